import 'fake-indexeddb/auto'
import { randomBytes } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { metered } from '../../src/storage/meter.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import { cargoLimits, deliver, loadOf, putDownRefused, takeCargo } from '../../src/sync/cargo.ts'
import { metering } from '../../src/sync/metering.ts'
import { join, toUtf8 } from '../../src/wire/bytes.ts'
import { carriedLimits, toText, writeAnswerOutside, writeRequestOutside } from '../../src/wire/carried.ts'

const now = Date.parse('2026-11-22T08:00:00Z')
let phone: Phone

beforeEach(async () => {
  const id = Math.random().toString(36).slice(2)
  phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
})

/** As any phone writes it; nobody here could open it. */
const letter = (size = 900, id = randomBytes(16)) =>
  join(writeRequestOutside(randomBytes(8).toString('base64url'), id), randomBytes(size))
const answerTo = (request: Uint8Array) =>
  join(writeAnswerOutside(request.subarray(10, 26)), randomBytes(64), randomBytes(200))
const take = (file: Uint8Array, at = now) => takeCargo(phone, file, at)

/** A school that answers each letter, or as a test wants. */
const school = (answer: (body: Uint8Array) => Response) => {
  const asked: Uint8Array[] = []
  const send = (async (path: string, init: RequestInit) => {
    expect(path).toBe('/carried')
    asked.push(init.body as Uint8Array)
    return answer(init.body as Uint8Array)
  }) as typeof fetch
  return { asked, send }
}
const fine = (body: Uint8Array) => new Response(new Uint8Array(answerTo(body)))

test('a letter is taken along once, as bytes or as the text that a messenger passes on', async () => {
  const file = letter()
  expect(await take(toUtf8(toText(file, 'ملفّ من حقيبة')))).toBe('took')
  expect(await take(file)).toBe('here_already')
  const { waiting } = await loadOf(phone)
  expect(waiting).toEqual({ count: 1, size: file.length, since: now })
})

test('what is no letter, too large, or made on this phone is not taken, and changes nothing', async () => {
  expect(await take(toUtf8('مرحبا'))).toBe('not_ours')
  expect(await take(new Uint8Array())).toBe('not_ours')
  expect(await take(new Uint8Array(carriedLimits.text + 1))).toBe('too_large')
  const own = randomBytes(16)
  await phone.vault.carried.put({ id: own.toString('base64url'), place: 'amal' } as never)
  expect(await take(letter(900, own))).toBe('ownFile')
  expect(await take(answerTo(letter(900, own)))).toBe('not_ours')
  expect(await phone.vault.cargo.count()).toBe(0)
})

test('a phone carries so many letters and so many bytes, and no more', async () => {
  for (let i = 0; i < cargoLimits.files; i++) expect(await take(letter())).toBe('took')
  expect(await take(letter())).toBe('full')
  await phone.vault.cargo.clear()
  const large = 4_000_000
  for (let size = 0; size + large <= cargoLimits.bytes; size += large)
    expect(await take(letter(large - 26))).toBe('took')
  expect(await take(letter(large))).toBe('full')
  expect(await take(letter())).toBe('took')
})

test('nothing is carried for longer than 14 days', async () => {
  await take(letter())
  await take(letter(), now + cargoLimits.age)
  expect((await loadOf(phone)).waiting.count).toBe(2)
  await deliver(phone, school(() => new Response('', { status: 503 })).send, now + cargoLimits.age + 1)
  expect((await loadOf(phone)).waiting.count).toBe(1)
})

test('letters are handed in, the oldest first, and each answer stands in its letter’s place', async () => {
  const files = [letter(), letter()]
  await take(files[1]!, now + 1)
  await take(files[0]!)
  const { asked, send } = school(fine)
  expect(await deliver(phone, metering(phone, send), now + 2)).toBe(2)
  expect(asked.map(file => Buffer.from(file).equals(files[asked.indexOf(file)]!))).toEqual([true, true])
  const load = await loadOf(phone)
  expect(load.waiting.count).toBe(0)
  expect(load.answers).toHaveLength(2)
  // What it cost is counted apart from what the family sends.
  const used = await metered(phone, '')
  expect(used.map(({ kind }) => kind)).toEqual(['cargo'])
  expect(used[0]!.up).toBeGreaterThan(files[0]!.length + files[1]!.length)
  // Taken along once more, it would only be answered once more.
  expect(await take(answerTo(files[0]!))).toBe('here_already')
})

test('without a way to the school everything stays, and what the school can’t open holds up nothing', async () => {
  const [strange, good] = [letter(), letter()]
  await take(strange)
  await take(good, now + 1)
  const away = school(() => {
    throw new TypeError('no network')
  })
  expect(await deliver(phone, away.send, now)).toBe(0)
  expect(away.asked).toHaveLength(1)
  expect((await loadOf(phone)).waiting.count).toBe(2)
  const picky = school(body =>
    Buffer.from(body).equals(strange) ? new Response('{}', { status: 400 }) : fine(body),
  )
  expect(await deliver(phone, picky.send, now)).toBe(1)
  expect(await loadOf(phone)).toMatchObject({ refused: 1, waiting: { count: 0 } })
  expect(await deliver(phone, picky.send, now)).toBe(0)
  expect(picky.asked).toHaveLength(2)
  await putDownRefused(phone)
  expect((await loadOf(phone)).refused).toBe(0)
})

test('an answer that a neighbour brings for somebody else is carried on', async () => {
  expect(await take(toUtf8(toText(answerTo(letter()))))).toBe('took_answer')
  const { asked, send } = school(fine)
  await deliver(phone, send, now)
  expect(asked).toHaveLength(0)
  expect((await loadOf(phone)).answers).toHaveLength(1)
})
