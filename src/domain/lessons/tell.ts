import { dayOf, daysBetween } from '../calendar/day.ts'
import { tellMoment, type Dates } from '../calendar/tell.ts'
import type { Say } from '../words.ts'

/** When a lesson opens: its hour when that is near, else the day is enough. */
export function tellOpening(say: Say, dates: Dates, now: number, publishAt: number): string {
  const isNear = daysBetween(dayOf(now), dayOf(publishAt)) <= 1
  return isNear ? tellMoment(say, dates, now, publishAt) : dates.gregorian(publishAt)
}
