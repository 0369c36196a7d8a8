import { expect, test } from 'vitest'
import { asking } from '../../src/sync/core/asking.ts'
import { isAnswer, taking, type Asked } from '../../src/sync/core/taking.ts'
import { keptFor, trimming } from '../../src/sync/core/trimming.ts'
import type { Ack } from '../../src/storage/board.ts'
import type { SyncAnswer } from '../../src/wire/sync.ts'

const part = { i: 'amal', e: 'second', f: 0, t: 9, g: 'G' }
const answer = (more: Partial<SyncAnswer> = {}): SyncAnswer => ({ w: 1, now: 5, s: [], p: [part], ...more })
const asked = (known: [string, string][]): Asked => ({
  letters: [
    { letter: 'one', place: 'amal' },
    { letter: 'two', place: 'amal' },
  ],
  held: new Map(),
  epochs: new Map(known),
  at: 1,
})
const ack = (letter: string, epoch: string, code = ''): Ack => ({ letter, code, place: 'amal', epoch })

test('an answer that was cut between two frames is none', () => {
  const head = answer({ bundles: [{ p: 'profile', i: 'amal' }] })
  expect(isAnswer(head, 1)).toBe(true)
  expect(isAnswer(head, 0)).toBe(false)
  expect(isAnswer({ ...head, bundles: undefined }, 0)).toBe(true)
})

test('a school’s new life is noticed once, and never from a late answer of an old one', () => {
  const met = (before: [string, string][], now: [string, string][]) =>
    taking(asked(before), answer(), [], new Map(), new Map(now)).epochs
  expect(met([], [])).toEqual([{ place: 'amal', epoch: 'second' }])
  expect(met([['amal', 'first']], [['amal', 'first']])).toEqual([{ place: 'amal', epoch: 'second' }])
  expect(met([['amal', 'second']], [['amal', 'second']])).toEqual([])
  expect(met([['amal', 'first']], [['amal', 'third']])).toEqual([])
  expect(met([], [['amal', 'third']])).toEqual([])
})

test('receipts bear the life of the school that gave them; what was no letter is told by its place', () => {
  const { acks } = taking(asked([]), answer({ s: ['one'], u: [1] }), [], new Map(), new Map())
  expect(acks).toEqual([ack('one', 'second'), ack('two', 'second', 'not_understood')])
})

test('an answer that is silent of a place speaks in the life that the phone named', () => {
  const held = new Map([['amal', { cursor: 3, generation: 'G', epoch: 'first' }]])
  const silent = taking({ ...asked([]), held }, answer({ all: 1, p: [] }), [], new Map(), new Map())
  expect(silent.acks).toEqual([ack('one', 'first'), ack('two', 'first')])
})

test('an answer is taken where it begins in what the phone holds, in the same life, and brings it forward', () => {
  const present = { place: 'amal', cursor: 7, generation: 'G', epoch: 'second', audiences: [] }
  const takes = (said: object, held = { cursor: 5, generation: 'G', epoch: 'second' }) =>
    taking(
      { ...asked([]), held: new Map([['amal', held]]) },
      answer({ p: [{ ...part, f: 5, t: 9, ...said }] }),
      [],
      new Map([['amal', present]]),
      new Map(),
    ).cursors.length === 1
  expect(takes({})).toBe(true)
  expect(takes({ f: 8 }), 'it begins beyond').toBe(false)
  expect(takes({ e: 'first' }), 'another life').toBe(false)
  expect(takes({ t: 6 }), 'older').toBe(false)
  expect(takes({ t: 7 }), 'the same').toBe(false)
  expect(takes({ t: 7, g: 'H' }), 'audiences that were not named yet').toBe(true)
  expect(takes({}, { cursor: 5, generation: 'H', epoch: 'second' }), 'asked with other audiences').toBe(false)
  // He had left when it was written, and has come back since: the phone's audiences are again those of the asking.
  expect(takes({ t: 6, g: 'H' }), 'from between').toBe(false)
})

test('a refusal that was told in clear is kept with the act, and once', () => {
  const outbox = [{ n: 1, profile: 'p', letter: 'one', settledAt: 0 }]
  const refused = (code: string, settledAt = 0) =>
    trimming([ack('one', 'second', code)], [{ ...outbox[0]!, settledAt }], new Map([['amal', 'second']]), 100)
      .refused
  expect(refused('number_taken')).toEqual([{ copy: 'p/1', code: 'number_taken' }])
  expect(refused('number_taken', 50)).toEqual([])
  expect(refused('unknown_author'), 'it waits at the school').toEqual([])
  expect(refused('')).toEqual([])
})

test('a receipt of an older life settles nothing, and goes', () => {
  const outbox = [{ n: 1, profile: 'p', letter: 'one', settledAt: 0 }]
  const trimmed = (acks: Ack[]) => trimming(acks, outbox, new Map([['amal', 'second']]), 100)
  expect(trimmed([ack('one', 'first')])).toMatchObject({ settled: [], served: ['one'] })
  expect(trimmed([ack('one', 'second')])).toMatchObject({ settled: [1], served: ['one'] })
  expect(trimmed([ack('one', '')])).toMatchObject({ settled: [1], served: ['one'] })
})

test('letters rest for fourteen days of the school’s clock', () => {
  const outbox = [{ n: 1, profile: 'p', letter: 'one', settledAt: 1000 }]
  expect(trimming([], outbox, new Map(), 1000 + keptFor).old).toEqual([])
  expect(trimming([], outbox, new Map(), 1001 + keptFor).old).toEqual([1])
})

test('a school of which the board holds nothing is asked by name, with the life that the vault knows', () => {
  const bag = {
    device: { id: 'device', publicKey: 'key' },
    ...{ known: true, number: 3, waiting: [], unknownPlace: '?' },
    epochs: [
      { place: 'amal', epoch: 'first' },
      { place: 'nour', epoch: 'only' },
    ],
    cursors: [{ place: 'amal', cursor: 7, generation: 'G', epoch: 'first', audiences: [] }],
  }
  expect(asking(bag).request.p).toEqual([
    { i: 'amal', h: [7, 'G', 'first'] },
    { i: 'nour', h: [0, '', 'only'] },
  ])
})
