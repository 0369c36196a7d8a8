import { addDays, dayOf, momentOf } from './day.ts'
import { isSchoolDay } from './week.ts'

const promisedDays = 2

/** A question asked today is answered by the end of the second school day after it: at 15:00 in Amman. */
export function answerBy(askedAt: number): number {
  let day = dayOf(askedAt)
  for (let left = promisedDays; left > 0;) {
    day = addDays(day, 1)
    if (isSchoolDay(day)) left--
  }
  return momentOf(day, 15)
}
