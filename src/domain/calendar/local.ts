import { momentOf, wallClock } from './day.ts'

/** Amman's clock as a field of date and hour gives it: `2026-11-23T08:00`. */
export type LocalHour = string

/** undefined until the field is whole, or when there is no such day. */
export function momentOfHour(text: LocalHour): number | undefined {
  const parts = /^(20\d\d-\d\d-\d\d)T([01]\d|2[0-3]):([0-5]\d)/.exec(text)
  if (!parts) return undefined
  const day = parts[1]!
  if (wallClockDay(day) !== day) return undefined
  return momentOf(day, Number(parts[2]), Number(parts[3]))
}

export const hourOfMoment = (ms: number): LocalHour => wallClock(ms).toISOString().slice(0, 16)

/** 30 February comes back as another day, or as none. */
function wallClockDay(day: string): string | undefined {
  const ms = Date.parse(`${day}T00:00:00Z`)
  return Number.isNaN(ms) ? undefined : new Date(ms).toISOString().slice(0, 10)
}
