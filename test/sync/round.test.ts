import 'fake-indexeddb/auto'
import { randomBytes } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { performOffice } from '../../src/server/actions/perform.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { exchange as serve } from '../../src/server/sync/exchange.ts'
import { Ledger } from '../../src/storage/ledger.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange, type Line } from '../../src/sync/exchange.ts'
import { meetEpochs } from '../../src/sync/receipts.ts'
import { write } from '../../src/sync/tap.ts'
import { readCardLink } from '../../src/wire/card.ts'

const hour = 3_600_000
const now = Date.parse('2026-11-22T08:00:00Z')
let house: House
let phone: Phone
let online = true
let requests = 0

beforeEach(async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'haqiba-')), 'test.db')
  const config = { host: '', port: 0, dataDir: '', database: file, origin: 'http://school' }
  house = await openHouse(config, { now: () => now, log: pino({ level: 'silent' }) })
  await house.schools.openPlace('amal', now)
  const name = (own: string) => ({ own, father: 'سالم', grandfather: 'علي', family: 'العبّادي' })
  const refusal = await performOffice(
    house.store,
    'amal',
    [
      { name: 'schools.describe', args: { name: 'الأمل', nameEn: 'Amal', hijriOffset: 0 } },
      { name: 'sections.open', args: { id: '6a', grade: '6', letter: 'أ' } },
      { name: 'people.admit', args: { id: 'yazan', name: name('يزن'), gender: 'male', student: true } },
      { name: 'people.admit', args: { id: 'rana', name: name('رنا'), gender: 'female', student: false } },
      { name: 'people.admit', args: { id: 'mother', name: name('هناء'), gender: 'female', student: false } },
      { name: 'people.tie', args: { id: 't1', person: 'yazan', role: 'student', target: '6a' } },
      {
        name: 'people.tie',
        args: { id: 't2', person: 'rana', role: 'teacher', target: '6a', subject: 'arabic' },
      },
      { name: 'people.tie', args: { id: 't3', person: 'mother', role: 'guardian', target: 'yazan' } },
    ],
    now,
  )
  expect(refusal).toBeUndefined()
  const id = Math.random().toString(36).slice(2)
  phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
  online = true
  requests = 0
})
afterEach(() => house.close())

const line: Line = {
  async fetch(_input, init) {
    if (!online) throw new TypeError('no network')
    requests++
    const body = init!.body as Uint8Array
    const signature = (init!.headers as Record<string, string>)['x-haqiba-signature']!
    const result = await serve(house, body, signature, 'here')
    return result.ok
      ? new Response(result.body)
      : new Response(JSON.stringify(result), { status: result.status })
  },
  onWay() {},
}

async function enrolled(person: string, desk: 'student' | 'teacher' | 'guardian') {
  const printed = await issueCard(house.store, house.schools, 'http://school', {
    place: 'amal',
    person,
    desk,
    now,
  })
  const face = { name: person, motif: 'cypress', pocket: 'olive' as const }
  return enrol(phone, { kind: 'card', card: readCardLink(printed.link)! }, face)
}

/** A work of one question, but for its hours. */
const work = {
  id: 'w1',
  section: '6a',
  subject: 'arabic',
  title: 'رسالة',
  intro: '',
  lessons: [],
  tasks: [{ id: 'q1', kind: 'text', prompt: 'اكتب', points: 5 }],
}

test('an answer goes from the phone to the teacher and the mark comes back to child and guardian', async () => {
  const child = await enrolled('yazan', 'student')
  const mother = await enrolled('mother', 'guardian')
  const teacher = await enrolled('rana', 'teacher')
  expect(await exchange(phone, line)).toBe('done')
  for (const session of [child, mother, teacher]) await session.refresh()
  expect(child.home('amal')!.actor().ties).toHaveLength(1)

  const publish = { ...work, publishAt: now, dueAt: now + 24 * hour, weight: 10 }
  expect(await act(teacher, { place: 'amal', name: 'assignments.publish', args: publish })).toBeUndefined()
  expect(await exchange(phone, line)).toBe('done')
  for (const session of [child, mother, teacher]) await session.refresh()
  expect(teacher.acts.size).toBe(0)

  online = false
  const handIn = { id: 's1', assignment: 'w1', answers: [{ task: 'q1', text: 'جدّتي الغالية' }] }
  expect(await act(child, { place: 'amal', name: 'submissions.hand-in', args: handIn })).toBeUndefined()
  expect(await exchange(phone, line)).toBe('no_way')
  expect(child.home('amal')!.stateOf('submission', 's1')).toBe('here')
  await mother.refresh()
  expect((await mother.home('amal')!.get('submission', 's1'))?.body.answers[0]!.text).toBe('جدّتي الغالية')
  expect(mother.home('amal')!.stateOf('submission', 's1')).toBe('here')
  await teacher.refresh()
  expect(await teacher.home('amal')!.get('submission', 's1')).toBeUndefined()

  online = true
  requests = 0
  expect(await exchange(phone, line)).toBe('done')
  expect(requests).toBe(1)
  for (const session of [child, mother, teacher]) await session.refresh()
  expect(child.home('amal')!.stateOf('submission', 's1')).toBe('arrived')
  expect(mother.home('amal')!.stateOf('submission', 's1')).toBe('arrived')

  const give = { submission: 's1', points: 4, comment: 'جميل', ifV: 0 }
  expect(await act(teacher, { place: 'amal', name: 'marks.give', args: give })).toBeUndefined()
  expect(await exchange(phone, line)).toBe('done')
  for (const session of [child, mother]) {
    await session.refresh()
    expect((await session.home('amal')!.get('mark', 's1'))?.body).toMatchObject({
      points: 4,
      outOf: 5,
      weight: 10,
    })
  }
  const reopened = (await Session.open(phone, child.profile.id))!
  expect((await reopened.home('amal')!.get('mark', 's1'))?.body.comment).toBe('جميل')
})

test('a school that comes back from a backup is offered again what it had taken in since', async () => {
  const child = await enrolled('yazan', 'student')
  const teacher = await enrolled('rana', 'teacher')
  expect(await exchange(phone, line)).toBe('done')
  for (const session of [child, teacher]) await session.refresh()
  const publish = { ...work, publishAt: now, dueAt: now + 24 * hour, weight: 10 }
  await act(teacher, { place: 'amal', name: 'assignments.publish', args: publish })
  expect(await exchange(phone, line)).toBe('done')
  await child.refresh()
  const before = await house.db.selectFrom('places').select('v').executeTakeFirstOrThrow()

  const handIn = { id: 's1', assignment: 'w1', answers: [{ task: 'q1', text: 'جدّتي' }] }
  await act(child, { place: 'amal', name: 'submissions.hand-in', args: handIn })
  expect(await exchange(phone, line)).toBe('done')
  expect(await phone.vault.outbox.where('settledAt').equals(0).count()).toBe(0)

  // The backup was made before the hand-in: its effect and its result are gone, and the epoch is another.
  await house.db.deleteFrom('rows').where('id', '=', 's1').execute()
  await house.db.deleteFrom('results').where('v', '>', before.v).execute()
  await house.db.updateTable('places').set({ v: before.v, epoch: 'restored' }).execute()

  expect(await exchange(phone, line)).toBe('done')
  expect(await exchange(phone, line)).toBe('done')
  const row = await house.db.selectFrom('rows').select('body').where('id', '=', 's1').executeTakeFirst()
  expect(row?.body).toContain('جدّتي')
  await child.refresh()
  expect(child.home('amal')!.stateOf('submission', 's1')).toBe('arrived')
  expect((await child.home('amal')!.get('submission', 's1'))?.body.attempt).toBe(1)
})

test('a school of whose life nobody here had heard is offered again what was settled: it may be another by now', async () => {
  await enrolled('yazan', 'student')
  expect(await exchange(phone, line)).toBe('done')
  const waits = () => phone.vault.outbox.where('settledAt').equals(0).count()
  expect(await waits()).toBe(0)
  // As it is with whoever enrolled and left in one exchange: no answer ever named the school.
  await phone.vault.epochs.clear()
  await meetEpochs(phone, () => [{ place: 'amal', epoch: 'restored' }])
  expect(await waits()).toBe(1)
})

test('a bundle that rotted on the phone is asked for once more, and what is gone meanwhile leaves', async () => {
  const child = await enrolled('yazan', 'student')
  const mother = await enrolled('mother', 'guardian')
  expect(await exchange(phone, line)).toBe('done')
  await child.refresh()
  await mother.refresh()
  await performOffice(
    house.store,
    'amal',
    [{ name: 'people.tie', args: { id: 't4', person: 'rana', role: 'homeroom', target: '6a' } }],
    now,
  )
  expect(await exchange(phone, line)).toBe('done')
  const boardTies = () => phone.board.rows.where('[place+noun]').equals(['amal', 'teaching']).primaryKeys()
  expect(await boardTies()).toContain('amal/teaching/t4')
  const rotten = { profile: child.profile.id, place: 'amal', bytes: new Uint8Array(200).buffer }
  await phone.board.bundles.add(rotten as never)
  await child.refresh()
  await performOffice(house.store, 'amal', [{ name: 'people.untie', args: { id: 't4' } }], now)
  expect(await exchange(phone, line)).toBe('done')
  await child.refresh()
  expect(child.home('amal')!.actor().ties).toHaveLength(1)
  expect(await boardTies()).not.toContain('amal/teaching/t4')
})

test('a tab that comes late with its merging keeps nothing over what another has merged since', async () => {
  const child = await enrolled('yazan', 'student')
  const teacher = await enrolled('rana', 'teacher')
  expect(await exchange(phone, line)).toBe('done')
  for (const session of [child, teacher]) await session.refresh()
  for (const id of ['w1', 'w2']) {
    const publish = { ...work, id, publishAt: now, dueAt: now + 24 * hour, weight: 10 }
    await act(teacher, { place: 'amal', name: 'assignments.publish', args: publish })
  }
  expect(await exchange(phone, line)).toBe('done')
  await child.refresh()
  const handIn = async (id: string, assignment: string) => {
    const args = { id, assignment, answers: [{ task: 'q1', text: 'جدّتي' }] }
    expect(await act(child, { place: 'amal', name: 'submissions.hand-in', args })).toBeUndefined()
    expect(await exchange(phone, line)).toBe('done')
  }
  await handIn('s1', 'w1')

  // The late tab reads what came, and is held back before it can open it.
  let [reach, letOn] = [() => {}, () => {}]
  const reached = new Promise<void>(resolve => (reach = resolve))
  const gate = new Promise<void>(resolve => (letOn = resolve))
  const get = async (place: string) => {
    reach()
    await gate
    return phone.vault.schools.get(place)
  }
  const vault = Object.create(phone.vault, { schools: { value: { get } } }) as Phone['vault']
  const late = new Ledger({ ...phone, vault }, child.profile.id, child.keys)
  await late.load()
  const merging = late.merge()
  await reached
  await handIn('s2', 'w2')
  await child.refresh()
  letOn()
  await merging

  const kept = new Ledger(phone, child.profile.id, child.keys)
  await kept.load()
  expect([...kept.rows.keys()]).toEqual(expect.arrayContaining(['amal/submission/s1', 'amal/submission/s2']))
})

test('more than one request can carry leaves in several, and what gets no receipt is not sent without end', async () => {
  const child = await enrolled('yazan', 'student')
  expect(await exchange(phone, line)).toBe('done')
  await child.refresh()
  const long = () => ({
    id: 's',
    assignment: 'w1',
    answers: [{ task: 'q1', text: randomBytes(42_000).toString('base64') }],
  })
  const tap = { clock: now, offset: 0, contact: now }
  for (let n = 1; n <= 100; n++) {
    const inside = { a: { name: 'submissions.hand-in', v: 1 }, x: long(), t: tap }
    const { waiting } = await write(child, 'amal', 1000 + n, inside)
    await phone.vault.outbox.put(waiting)
  }
  const waits = () => phone.vault.outbox.where('settledAt').equals(0).count()
  expect(await exchange(phone, line)).toBe('more')
  expect(await waits()).toBeLessThan(20)
  expect(await waits()).toBeGreaterThan(0)
  expect(await exchange(phone, line)).toBe('done')
  expect(await waits()).toBe(0)

  // Bytes that rotted on the phone: the school can't read whose letter it was, says which it was, and the phone lets it rest.
  for (let n = 1; n <= 100; n++) {
    const rotten = { n: 2000 + n, profile: child.profile.id, place: 'amal', settledAt: 0, sealed: 1 } as const
    await phone.vault.outbox.put({ ...rotten, letter: `rotten-${n}`, bytes: new Uint8Array(60_000).buffer })
  }
  expect(await exchange(phone, line)).toBe('more')
  expect(await exchange(phone, line)).toBe('done')
  expect(await waits()).toBe(0)
})
