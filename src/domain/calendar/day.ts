/** A local date in Amman, `yyyy-mm-dd`. Days compare and sort as plain text. */
export type Day = string

const MINUTE = 60_000
const HOUR = 60 * MINUTE
const DAY = 24 * HOUR

// Jordan moved its clocks for the last time on 25 February 2022 and has kept +03:00 since. Browsers older than
// that law, which our families still use, would subtract an hour in winter; so its offset is written here and
// Intl is asked only about the years before, where every browser agrees.
const LAST_CHANGE = Date.UTC(2022, 1, 24, 22)
const OFFSET_SINCE = 3 * HOUR

let olderYears: Intl.DateTimeFormat | undefined

function offsetAt(ms: number): number {
  if (ms >= LAST_CHANGE) return OFFSET_SINCE
  olderYears ??= new Intl.DateTimeFormat('en-u-ca-gregory-nu-latn', {
    timeZone: 'Asia/Amman',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  const part: Record<string, number> = {}
  for (const { type, value } of olderYears.formatToParts(ms)) part[type] = Number(value)
  const local = Date.UTC(part.year!, part.month! - 1, part.day!, part.hour!, part.minute!, part.second!)
  return local - Math.floor(ms / 1000) * 1000
}

/** The wall clock of Amman, as milliseconds to be read with the UTC getters of Date. */
export function wallClock(ms: number): Date {
  return new Date(ms + offsetAt(ms))
}

/** The date on Amman's wall at this moment. */
export function dayOf(ms: number): Day {
  return wallClock(ms).toISOString().slice(0, 10)
}

/** UTC midnight of a date; throws on text that is not a date of the calendar. */
export function midnightUtc(day: Day): number {
  if (!isDay(day)) throw new Error(`Not a day: ${day}`)
  return Date.parse(`${day}T00:00:00Z`)
}

/** The moment when Amman's clock shows this time on this day, e.g. `momentOf('2026-11-22', 14, 30)`. */
export function momentOf(day: Day, hour = 0, minute = 0): number {
  const wall = midnightUtc(day) + hour * HOUR + minute * MINUTE
  // The offset depends on the moment we look for, so guess once and correct once.
  const guess = wall - offsetAt(wall - OFFSET_SINCE)
  return wall - offsetAt(guess)
}

/** Whether a text is a date of the calendar. */
export function isDay(text: string): text is Day {
  // Some engines roll 30 February over into March; a date must come back as it went in.
  const ms = /^\d{4}-\d\d-\d\d$/.test(text) ? Date.parse(`${text}T00:00:00Z`) : NaN
  return !Number.isNaN(ms) && new Date(ms).toISOString().slice(0, 10) === text
}

export function addDays(day: Day, days: number): Day {
  return new Date(midnightUtc(day) + days * DAY).toISOString().slice(0, 10)
}

/** How many midnights lie between two dates; negative when `to` comes first. */
export function daysBetween(from: Day, to: Day): number {
  return Math.round((midnightUtc(to) - midnightUtc(from)) / DAY)
}

/** 0 is Sunday, 6 is Saturday. */
export function weekdayOf(day: Day): number {
  return new Date(midnightUtc(day)).getUTCDay()
}
