import { randomBytes } from 'node:crypto'
import { expect, test } from 'vitest'
import type { RosterReply } from '../../src/domain/rosters/roster.ts'
import { openReply, writeErrand } from '../../src/letters/errand.ts'
import { newLetterId } from '../../src/letters/id.ts'
import type { Errand } from '../../src/wire/rosters.ts'
import { badRegisters } from '../imports/bad-registers.ts'
import { dump, eachEngine } from './engines.ts'
import type { Phone, Profile } from './phone.ts'
import { newSchool } from './school.ts'

const utf8 = (text: string) => new TextEncoder().encode(text)

/** A small OneRoster 1.1 user list would need eight files; the plain sheet of a section is one. */
const sheet = (rows: string[]) =>
  utf8(['الرقم الوطني,اسم الطالب,الجنس,الصف,الشعبة', ...rows, ''].join('\r\n'))
const good = sheet([
  '2001000011,يزن سامر محمود العبادي,ذكر,السابع,أ',
  '2001000012,جنى سامر محمود العبادي,أنثى,السابع,أ',
  '2001000013,عمر خالد حسن الزعبي,ذكر,السابع,ب',
])
const bad = sheet(['2001000011,يزن سامر محمود العبادي,ذكر,السابع,أ', '2001000012,,أنثى,السابع,أ'])

async function ask(
  { phone, me }: { phone: Phone; me: Profile },
  errand: Errand,
  file?: Uint8Array,
  more: { head?: object; signer?: CryptoKeyPair } = {},
) {
  const id = newLetterId()
  const head = { d: phone.id, p: me.id, place: me.place, id, errand, ...more.head }
  const body = await writeErrand(me.school, more.signer ?? me.signer, head, file)
  const response = await fetch(`${phone.url}/api/rosters`, {
    method: 'POST',
    headers: { 'content-type': 'application/octet-stream' },
    body,
  })
  const bytes = new Uint8Array(await response.arrayBuffer())
  const reply = response.ok ? await openReply(me.inbox, me.school.sign, me.id, id, bytes) : undefined
  return { status: response.status, reply: reply as RosterReply | undefined, bytes }
}

const previewOf = (reply: RosterReply | undefined) => {
  expect(reply).toHaveProperty('preview')
  return (reply as Extract<RosterReply, { preview: unknown }>).preview
}

eachEngine('rosters at the principal’s desk', stage => {
  const preview = { do: 'preview', name: 'الطلبة.csv' } as const

  test('P1.differences: a sheet with mistakes is answered with file, line and field, and changes nothing', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const before = await dump(stage.house, school.place)
    const shown = previewOf((await ask(adel, preview, bad)).reply)
    expect(shown.id).toBe('')
    expect(shown.wrong[0]).toMatchObject({ file: 'الطلبة.csv', line: 3 })
    expect(shown.wrong[0]!.field).toBeTruthy()
    expect(await dump(stage.house, school.place)).toBe(before)
  })

  test('every register that is broken, hides something or breaks off is told with its place; the school stays as it is', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const before = await dump(stage.house, school.place)
    for (const { what, name, content, place } of await badRegisters()) {
      const shown = previewOf((await ask(adel, { do: 'preview', name }, content)).reply)
      expect(shown.id, what).toBe('')
      expect(shown.wrong[0], what).toMatchObject(place)
      expect(await dump(stage.house, school.place), what).toBe(before)
    }
    expect(stage.logged.filter(line => line.includes('"a bug"'))).toEqual([])
    expect(previewOf((await ask(adel, preview, good)).reply).wrong, 'and the next is read').toEqual([])
  })

  test('P1.imports: what is shown is applied by its name, and taken back', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const people = async () =>
      (
        await stage.house.db
          .selectFrom('rows')
          .select('id')
          .where('place_id', '=', school.place)
          .where('noun', '=', 'person')
          .where('gone', '=', 0)
          .execute()
      ).length
    const before = await people()
    const shown = previewOf((await ask(adel, preview, good)).reply)
    expect(shown).toMatchObject({ wrong: [], missing: 0, asks: false })
    expect(shown.entities.people.created).toBe(3)
    expect(shown.changes.map(one => one.name).join()).toContain('يزن')
    expect(await people(), 'only shown').toBe(before)
    const { reply } = await ask(adel, { do: 'apply', preview: shown.id, yes: false })
    expect(reply).toHaveProperty('applied')
    expect(await people()).toBe(before + 3)
    expect((await ask(adel, { do: 'apply', preview: shown.id, yes: false })).reply).toEqual({
      refused: 'preview_gone',
    })
    const last = ((await ask(adel, { do: 'last' })).reply as { last: { id: string; file: string } }).last
    expect(last.file).toBe('الطلبة.csv')
    expect((await ask(adel, { do: 'undo', last: 'another' })).reply).toEqual({ refused: 'nothing_to_undo' })
    expect((await ask(adel, { do: 'undo', last: last.id })).reply).toHaveProperty('undone')
    expect(await people()).toBe(before)
    expect((await ask(adel, { do: 'undo', last: last.id })).reply).toEqual({ refused: 'nothing_to_undo' })
  })

  test('a school that changed since is not changed by what was shown before', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const first = previewOf((await ask(adel, preview, good)).reply)
    const other = await school.phoneOf('adel')
    const second = previewOf((await ask(other, preview, good)).reply)
    expect((await ask(other, { do: 'apply', preview: second.id, yes: false })).reply).toHaveProperty(
      'applied',
    )
    expect((await ask(adel, { do: 'apply', preview: first.id, yes: false })).reply).toEqual({
      refused: 'changed_meanwhile',
    })
    expect((await ask(adel, { do: 'apply', preview: second.id, yes: false })).reply, 'another’s').toEqual({
      refused: 'preview_gone',
    })
  })

  test('what was shown is forgotten after an hour', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const shown = previewOf((await ask(adel, preview, good)).reply)
    stage.clock.now += 61 * 60 * 1000
    expect((await ask(adel, { do: 'apply', preview: shown.id, yes: false })).reply).toEqual({
      refused: 'preview_gone',
    })
  })

  test('only a principal of this school is listened to', async () => {
    const school = await newSchool(stage)
    const before = await dump(stage.house, school.place)
    for (const who of ['muna', 'rana', 'omar', 'hanan'] as const) {
      const other = await school.phoneOf(who)
      expect((await ask(other, preview, good)).status, who).toBe(404)
      expect((await ask(other, { do: 'last' })).status, who).toBe(404)
    }
    const adel = await school.phoneOf('adel')
    const muna = await school.phoneOf('muna')
    // Another's signature, another's name, another school.
    expect((await ask(muna, preview, good, { head: { p: adel.me.id, d: adel.phone.id } })).status).toBe(401)
    expect((await ask(adel, preview, good, { signer: muna.me.signer })).status).toBe(401)
    const elsewhere = await newSchool(stage)
    expect((await ask(adel, preview, good, { head: { place: elsewhere.place } })).status).toBe(400)
    expect(JSON.parse(before)[1].length).toBe(JSON.parse(await dump(stage.house, school.place))[1].length)
  })

  test('who was principal and is not any more has no say', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    await school.office('people.untie', { id: `adel-${school.place}` })
    expect((await ask(adel, { do: 'last' })).status).toBe(404)
  })

  test('bytes that are no errand, or too many of them, are turned away and nothing breaks', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const post = (body: Uint8Array<ArrayBuffer>, type = 'application/octet-stream') =>
      fetch(`${stage.url}/api/rosters`, { method: 'POST', headers: { 'content-type': type }, body })
    for (const bytes of [new Uint8Array(), new Uint8Array([1]), new Uint8Array(randomBytes(5000))])
      expect((await post(bytes)).status).toBe(400)
    expect((await post(new Uint8Array([1]), 'text/plain')).status).toBe(415)
    expect((await post(new Uint8Array(17_000_000))).status).toBe(413)
    expect((await ask(adel, { do: 'rob' } as never)).status).toBe(400)
    expect((await ask(adel, { ...preview, name: 'a\u0000b.csv' })).status).toBe(400)
    for (const file of [undefined, new Uint8Array(), randomBytes(3000), utf8('PK\u0003\u0004 broken')]) {
      const shown = previewOf((await ask(adel, preview, file)).reply)
      expect(shown.id).toBe('')
      expect(shown.wrong.length).toBeGreaterThan(0)
    }
    expect(previewOf((await ask(adel, preview, good)).reply).wrong).toEqual([])
  })

  test('nothing of a register is readable on its way, nor in the log', async () => {
    const school = await newSchool(stage)
    const adel = await school.phoneOf('adel')
    const { bytes } = await ask(adel, preview, good)
    expect(Buffer.from(bytes).includes('العبادي')).toBe(false)
    expect(stage.logged.join()).not.toMatch(/العبادي|2001000011/)
  })
})
