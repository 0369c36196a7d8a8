import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, dayOf, daysBetween, momentOf, weekdayOf } from '../../src/domain/calendar/day.ts'
import { clockTime, dayNames, gregorian, hijri, monthNames } from '../../src/domain/calendar/dates.ts'
import { answerBy } from '../../src/domain/calendar/answer-by.ts'
import { isSchoolDay, weekOf } from '../../src/domain/calendar/week.ts'
import fixture from './fixture.json' with { type: 'json' }

const utc = (text: string) => Date.parse(text)
const someMoment = fc.integer({ min: Date.UTC(2000, 0, 1), max: Date.UTC(2075, 0, 1) })
const someDay = someMoment.map(dayOf)

test.each(fixture.days)("Amman's wall shows $day $clock at $utc", row => {
  const ms = utc(row.utc)
  expect(dayOf(ms)).toBe(row.day)
  // The half of the day never falls alone on the next line.
  expect(clockTime(ms, 'arab', 'ar')).toBe(row.clock.replace(' ', '\u00a0'))
  expect(gregorian(ms, 'arab', 'ar')).toBe(row.gregorian)
  expect(hijri(ms, 0, 'arab', 'ar')).toBe(row.hijri)
})

test('the local date is the one that Intl knows for Amman, in every year', () => {
  const intl = new Intl.DateTimeFormat('en-CA-u-nu-latn', { timeZone: 'Asia/Amman', dateStyle: 'short' })
  fc.assert(
    fc.property(someMoment, ms => {
      expect(dayOf(ms)).toBe(intl.format(ms))
    }),
  )
})

test('the start of a day is its first millisecond', () => {
  fc.assert(
    fc.property(someDay, day => {
      expect(dayOf(momentOf(day, 12))).toBe(day)
      // Until 2022 one midnight a year was skipped; no school of ours is that old.
      fc.pre(day > '2022-03-01')
      const start = momentOf(day)
      expect(clockTime(start, 'latn', 'en')).toBe('12:00\u00a0am')
      expect([dayOf(start), dayOf(start - 1)]).toEqual([day, addDays(day, -1)])
    }),
  )
})

test('days are counted by the calendar, there and back', () => {
  expect(daysBetween('2026-02-27', '2026-03-01')).toBe(2)
  expect(daysBetween('2026-03-01', '2026-02-27')).toBe(-2)
  fc.assert(
    fc.property(someDay, fc.integer({ min: -5000, max: 5000 }), (day, n) => {
      expect(daysBetween(day, addDays(day, n))).toBe(n)
    }),
  )
})

test('text that is no date is refused as a bug', () => {
  for (const text of ['2026-02-30', '2026-13-01', '22/11/2026', '', '٢٠٢٦-١١-٢٢'])
    expect(() => weekdayOf(text), text).toThrow('Not a day')
})

test('the school week runs from Sunday to Thursday, and Friday and Saturday close it', () => {
  const week = {
    days: ['2026-11-22', '2026-11-23', '2026-11-24', '2026-11-25', '2026-11-26'],
    weekend: ['2026-11-27', '2026-11-28'],
  }
  for (const day of [...week.days, ...week.weekend]) expect(weekOf(momentOf(day, 9))).toEqual(week)
  expect(week.days.every(isSchoolDay)).toBe(true)
  expect(week.weekend.some(isSchoolDay)).toBe(false)
  expect(weekOf(momentOf('2026-11-29')).days[0]).toBe('2026-11-29')
})

test('a year is shown only when asked, and English uses its own names and digits', () => {
  const ms = utc('2026-11-22T15:12:00Z')
  expect(gregorian(ms, 'arab', 'ar', { year: true })).toBe('الأحد ٢٢ تشرين الثاني ٢٠٢٦')
  expect(gregorian(ms, 'arab', 'ar', { weekday: false })).toBe('٢٢ تشرين الثاني')
  expect(gregorian(ms, 'latn', 'ar')).toBe('الأحد 22 تشرين الثاني')
  expect(gregorian(ms, 'latn', 'en')).toBe('Sunday 22 November')
  expect(clockTime(ms, 'latn', 'en')).toBe('6:12 pm')
  expect(hijri(ms, 0, 'latn', 'en')).toBe('12 Jumada II 1448')
})

test('what lies in two months names both, and the year once', () => {
  const names = (from: string, to: string, lang: 'ar' | 'en' = 'ar') =>
    monthNames(momentOf(from, 12), momentOf(to, 12), 0, lang === 'ar' ? 'arab' : 'latn', lang)
  expect(names('2026-11-01', '2026-11-30')).toEqual({
    gregorian: 'تشرين الثاني ٢٠٢٦',
    hijri: 'جمادى الأولى وجمادى الآخرة ١٤٤٨',
  })
  expect(names('2026-11-29', '2026-12-05', 'en')).toEqual({
    gregorian: 'November and December 2026',
    hijri: 'Jumada II 1448',
  })
  expect(names('2026-12-27', '2027-01-02').gregorian).toBe('كانون الأول ٢٠٢٦ وكانون الثاني ٢٠٢٧')
})

test('a block says a weekday in a word that fits it', () => {
  const noon = momentOf('2026-11-25', 12)
  expect(dayNames(noon, 0, 'arab', 'ar').weekday).toBe('الأربعاء')
  expect(dayNames(noon, 0, 'latn', 'en').weekday).toBe('Wed')
})

test('the promised hour of an answer leaves out weekends and holidays, and is never put off for ever', () => {
  const by = (asked: string, ...holidays: { from: string; to: string }[]) =>
    dayOf(answerBy(momentOf(asked, 9), holidays))
  // A Wednesday: Thursday and Sunday follow.
  expect(by('2026-11-25')).toBe('2026-11-29')
  expect(by('2026-11-25', { from: '2026-11-26', to: '2026-11-26' })).toBe('2026-11-30')
  expect(by('2026-11-25', { from: '2026-11-26', to: '2026-12-01' })).toBe('2026-12-03')
  expect(by('2026-11-25', { from: '2026-01-01', to: '2099-01-01' })).toBe('2026-12-25')
})
