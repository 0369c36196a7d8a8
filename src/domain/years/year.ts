import { wallClock } from '../calendar/day.ts'

/** The school year that the sections are of: kept by the office, beside the school. */
export interface Year {
  /** The calendar year in which it begins: `2026` for 2026/2027. */
  of: string
  /** The one before; '' where the school had none here. */
  before: string
  beganAt: number
}

/** From June on a school thinks of the year that begins after the summer. */
export function yearAt(now: number): string {
  const day = wallClock(now)
  return String(day.getUTCMonth() >= 5 ? day.getUTCFullYear() : day.getUTCFullYear() - 1)
}

/** «٢٠٢٦/٢٠٢٧», for people. */
export const yearName = (of: string) => `${of}/${Number(of) + 1}`

/**
 * A section is made anew every year, so that last year's lessons and dates stay with those who had them. Its id is that of
 * the year before with the year behind it: whoever brings a register finds the same one.
 */
export const sectionOfYear = (id: string, of: string) => {
  const base = id.replace(/-20\d\d$/, '')
  return of === '' ? base : `${base.slice(0, 59)}-${of}`
}
