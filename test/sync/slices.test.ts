import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import type { Asked } from '../../src/sync/core/taking.ts'
import { take } from '../../src/sync/take.ts'
import { toUtf8 } from '../../src/wire/bytes.ts'
import { writeEnvelope } from '../../src/wire/envelope.ts'
import { rowsToColumns } from '../../src/wire/rows.ts'
import type { SyncAnswer } from '../../src/wire/sync.ts'

const place = 'amal'
const asked: Asked = { letters: [], held: new Map(), epochs: new Map(), at: 0 }
const part = { i: place, e: 'one', f: 0, t: 9, g: 'all', b: ['section:6a'] }
const head: SyncAnswer = { w: 3, now: 1, s: [], p: [part] }

const lesson = (id: string) => ({ id, audience: 'section:6a', about: '6a', v: 9, body: { title: id } })
const lessons = (from: number, count: number) =>
  rowsToColumns(Array.from({ length: count }, (_, i) => lesson(`l${from + i}`)))
const frame = (columns: object) => toUtf8(JSON.stringify(columns))

let phones = 0
const newPhone = () => {
  const name = `slices-${++phones}`
  return openPhone({ board: `${name}-board`, vault: `${name}-vault`, bell: name })
}
const held = async ({ board }: Phone) => [await board.rows.count(), (await board.cursors.get(place))?.cursor]

test('10,000 rows are kept slice by slice, in one transaction', async () => {
  const phone = await newPhone()
  const kept = vi.spyOn(phone.board.rows, 'bulkPut')
  const begun = vi.spyOn(phone.board, 'transaction')
  const slices = Array.from({ length: 40 }, (_, i) => frame(lessons(i * 250, 250)))
  const named = slices.map(() => ({ i: place, n: 'lesson' }))
  const taken = await take(phone, asked, writeEnvelope({ ...head, slices: named }, slices))
  expect(taken).toMatchObject({ ok: true, news: true })
  expect(await held(phone)).toEqual([10_000, 9])
  expect(begun).toHaveBeenCalledTimes(1)
  const sizes = kept.mock.calls.map(([rows]) => rows.length)
  expect(Math.max(...sizes)).toBeLessThanOrEqual(100)
  expect(sizes.reduce((sum, size) => sum + size, 0)).toBe(10_000)
})

test('an answer of which one slice cannot be read is none: neither its rows nor its cursor are kept', async () => {
  const phone = await newPhone()
  const slices = [frame(lessons(0, 250)), toUtf8('{"n":1'), frame(lessons(500, 250))]
  const named = slices.map(() => ({ i: place, n: 'lesson' }))
  const taken = await take(phone, asked, writeEnvelope({ ...head, slices: named }, slices))
  expect(taken).toEqual({ ok: false })
  expect(await held(phone)).toEqual([0, undefined])
})

test('an answer that was cut before its last slice is none', async () => {
  const phone = await newPhone()
  const slices = [frame(lessons(0, 10)), frame(lessons(10, 10))]
  const named = slices.map(() => ({ i: place, n: 'lesson' }))
  const taken = await take(phone, asked, writeEnvelope({ ...head, slices: named }, slices.slice(0, 1)))
  expect(taken).toEqual({ ok: false })
  expect(await held(phone)).toEqual([0, undefined])
})

test('rows in the head and rows in slices come together, and what is gone leaves', async () => {
  const phone = await newPhone()
  await take(phone, asked, writeEnvelope({ ...head, rows: { [place]: { lesson: lessons(0, 3) } } }, []))
  const next = { ...part, f: 9, t: 10 }
  const slices = [frame(rowsToColumns([{ id: 'l0', gone: 1 }, lesson('l9')]))]
  const then = { ...asked, held: new Map([[place, { cursor: 9, generation: 'all', epoch: 'one' }]]) }
  const answer = { ...head, p: [next], slices: [{ i: place, n: 'lesson' }] }
  expect(await take(phone, then, writeEnvelope(answer, slices))).toMatchObject({ ok: true, news: true })
  expect(await phone.board.rows.toCollection().primaryKeys()).toEqual([
    'amal/lesson/l1',
    'amal/lesson/l2',
    'amal/lesson/l9',
  ])
  expect(await held(phone)).toEqual([3, 10])
})
