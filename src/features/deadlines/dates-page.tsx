import { useLocation } from 'preact-iso'
import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { dayOf, momentOf } from '../../domain/calendar/day.ts'
import type { CalendarEvent } from '../../domain/calendar/ics.ts'
import { endsOf, monthOf } from '../../domain/calendar/month.ts'
import { weekDays, type WeekDay } from '../../domain/deadlines/week.ts'
import { holidayOn, type Holiday } from '../../domain/holidays/holiday.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Week, type DayBlockProps } from '../../ui/day-block.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { DayList } from './day-list.tsx'
import type { Entry } from './entry.tsx'
import { Month } from './month.tsx'
import { TakeCalendar } from './take-calendar.tsx'

export interface DatesPageProps {
  entries: readonly Entry[]
  holidays: readonly Holiday[]
  now: number
  top?: ComponentChildren
  /** What is new: above the list, under the week and the month. */
  news?: ComponentChildren
  /** The list view. */
  children: ComponentChildren
  /** The calendar file: whose it is, and what it holds; made when it is asked for. */
  file: { name: string; events: () => CalendarEvent[] }
}

const views = ['list', 'week', 'month'] as const
type View = (typeof views)[number]

/** Dates as a list, a week or a month; all of it stands on the phone. */
export function DatesPage({ entries, holidays, now, top, news, children, file }: DatesPageProps) {
  const say = useSay()
  const { query, route } = useLocation()
  const view: View = views.find(one => one === query.view) ?? 'list'
  const [away, setAway] = useState(0)
  const days = weekDays(entries, now, view === 'month' ? 0 : away, holidays)
  const sorted = [...entries].sort((a, b) => a.dueAt - b.dueAt)
  function choose(value: string) {
    setAway(0)
    route(value === 'list' ? '/deadlines' : `/deadlines?view=${value}`, true)
  }
  return (
    <Screen top={top}>
      <Heading view={view} days={days} now={now} away={away} setAway={setAway} />
      {view === 'month' ? (
        <Month now={now} away={away} dues={entries} holidays={holidays} />
      ) : (
        <Strip days={days} />
      )}
      {view !== 'week' && <HolidayLines view={view} days={days} now={now} away={away} holidays={holidays} />}
      {away !== 0 && (
        <Button kind="link" onClick={() => setAway(0)}>
          {say(view === 'month' ? 'plans.thisMonth' : 'deadlines.thisWeek')}
        </Button>
      )}
      <Choice
        legend={say('plans.view')}
        quietLegend
        name="view"
        layout="flow"
        options={views.map(value => ({ value, label: say(`plans.view_${value}`) }))}
        value={view}
        onChange={choose}
      />
      {view === 'week' && <DayList days={days} entries={sorted} />}
      {news}
      {view === 'list' && children}
      <TakeCalendar {...file} now={now} />
    </Screen>
  )
}

interface HeadingProps {
  view: View
  days: readonly WeekDay[]
  now: number
  away: number
  setAway(away: number): void
}

function Heading({ view, days, now, away, setAway }: HeadingProps) {
  const say = useSay()
  const dates = useDates()
  const isMonth = view === 'month'
  const [first, last] = isMonth ? endsOf(monthOf(now, away)) : [days[0]!.day, days.at(-1)!.day]
  return (
    <>
      <div class="line">
        <h1>{say(isMonth ? 'plans.month' : 'deadlines.week')}</h1>
        <span class="end line turns">
          <Button
            kind="link"
            icon="prev"
            label={say(isMonth ? 'plans.monthBefore' : 'deadlines.weekBefore')}
            onClick={() => setAway(away - 1)}
          >
            {null}
          </Button>
          <Button
            kind="link"
            icon="next"
            label={say(isMonth ? 'plans.monthAfter' : 'deadlines.weekAfter')}
            onClick={() => setAway(away + 1)}
          >
            {null}
          </Button>
        </span>
      </div>
      <p class="sm two" role="status">
        {say('deadlines.months', dates.months(momentOf(first, 12), momentOf(last, 12)))}
      </p>
    </>
  )
}

/** The week as day blocks; Friday and Saturday only when something is due on them. */
function Strip({ days }: { days: readonly WeekDay[] }) {
  const say = useSay()
  const dates = useDates()
  const asBlock = ({ at, isToday, due, needs, holiday, weekend }: WeekDay): DayBlockProps => {
    const { iso, weekday, figure, hijri } = dates.day(at)
    const tiles = due > 0 && { due: { count: due, needs, label: say('plans.dates', { count: due }) } }
    const rests = holiday !== undefined || weekend
    return { iso, weekday, figure, under: hijri, tone: isToday ? 'now' : rests ? 'rest' : 'plain', ...tiles }
  }
  const shown = days.filter(({ weekend, due }) => !weekend || due > 0)
  return <Week label={say('deadlines.week')} days={shown.map(asBlock)} />
}

/** The names of the holidays that the strip or the month shows. */
function HolidayLines({
  view,
  days,
  now,
  away,
  holidays,
}: Omit<HeadingProps, 'setAway'> & { holidays: readonly Holiday[] }) {
  const say = useSay()
  const dates = useDates()
  const shown = view === 'month' ? monthOf(now, away).flat() : days.map(({ day }) => day)
  const seen = new Set(shown.flatMap(day => (day && holidayOn(holidays, day)) || []))
  if (seen.size === 0) return null
  const day = (one: string) => dates.gregorian(momentOf(one, 12), { weekday: dayOf(now) !== one })
  return (
    <ul class="sm" aria-label={say('plans.holidays')}>
      {[...seen].map(({ name, from, to }) => (
        <li key={`${from}/${name}`}>
          {from === to
            ? say('plans.holidayOn', { name, day: day(from) })
            : say('plans.holidayFromTo', { name, from: day(from), to: day(to) })}
        </li>
      ))}
    </ul>
  )
}
