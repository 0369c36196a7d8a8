import { expect, test } from 'vitest'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { deadlinesOf } from '../../src/domain/deadlines/deadline.ts'
import { weekDays, weekStrip } from '../../src/domain/deadlines/week.ts'
import { assignment, facts, now, submission } from './rows.ts'

const deadlines = (...days: string[]) =>
  deadlinesOf(facts({ assignments: days.map(day => assignment(day, day)) }), now)

test('S4.calendar: the strip runs from Sunday to Thursday and marks today', () => {
  const strip = weekStrip([], now)
  expect(strip.map(one => one.day)).toEqual([
    ...['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'],
  ])
  expect(strip.filter(one => one.isToday).map(one => one.day)).toEqual(['2026-11-23'])
})

test('S4.calendar: a day of the weekend stands there only when something is due on it', () => {
  const days = weekStrip(deadlines('2026-11-28'), now).map(one => one.day)
  expect(days).toContain('2026-11-28')
  expect(days).not.toContain('2026-11-27')
})

test('S4.calendar: a day says how much is due, and needs the child only while it is near and not done', () => {
  const strip = weekStrip(deadlines('2026-11-24', '2026-11-26'), now)
  expect(strip.map(({ due, needs }) => [due, needs])).toEqual([
    [0, false],
    [0, false],
    [1, true],
    [0, false],
    [1, false],
  ])
  const assignments = [assignment('w', '2026-11-24')]
  const done = deadlinesOf(facts({ assignments, submissions: [submission('s', 'w')] }), now)
  expect(weekStrip(done, now)[2]).toMatchObject({ due: 1, needs: false })
})

test('S4.calendar: a holiday names its days, and the whole week knows its weekend', () => {
  const feast = { name: 'عيد الاستقلال', from: '2026-11-25', to: '2026-11-26' }
  const days = weekDays([], now, 0, [feast])
  expect(days.map(one => [one.weekend, one.holiday])).toEqual([
    ...[
      [false, undefined],
      [false, undefined],
      [false, undefined],
    ],
    ...[
      [false, feast.name],
      [false, feast.name],
    ],
    ...[
      [true, undefined],
      [true, undefined],
    ],
  ])
})

test('S4.calendar: an exam of tomorrow needs the child, one of yesterday does not', () => {
  const exam = (day: string) => ({ dueAt: momentOf(day, 9) })
  expect(weekStrip([exam('2026-11-24'), exam('2026-11-22')], now).map(one => one.needs)).toEqual([
    ...[false, false, true, false, false],
  ])
})

test('S4.calendar: at the weekend the coming week is shown, and arrows turn whole weeks', () => {
  const friday = momentOf('2026-11-27', 12)
  expect(weekStrip([], friday)[0]!.day).toBe('2026-11-29')
  expect(weekStrip([], friday, -1)[0]!.day).toBe('2026-11-22')
  expect(weekStrip([], now, 2)[0]!.day).toBe('2026-12-06')
})
