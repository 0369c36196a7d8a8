import { addDays, dayOf, weekdayOf, type Day } from './day.ts'

/** A month's first and last day. */
export function endsOf(weeks: readonly (readonly (Day | undefined)[])[]): [Day, Day] {
  const days = weeks.flat().filter(day => day !== undefined)
  return [days[0]!, days.at(-1)!]
}

/** The weeks of a month, each from Sunday to Saturday; days of the months beside it are undefined. */
export function monthOf(now: number, away = 0): (Day | undefined)[][] {
  const [year, month] = dayOf(now).split('-').map(Number) as [number, number]
  // Months count from 0 here, and Date carries years over.
  const first = new Date(Date.UTC(year, month - 1 + away, 1)).toISOString().slice(0, 10)
  const weeks: (Day | undefined)[][] = []
  for (let sunday = addDays(first, -weekdayOf(first)); ; sunday = addDays(sunday, 7)) {
    const week = [0, 1, 2, 3, 4, 5, 6].map(n => addDays(sunday, n))
    const own = week.map(day => (day.slice(0, 7) === first.slice(0, 7) ? day : undefined))
    if (own.every(day => day === undefined)) return weeks
    weeks.push(own)
  }
}
