import { expect, test } from 'vitest'
import { datesFor, tellMoment, tellTimeLeft } from '../../src/domain/calendar/tell.ts'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { timeLeft } from '../../src/domain/calendar/time-left.ts'
import { sayArabic } from '../../src/app/words/say.ts'

const now = momentOf('2026-11-22', 23)
const dates = datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 })

test('time left counts midnights, not hours', () => {
  expect(timeLeft(now, momentOf('2026-11-22', 23, 30))).toEqual({ kind: 'today', days: 0 })
  expect(timeLeft(now, momentOf('2026-11-23', 0, 5))).toEqual({ kind: 'tomorrow', days: 1 })
  expect(timeLeft(now, momentOf('2026-11-23', 23, 59))).toEqual({ kind: 'tomorrow', days: 1 })
  expect(timeLeft(now, momentOf('2026-11-24'))).toEqual({ kind: 'days', days: 2 })
})

test('work is late only after its moment, and its days are whole calendar days', () => {
  expect(timeLeft(now, now)).toEqual({ kind: 'today', days: 0 })
  expect(timeLeft(now, now - 1)).toEqual({ kind: 'late', days: 0 })
  expect(timeLeft(now, momentOf('2026-11-21', 23, 59))).toEqual({ kind: 'late', days: 1 })
  expect(timeLeft(now, momentOf('2026-11-12'))).toEqual({ kind: 'late', days: 10 })
})

test.each([
  ['2026-11-22', 'اليوم'],
  ['2026-11-23', 'غدًا'],
  ['2026-11-24', 'بعد يومين'],
  ['2026-11-25', 'بعد ٣ أيام'],
  ['2026-12-03', 'بعد ١١ يومًا'],
  ['2027-03-02', 'بعد ١٠٠ يوم'],
  ['2026-11-21', 'تأخّر يومًا'],
  ['2026-11-20', 'تأخّر يومين'],
  ['2026-11-19', 'تأخّر ٣ أيام'],
  ['2026-11-11', 'تأخّر ١١ يومًا'],
])('S4.deadlines: work due on %s reads «%s»', (day, words) => {
  expect(tellTimeLeft(sayArabic(), now, momentOf(day, 23, 30))).toBe(words)
})

test('work whose moment passed today says so without counting days', () => {
  expect(tellTimeLeft(sayArabic(), now, now - 60_000)).toBe('انتهى موعده اليوم')
})

test('a moment is told as people name it, with the year only when it is another one', () => {
  const tell = (day: string) => tellMoment(sayArabic(), dates, now, momentOf(day, 18, 12))
  expect(tell('2026-11-22')).toBe('اليوم ٦:١٢ م')
  expect(tell('2026-11-21')).toBe('أمس ٦:١٢ م')
  expect(tell('2026-11-23')).toBe('غدًا ٦:١٢ م')
  expect(tell('2026-11-10')).toBe('الثلاثاء ١٠ تشرين الثاني، ٦:١٢ م')
  expect(tell('2025-11-10')).toBe('الاثنين ١٠ تشرين الثاني ٢٠٢٥، ٦:١٢ م')
})
