import { addDays, dayOf, momentOf, type Day } from '../calendar/day.ts'
import { isSchoolDay, weekOf } from '../calendar/week.ts'
import { holidayOn, type Holiday } from '../holidays/holiday.ts'
import { isDone, type DeadlineState } from './deadline.ts'

export interface WeekDay {
  day: Day
  /** Noon of it, for those who tell dates. */
  at: number
  isToday: boolean
  /** How much is due that day. */
  due: number
  /** Some of it is not done, and due by tomorrow. */
  needs: boolean
  /** The name of the holiday on that day. */
  holiday?: string
  /** Friday and Saturday. */
  weekend: boolean
}

/** Anything that falls on a day; what a plan announces has no state. */
export interface Due {
  dueAt: number
  state?: DeadlineState
}

type Holidays = readonly Pick<Holiday, 'name' | 'from' | 'to'>[]

/**
 * A school week, `away` weeks from the present one. At the weekend the present one is the week that begins on Sunday.
 */
export function weekDays(dues: readonly Due[], now: number, away = 0, holidays: Holidays = []): WeekDay[] {
  const today = dayOf(now)
  const upcoming = isSchoolDay(today) ? today : addDays(today, 2)
  const { days, weekend } = weekOf(momentOf(addDays(upcoming, away * 7), 12))
  return [...days, ...weekend].map(day => asWeekDay(day, dues, today, holidays))
}

/** The same as a strip: Friday and Saturday stand in it only when something is due on them. */
export const weekStrip = (dues: readonly Due[], now: number, away = 0, holidays: Holidays = []) =>
  weekDays(dues, now, away, holidays).filter(({ weekend, due }) => !weekend || due > 0)

export function asWeekDay(day: Day, dues: readonly Due[], today: Day, holidays: Holidays): WeekDay {
  const due = dues.filter(one => dayOf(one.dueAt) === day)
  const holiday = holidayOn(holidays, day)?.name
  return {
    ...{ day, at: momentOf(day, 12), isToday: day === today, due: due.length },
    needs: day <= addDays(today, 1) && due.some(({ state }) => (state ? !isDone({ state }) : day >= today)),
    weekend: !isSchoolDay(day),
    ...(holiday !== undefined && { holiday }),
  }
}
