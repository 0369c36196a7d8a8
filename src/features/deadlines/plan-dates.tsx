import type { PlanDate } from '../../domain/plans/dates.ts'
import { DayBlock } from '../../ui/day-block.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { PlanDateLeft, tellPlanDate } from './entry.tsx'

/** Exams and other items that plans announce and that lie ahead. */
export function PlanDates({
  dates,
  now,
  under,
}: {
  dates: readonly PlanDate[]
  now: number
  under?: boolean
}) {
  const say = useSay()
  const ahead = dates.filter(one => one.dueAt >= now)
  if (ahead.length === 0) return null
  const Heading = under ? 'h3' : 'h2'
  return (
    <section>
      <Heading>{say('plans.ahead')}</Heading>
      <RowList label={say('plans.ahead')}>
        {ahead.map(one => (
          <PlanDateRow key={`${one.plan}/${one.id}`} date={one} now={now} />
        ))}
      </RowList>
    </section>
  )
}

function PlanDateRow({ date, now }: { date: PlanDate; now: number }) {
  const say = useSay()
  const { iso, weekday, figure } = useDates().day(date.dueAt)
  return (
    <Row
      start={<DayBlock iso={iso} weekday={weekday} figure={figure} />}
      title={date.title}
      under={tellPlanDate(say, date)}
      end={<PlanDateLeft date={date} now={now} say={say} />}
    />
  )
}
