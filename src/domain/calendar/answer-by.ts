import { addDays, dayOf, momentOf } from './day.ts'
import { holidayOn, type Holiday } from '../holidays/holiday.ts'
import { isSchoolDay } from './week.ts'

const promisedDays = 2
/** Whatever a school has declared: a question is not put off for longer. */
const mostDays = 30

/** A question asked today is answered by the end of the second school day after it, holidays not counted: at 15:00 in Amman. */
export function answerBy(askedAt: number, holidays: readonly Pick<Holiday, 'from' | 'to'>[] = []): number {
  let day = dayOf(askedAt)
  for (let left = promisedDays, days = 0; left > 0 && days < mostDays; days++) {
    day = addDays(day, 1)
    if (isSchoolDay(day) && !holidayOn(holidays, day)) left--
  }
  return momentOf(day, 15)
}
