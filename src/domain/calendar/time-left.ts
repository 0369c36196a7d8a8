import { dayOf, daysBetween } from './day.ts'

/**
 * How far a due moment is, in calendar days of Amman: `days` is at least 2 for `days`, and 0 for work that
 * became late today.
 */
export type TimeLeft = { kind: 'today' | 'tomorrow' | 'days' | 'late'; days: number }

/** People count days by midnights, not by 24 hours: at eleven at night, eight in the morning is tomorrow. */
export function timeLeft(now: number, due: number): TimeLeft {
  const days = daysBetween(dayOf(now), dayOf(due))
  if (now > due) return { kind: 'late', days: Math.abs(days) }
  if (days === 0) return { kind: 'today', days }
  if (days === 1) return { kind: 'tomorrow', days }
  return { kind: 'days', days }
}
