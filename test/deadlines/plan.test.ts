import fc from 'fast-check'
import { expect, test } from 'vitest'
import { deadlinesOf } from '../../src/domain/deadlines/deadline.ts'
import { marksBySubject } from '../../src/domain/deadlines/marks.ts'
import { plansOf, wholeTiles } from '../../src/domain/deadlines/plan.ts'
import { assignment, facts, mark, now, submission } from './rows.ts'

const given = facts({
  assignments: [
    assignment('marked', '2026-11-10', { weight: 20 }),
    assignment('waits', '2026-11-20', { weight: 5 }),
    assignment('missed', '2026-11-21', { weight: 5 }),
    assignment('week', '2026-11-26', { weight: 10 }),
    assignment('later', '2026-12-10', { weight: 20 }),
    assignment('other', '2026-12-10', { subject: 'arabic' }),
  ],
  submissions: [submission('s1', 'marked'), submission('s2', 'waits')],
  marks: [mark('s1', 'marked', 17, 20)],
})

test('S4.plan: the weights of a subject add up to a hundred, what is not announced included', () => {
  const [arabic, maths] = plansOf(deadlinesOf(given, now), now)
  expect(arabic!.subject).toBe('arabic')
  expect(maths!.parts.map(({ kind, weight }) => [kind, weight])).toEqual([
    ['marked', 20],
    ['waits', 5],
    ['missed', 5],
    ['week', 10],
    ['later', 20],
    ['rest', 40],
  ])
  for (const { parts } of [arabic!, maths!])
    expect(parts.reduce((sum, part) => sum + part.tiles, 0)).toBe(100)
})

test('S4.plan: a mark fills its part as far as it was earned', () => {
  const maths = plansOf(deadlinesOf(given, now), now).find(plan => plan.subject === 'maths')
  expect(maths!.parts[0]).toMatchObject({ tiles: 20, earned: 17, points: 17, outOf: 20 })
})

test('S4.plan: a subject whose hundred is announced has no rest', () => {
  const assignments = ['01', '02'].map(day => assignment(day, `2026-12-${day}`, { weight: 50 }))
  const [plan] = plansOf(deadlinesOf(facts({ assignments }), now), now)
  expect(plan!.parts.map(part => part.kind)).toEqual(['later', 'later'])
})

test('the week of a plan ends on Saturday', () => {
  const kinds = ['2026-11-28', '2026-11-29'].map(day => {
    const assignments = [assignment('w', day)]
    return plansOf(deadlinesOf(facts({ assignments }), now), now)[0]!.parts[0]!.kind
  })
  expect(kinds).toEqual(['week', 'later'])
})

test('tiles are whole and keep the sum of the weights, whatever fractions they have', () => {
  expect(wholeTiles([33.3, 33.3, 33.4])).toEqual([33, 33, 34])
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 400 }), { minLength: 1, maxLength: 12 }), quarters => {
      // Weights in quarters of a mark, with a rest that makes them whole.
      const weights = quarters.map(quarter => quarter / 4)
      const sum = weights.reduce((total, one) => total + one, 0)
      const all = [...weights, Math.ceil(sum) - sum]
      const tiles = wholeTiles(all)
      expect(tiles.every(Number.isInteger)).toBe(true)
      expect(tiles.reduce((total, one) => total + one, 0)).toBe(Math.ceil(sum))
      all.forEach((weight, index) => expect(Math.abs(tiles[index]! - weight)).toBeLessThan(1))
    }),
  )
})

test('marks are told by subject with what is still to come, and of two attempts the newer counts', () => {
  const old = mark('s0', 'marked', 10, 20, { weight: 20, markedAt: now - 1 }).body
  const last = mark('s1', 'marked', 17, 20, { weight: 20 }).body
  const [, maths] = marksBySubject([old, last], deadlinesOf(given, now))
  expect(maths!.marks.map(one => one.submission)).toEqual(['s1', 's0'])
  expect(maths).toMatchObject({ weighed: 20, earned: 17 })
  expect(maths!.toCome.map(one => one.id)).toEqual(['waits', 'missed', 'week', 'later'])
})

test('a mark whose work has left the phone is still told', () => {
  const [subject] = marksBySubject([mark('s1', 'gone', 9, 10).body], [])
  expect(subject).toMatchObject({ subject: 'maths', earned: 9, weighed: 10, toCome: [] })
})
