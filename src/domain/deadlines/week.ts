import { addDays, dayOf, momentOf, type Day } from '../calendar/day.ts'
import { isSchoolDay, weekOf } from '../calendar/week.ts'
import { isDone, type Deadline } from './deadline.ts'

export interface WeekDay {
  day: Day
  /** Noon of it, for those who tell dates. */
  at: number
  isToday: boolean
  /** How much is due that day. */
  due: number
  /** Some of it is not done, and due by tomorrow. */
  needs: boolean
}

/**
 * A school week as a strip, `away` weeks from the present one. At the weekend the present one is the week that begins on
 * Sunday. Friday and Saturday stand in it only when something is due on them.
 */
export function weekStrip(deadlines: readonly Deadline[], now: number, away = 0): WeekDay[] {
  const today = dayOf(now)
  const upcoming = isSchoolDay(today) ? today : addDays(today, 2)
  const { days, weekend } = weekOf(momentOf(addDays(upcoming, away * 7), 12))
  const tomorrow = addDays(today, 1)
  const strip = [...days, ...weekend].map(day => {
    const due = deadlines.filter(one => dayOf(one.dueAt) === day)
    const needs = day <= tomorrow && due.some(one => !isDone(one))
    return { day, at: momentOf(day, 12), isToday: day === today, due: due.length, needs }
  })
  return strip.filter(({ day, due }) => isSchoolDay(day) || due > 0)
}
