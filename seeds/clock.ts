/** Times of the demo, told from the moment at which it is played. */
import { addDays, dayOf, momentOf } from '../src/domain/calendar/day.ts'

export interface Clock {
  now: number
  /** So many days from today, at this time in Amman. */
  at(days: number, hour: number, minute?: number): number
  /** The same, yet never later than a minute ago: for what has happened already. */
  past(days: number, hour: number, minute?: number): number
}

export function clockAt(now: number): Clock {
  const at = (days: number, hour: number, minute = 0) => momentOf(addDays(dayOf(now), days), hour, minute)
  return { now, at, past: (days, hour, minute) => Math.min(at(days, hour, minute), now - 60_000) }
}
