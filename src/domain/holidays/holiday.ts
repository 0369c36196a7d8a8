import { addDays, daysBetween, type Day } from '../calendar/day.ts'

/** Days on which the school is closed, the last one included: a feast, rain, mourning. */
export interface Holiday {
  name: string
  from: Day
  to: Day
  by: string
}

/** The holiday of a day, the shortest where two overlap: a feast inside the winter break keeps its name. */
export function holidayOn<H extends Pick<Holiday, 'from' | 'to'>>(holidays: readonly H[], day: Day) {
  return holidays
    .filter(({ from, to }) => from <= day && day <= to)
    .sort((a, b) => daysBetween(a.from, a.to) - daysBetween(b.from, b.to))[0]
}

/** How many days it lasts. */
export const lengthOf = ({ from, to }: Pick<Holiday, 'from' | 'to'>) => daysBetween(from, to) + 1

/** The day after it, as calendars want an end. */
export const dayAfter = ({ to }: Pick<Holiday, 'to'>) => addDays(to, 1)
