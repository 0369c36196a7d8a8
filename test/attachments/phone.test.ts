import 'fake-indexeddb/auto'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { draftFile, shownFile, toSend, type Attached } from '../../src/domain/attachments/standing.ts'
import { dropDraft, saveDraft } from '../../src/storage/drafts.ts'
import { dropFile, keepFile, openShown, showFiles } from '../../src/storage/files.ts'
import type { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { readyFiles } from '../../src/sync/files.ts'
import { now, School, type Pocket } from '../broadcasts/school.ts'

const work = 'ask/amal//'
const bytes = new Uint8Array([1, 2, 3, 4])
let school: School
let child: Pocket
let teaching: string

beforeEach(async () => {
  school = await School.open()
  child = await school.pocketOf('yazan', 'student')
  teaching = (await child.session.home('amal')!.list('teaching', '6a'))[0]!.id
})
afterEach(() => school.close())

const keep = async (session: Session): Promise<Attached> => {
  const file = (await keepFile(session, work, { bytes, about: { type: 'image/webp', before: 3000 } }))!
  await saveDraft(session, work, { text: '', files: [file] }, now)
  return file
}
const ask = (files: readonly Attached[], id = 'q1') =>
  act(child.session, {
    place: 'amal',
    name: 'questions.ask',
    args: { id, child: 'yazan', teaching, text: '', ...toSend(files) },
  })

test('S5.drafts: a file of a draft lies sealed in the vault and opens by the key that the draft keeps', async () => {
  const file = await keep(child.session)
  const lies = (await child.phone.vault.files.get(file.hash))!
  expect(lies.bytes.byteLength).toBe(bytes.length + 16)
  expect(await openShown(child.phone, draftFile(file))).toEqual(bytes)
  expect(JSON.stringify(await child.phone.vault.drafts.toArray())).not.toContain(file.key)
})

test('a draft that is put away takes its files along; one that was sent leaves them to the queue', async () => {
  const gone = await keep(child.session)
  await dropDraft(child.session, work)
  expect(await child.phone.vault.files.get(gone.hash)).toBeUndefined()

  const file = await keep(child.session)
  expect(await ask([file])).toBeUndefined()
  await dropDraft(child.session, work)
  await dropFile(child.session, file.hash)
  expect(await child.phone.vault.files.get(file.hash)).toBeDefined()
})

test('S5.queue: letter, copy and the queue of its files come together or not at all', async () => {
  const file = await keep(child.session)
  const { vault } = child.phone
  const before = await vault.outbox.count()
  const put = vault.uploads.bulkPut.bind(vault.uploads)
  vault.uploads.bulkPut = () => {
    throw new Error('the battery fell out')
  }
  await expect(ask([file])).rejects.toThrow('the battery fell out')
  expect(await vault.outbox.count()).toBe(before)
  expect(await vault.copies.count()).toBe(0)

  vault.uploads.bulkPut = put
  await ask([file])
  expect(await vault.outbox.count()).toBe(before + 1)
  expect(await vault.uploads.get(file.hash)).toMatchObject({ rank: 2, size: 20, sent: 0, doneAt: 0 })
})

test('the file waits for its letter, and is seen on its author’s phone from the first moment', async () => {
  const file = await keep(child.session)
  school.online = false
  await ask([file])
  expect(await readyFiles(child.phone)).toEqual([])
  const home = child.session.home('amal')!
  const [shown] = await showFiles(child.session, home, 'q1', [file])
  expect(shown).toMatchObject({ standing: 'here', kept: { in: 'vault' } })
  expect(await openShown(child.phone, shown!)).toEqual(bytes)
  school.online = true
  await child.sync()
  expect((await readyFiles(child.phone)).map(({ hash }) => hash)).toEqual([file.hash])
})

test('a refused act keeps its files, and sends nothing until it is sent again; put away, they go', async () => {
  const file = await keep(child.session)
  await ask([file])
  const { vault } = child.phone
  await dropDraft(child.session, work)
  const [sent] = [...child.session.acts.values()]
  await child.session.dismiss(sent!.n)
  expect(await vault.uploads.get(file.hash)).toBeUndefined()
  expect(await vault.files.get(file.hash)).toBeUndefined()
})

test('who only reads is told that it comes, then what it weighs, then sees it from this phone', () => {
  const file: Attached = { hash: 'h', key: 'k', type: 'image/webp', bytes: 4000 }
  const none = { inVault: false, inBoard: false }
  const coming = { sent: 'h', state: 'coming' as const, type: file.type, bytes: 4000 }
  const here = { ...coming, state: 'here' as const, hash: 'c', key: 'ck', bytes: 3500 }
  expect(shownFile(file, { row: coming, ...none })).toMatchObject({ standing: 'way', bytes: 4000 })
  const away = shownFile(file, { row: here, ...none })
  expect(away).toMatchObject({ standing: 'arrived', bytes: 3500, away: { hash: 'c', key: 'ck' } })
  expect(away.kept).toBeUndefined()
  const fetched = shownFile(file, { row: here, inVault: false, inBoard: true })
  expect(fetched.kept).toEqual({ in: 'board', hash: 'c', key: 'ck' })
  const refused = { ...coming, state: 'refused' as const, code: 'file_pixels' as const }
  expect(shownFile(file, { row: refused, ...none })).toMatchObject({
    standing: 'refused',
    code: 'file_pixels',
  })
  const sending = { size: 200, sent: 80, doneAt: 0 }
  expect(shownFile(file, { row: coming, sending, inVault: true, inBoard: false })).toMatchObject({
    standing: 'way',
    percent: 40,
  })
})
