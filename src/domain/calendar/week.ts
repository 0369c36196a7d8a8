import { addDays, dayOf, weekdayOf, type Day } from './day.ts'

const FRIDAY = 5

/** A school week: five days from Sunday to Thursday, then the weekend. */
export type Week = { days: Day[]; weekend: Day[] }

/**
 * The week that holds this moment. Friday and Saturday close the week before them. This is Jordan's week,
 * written by hand, because Intl says that it begins on Saturday.
 */
export function weekOf(ms: number): Week {
  const today = dayOf(ms)
  const sunday = addDays(today, -weekdayOf(today))
  const seven = [0, 1, 2, 3, 4, 5, 6].map(n => addDays(sunday, n))
  return { days: seven.slice(0, FRIDAY), weekend: seven.slice(FRIDAY) }
}

export function isSchoolDay(day: Day): boolean {
  return weekdayOf(day) < FRIDAY
}
