import { dayOf, momentOf } from '../../domain/calendar/day.ts'
import { endsOf, monthOf } from '../../domain/calendar/month.ts'
import { asWeekDay, type Due } from '../../domain/deadlines/week.ts'
import type { Holiday } from '../../domain/holidays/holiday.ts'
import { useDates, useSay } from '../../ui/say.tsx'

export interface MonthProps {
  now: number
  away: number
  dues: readonly Due[]
  holidays: readonly Holiday[]
}

/** A month from Sunday to Saturday: what is due as tiles, Hijri days under the Gregorian ones. */
export function Month({ now, away, dues, holidays }: MonthProps) {
  const say = useSay()
  const dates = useDates()
  const weeks = monthOf(now, away)
  const [first, last] = endsOf(weeks)
  return (
    <table class="month">
      <caption class="sr">
        {say('deadlines.months', dates.months(momentOf(first, 12), momentOf(last, 12)))}
      </caption>
      <thead>
        <tr>
          {[0, 1, 2, 3, 4, 5, 6].map(n => (
            <th key={n} scope="col" class="xs">
              {say(`plans.day_${n}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, index) => (
          <tr key={index}>
            {week.map((day, n) => (
              <td key={n} class={n > 4 ? 'off' : undefined}>
                {day && <MonthDay day={asWeekDay(day, dues, dayOf(now), holidays)} />}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

function MonthDay({ day }: { day: ReturnType<typeof asWeekDay> }) {
  const say = useSay()
  const { iso, figure, hijri } = useDates().day(day.at)
  const tone = day.isToday ? 'now' : day.holiday !== undefined ? 'rest' : ''
  return (
    <time class={`cell ${tone}`} dateTime={iso}>
      <b>{figure}</b>
      <span class="xs">{hijri}</span>
      {day.holiday !== undefined && <span class="sr">{say('plans.holiday', { name: day.holiday })}</span>}
      {day.due > 0 && (
        <span class={day.needs ? 'due clay' : 'due'}>
          {Array.from({ length: Math.min(day.due, 3) }, (_, index) => (
            <i key={index} />
          ))}
          <span class="sr">{say('plans.dates', { count: day.due })}</span>
        </span>
      )}
    </time>
  )
}
