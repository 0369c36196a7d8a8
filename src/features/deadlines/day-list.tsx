import { dayOf } from '../../domain/calendar/day.ts'
import type { WeekDay } from '../../domain/deadlines/week.ts'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import type { Entry } from './entry.tsx'

/** The days of a week one under the other, Gregorian with the Hijri date beside; the weekend stands apart. */
export function DayList({ days, entries }: { days: readonly WeekDay[]; entries: readonly Entry[] }) {
  const say = useSay()
  const own = (day: WeekDay) => entries.filter(one => dayOf(one.dueAt) === day.day)
  const school = days.filter(day => !day.weekend)
  const weekend = days.filter(day => day.weekend)
  return (
    <>
      {school.map(day => (
        <OneDay key={day.day} day={day} entries={own(day)} />
      ))}
      <section class="apart" aria-label={say('plans.weekend')}>
        <p class="sm two bold">{say('plans.weekend')}</p>
        {weekend.map(day => (
          <OneDay key={day.day} day={day} entries={own(day)} />
        ))}
      </section>
    </>
  )
}

function OneDay({ day, entries }: { day: WeekDay; entries: readonly Entry[] }) {
  const say = useSay()
  const dates = useDates()
  const title = dates.gregorian(day.at)
  return (
    <section class="of-day">
      <div class="line">
        <h2 class="md">
          <time dateTime={day.day}>{title}</time>
        </h2>
        {day.isToday && <b class="sm olive-ink">{say('calendar.today')}</b>}
        <span class="end xs two">{say('plans.hijri', { date: dates.hijri(day.at) })}</span>
      </div>
      {day.holiday !== undefined && <p class="sm bold">{say('plans.holiday', { name: day.holiday })}</p>}
      {entries.length > 0 ? (
        <RowList label={title}>
          {entries.map(({ key, title: what, who, under, end, href }) => (
            <Row
              key={key}
              href={href}
              title={what}
              under={who ? say('plans.both', { first: who, second: under }) : under}
              end={end}
            />
          ))}
        </RowList>
      ) : (
        day.holiday === undefined && <p class="sm two">{say('plans.nothing')}</p>
      )}
    </section>
  )
}
