import { expect, test } from 'vitest'
import type { Deed } from './deeds.ts'
import type { Facts } from './facts.ts'
import { judge, type Verdict } from './verdict.ts'

const letter = { id: 'letter', bytes: new Uint8Array() }
const deed = (): Deed => ({
  ...{ place: 'amal', device: 'phone', profile: 'pocket', person: 'omar', n: 1, name: 'submissions.hand-in' },
  ...{ letter, code: '', sentAt: 1, receiptAt: 2 },
  row: { noun: 'submission', id: 's', body: { answers: ['ريحان'] } },
})
const facts = (): Facts => ({
  unsound: [],
  counters: new Map([['amal', 7]]),
  rows: [
    {
      ...{ place: 'amal', noun: 'submission', id: 's', audience: 'pupil:omar', v: 7, gone: false },
      body: { assignment: 'w', person: 'omar', attempt: 1, answers: ['ريحان'] },
    },
  ],
  results: [{ place: 'amal', device: 'phone', n: 1, profile: 'pocket', letter: 'letter', code: '', v: 7 }],
  ...{ ties: [], enrolments: [], cursors: [], cards: [], waiting: 0 },
})

/** What is found when one thing is not as it was. */
function found(change: (facts: Facts, deed: Deed) => void): (keyof Verdict)[] {
  const [done, there] = [deed(), facts()]
  change(there, done)
  const verdict = judge([done], there, 10)
  return (['lost', 'doubled', 'damaged'] as const).filter(kind => verdict[kind].length > 0)
}

test('a deed that is there once is no finding, and neither is one without a receipt that never came', () => {
  expect(found(() => {})).toEqual([])
  const never = (there: Facts, done: Deed) => {
    done.receiptAt = 0
    there.results = []
    there.rows = []
  }
  expect(found(never)).toEqual([])
})

test('a receipt without a result, or a result without its row, is a loss', () => {
  expect(found(there => void (there.results = []))).toContain('lost')
  expect(found(there => void (there.rows = []))).toContain('lost')
})

test('an effect that was written again, met itself, or came alone is doubled', () => {
  expect(found(there => void (there.rows[0]!.v = 6))).toEqual(['doubled'])
  expect(found(there => void (there.results[0]!.code = 'already_there'))).toContain('doubled')
  expect(found(there => void (there.rows[0]!.body.attempt = 2))).toEqual(['doubled'])
  const effectAlone = (there: Facts, done: Deed) => {
    done.receiptAt = 0
    there.results = []
  }
  expect(found(effectAlone)).toEqual(['doubled'])
  const twice = (there: Facts) => void there.cards.push({ place: 'amal', person: 'omar', uses: 9 })
  expect(found(twice)).toEqual(['doubled'])
})

test('other words, a counter or cursor from the future, and two deeds under one counter are damage', () => {
  expect(found(there => void (there.rows[0]!.body.answers = []))).toEqual(['damaged'])
  expect(found(there => void there.counters.set('amal', 6))).toEqual(['damaged'])
  const ahead = (there: Facts) => void there.cursors.push({ place: 'amal', device: 'phone', cursor: 8 })
  expect(found(ahead)).toEqual(['damaged'])
  const both = (there: Facts) => void there.results.push({ ...there.results[0]!, device: 'other' })
  expect(found(both)).toEqual(['damaged'])
  expect(found(there => void there.unsound.push('page 7 is wrong'))).toEqual(['damaged'])
})
