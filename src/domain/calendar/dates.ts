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
    weekday: weekdays[lang][weekdayOf(iso)]!,
    figure: showDigits(String(Number(iso.slice(8))), digits),
    hijri: showDigits(String(hijriOf(iso, offset).day), digits),
  }
}

/** «تشرين الثاني ٢٠٢٦» and «جمادى الآخرة ١٤٤٨». */
export type MonthNames = { gregorian: string; hijri: string }

export function monthNames(ms: number, offset: number, digits: Digits, lang: Lang): MonthNames {
  const day = dayOf(ms)
  const moon = hijriOf(day, offset)
  return {
    gregorian: showDigits(`${months[lang][Number(day.slice(5, 7)) - 1]} ${day.slice(0, 4)}`, digits),
    hijri: showDigits(`${hijriMonths[lang][moon.month - 1]} ${moon.year}`, digits),
  }
}

/** «٦:١٢ م», on Amman's clock. */
export function clockTime(ms: number, digits: Digits, lang: Lang): string {
  const wall = wallClock(ms)
  const hour = wall.getUTCHours()
  const minute = String(wall.getUTCMinutes()).padStart(2, '0')
  const half = hour < 12 ? halves[lang].before : halves[lang].after
  return `${showDigits(`${hour % 12 || 12}:${minute}`, digits)}\u00a0${half}`
}
