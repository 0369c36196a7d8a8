import type { Digits, Lang, Say } from '../words.ts'
import { clockTime, dayNames, gregorian, hijri, monthNames, type GregorianPieces } from './dates.ts'
import type { DayNames, MonthNames } from './dates.ts'
import { dayOf, daysBetween } from './day.ts'
import { timeLeft } from './time-left.ts'

/** What decides how dates look to a person; `hijriOffset` is the school's, in days. */
export type DateTaste = { lang: Lang; digits: Digits; hijriOffset: number }

/** Dates in a person's language and digits. All take milliseconds. */
export type Dates = {
  digits: Digits
  gregorian: (ms: number, pieces?: GregorianPieces) => string
  hijri: (ms: number) => string
  clock: (ms: number) => string
  /** The pieces of a day block. */
  day: (ms: number) => DayNames
  /** The months over a week or a month, by its first and its last day. */
  months: (first: number, last: number) => MonthNames
}

export function datesFor({ lang, digits, hijriOffset }: DateTaste): Dates {
  return {
    digits,
    gregorian: (ms, pieces) => gregorian(ms, digits, lang, pieces),
    hijri: ms => hijri(ms, hijriOffset, digits, lang),
    clock: ms => clockTime(ms, digits, lang),
    day: ms => dayNames(ms, hijriOffset, digits, lang),
    months: (first, last) => monthNames(first, last, hijriOffset, digits, lang),
  }
}

/** «اليوم»، «غدًا»، «بعد ٣ أيام»، «تأخّر يومين». */
export function tellTimeLeft(say: Say, now: number, due: number): string {
  const left = timeLeft(now, due)
  if (left.kind === 'today') return say('calendar.today')
  if (left.kind === 'tomorrow') return say('calendar.tomorrow')
  if (left.kind === 'late') return say('calendar.late', { count: left.days })
  return say('calendar.left', { count: left.days })
}

/** A moment as people name it: «اليوم ٦:١٢ م»، «أمس ٦:١٢ م»، «غدًا ٨:٠٠ ص»، «الأحد ٢٢ تشرين الثاني ٦:١٢ م». */
export function tellMoment(say: Say, dates: Dates, now: number, ms: number): string {
  const time = dates.clock(ms)
  const days = daysBetween(dayOf(now), dayOf(ms))
  if (days === 0) return say('calendar.todayAt', { time })
  if (days === -1) return say('calendar.yesterdayAt', { time })
  if (days === 1) return say('calendar.tomorrowAt', { time })
  const year = dayOf(now).slice(0, 4) !== dayOf(ms).slice(0, 4)
  return say('calendar.dateAt', { date: dates.gregorian(ms, { year }), time })
}
