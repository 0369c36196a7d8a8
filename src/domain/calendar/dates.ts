import { showDigits } from '../digits.ts'
import type { Digits, Lang } from '../words.ts'
import { addDays, dayOf, wallClock, weekdayOf, type Day } from './day.ts'
import { halves, hijriMonths, months, weekdays } from './names.ts'
import { ummAlQura, type HijriDate } from './umm-al-qura.ts'

/** Which pieces a Gregorian date shows; the weekday unless told, the year only when told. */
export type GregorianPieces = { weekday?: boolean; year?: boolean }

/** «الأحد ٢٢ تشرين الثاني», with `{ year: true }` «الأحد ٢٢ تشرين الثاني ٢٠٢٦». */
export function gregorian(ms: number, digits: Digits, lang: Lang, pieces: GregorianPieces = {}): string {
  const day = dayOf(ms)
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const said = [showDigits(String(date), digits), months[lang][month - 1]]
  if (pieces.weekday !== false) said.unshift(weekdays[lang][weekdayOf(day)])
  if (pieces.year) said.push(showDigits(String(year), digits))
  return said.join(' ')
}

/**
 * The Umm al-Qura date of a day, moved by the school's own offset in days: Jordan sights the moon, so a month
 * may begin there a day before or after the printed table.
 */
export function hijriOf(day: Day, offset: number): HijriDate {
  return ummAlQura(addDays(day, offset))
}

/** «١٢ جمادى الآخرة ١٤٤٨», for the line under the Gregorian date. */
export function hijri(ms: number, offset: number, digits: Digits, lang: Lang): string {
  const { year, month, day } = hijriOf(dayOf(ms), offset)
  return showDigits(`${day} ${hijriMonths[lang][month - 1]} ${year}`, digits)
}

/** A day in pieces, for a day block: «الاثنين»، «٢٣»، and the Hijri day «١٣»; `iso` is `yyyy-mm-dd`. */
export type DayNames = { iso: Day; weekday: string; figure: string; hijri: string }

export function dayNames(ms: number, offset: number, digits: Digits, lang: Lang): DayNames {
  const iso = dayOf(ms)
  return {
    iso,
    weekday: shortWeekday(weekdays[lang][weekdayOf(iso)]!, lang),
    figure: showDigits(String(Number(iso.slice(8))), digits),
    hijri: showDigits(String(hijriOf(iso, offset).day), digits),
  }
}

/** A block is as wide as «الأربعاء»; Wednesday is not. */
const shortWeekday = (name: string, lang: Lang) => (lang === 'en' ? name.slice(0, 3) : name)

/** «تشرين الثاني ٢٠٢٦» and «جمادى الأولى وجمادى الآخرة ١٤٤٨». */
export type MonthNames = { gregorian: string; hijri: string }

/** The months in which the days from the first to the last lie, in both calendars; two at most in each. */
export function monthNames(
  first: number,
  last: number,
  offset: number,
  digits: Digits,
  lang: Lang,
): MonthNames {
  const months = [first, last].map(ms => monthNamed(dayOf(ms), lang))
  const moons = [first, last].map(ms => moonNamed(dayOf(ms), offset, lang))
  return {
    gregorian: showDigits(together(months, lang), digits),
    hijri: showDigits(together(moons, lang), digits),
  }
}

type Named = { name: string; year: number }

const monthNamed = (day: Day, lang: Lang): Named => ({
  name: months[lang][Number(day.slice(5, 7)) - 1]!,
  year: Number(day.slice(0, 4)),
})

function moonNamed(day: Day, offset: number, lang: Lang): Named {
  const { month, year } = hijriOf(day, offset)
  return { name: hijriMonths[lang][month - 1]!, year }
}

/** The year is said once where both lie in it. */
function together(named: readonly Named[], lang: Lang): string {
  const [first, last] = named as [Named, Named]
  const { name, year } = last
  if (first.name === name) return `${name} ${year}`
  const before = first.year === year ? first.name : `${first.name} ${first.year}`
  return lang === 'ar' ? `${before} و${name} ${year}` : `${before} and ${name} ${year}`
}

/** «٦:١٢ م», on Amman's clock. */
export function clockTime(ms: number, digits: Digits, lang: Lang): string {
  const wall = wallClock(ms)
  const hour = wall.getUTCHours()
  const minute = String(wall.getUTCMinutes()).padStart(2, '0')
  const half = hour < 12 ? halves[lang].before : halves[lang].after
  return `${showDigits(`${hour % 12 || 12}:${minute}`, digits)}\u00a0${half}`
}
