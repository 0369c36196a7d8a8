/** One line of a week or a month: work to hand in, or a date of a plan. */
import type { ComponentChildren } from 'preact'
import { momentOf } from '../../domain/calendar/day.ts'
import { tellTimeLeft, type Dates } from '../../domain/calendar/tell.ts'
import type { Deadline } from '../../domain/deadlines/deadline.ts'
import type { Due } from '../../domain/deadlines/week.ts'
import type { PlanDate } from '../../domain/plans/dates.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import type { Say } from '../../domain/words.ts'
import { Chip } from '../../ui/chip.tsx'
import { DeadlineState, lineOf, tellWorth } from '../../ui/deadline-row.tsx'

export interface Entry extends Due {
  key: string
  title: string
  /** A child's name, or a section. */
  who?: string
  under: string
  end: ComponentChildren
  href?: string
}

interface Telling {
  say: Say
  dates: Dates
  now: number
  who?: string
  hrefOf?: (one: Deadline) => string
}

export function workEntry(one: Deadline, { say, dates, now, who, hrefOf }: Telling): Entry {
  const { place, id, title, dueAt, state } = one
  const first = tellWorth(say, one)
  return {
    ...{ key: `${place}/${id}/${who}`, title, dueAt, state, ...(who && { who }) },
    under: say('plans.both', { first, second: dates.clock(dueAt) }),
    end: <DeadlineState line={lineOf(one)} now={now} />,
    ...(hrefOf && { href: hrefOf(one) }),
  }
}

export function dateEntry(date: PlanDate, { say, dates, now, who }: Telling): Entry {
  const { place, plan, id, title, dueAt, hour } = date
  const first = tellPlanDate(say, date)
  return {
    ...{ key: `${place}/${plan}/${id}/${who}`, title, dueAt, ...(who && { who }) },
    under: hour === undefined ? first : say('plans.both', { first, second: dates.clock(dueAt) }),
    end: <PlanDateLeft date={date} now={now} say={say} />,
  }
}

/** «امتحان، الرياضيات، وزنه ٢٠ من ١٠٠» */
export const tellPlanDate = (say: Say, { kind, subject, weight }: PlanDate) =>
  say('plans.both', {
    first: say('plans.line', { kind: say(`plans.kind_${kind}`), subject: tellSubject(say, subject) }),
    second: say('plans.weighs', { weight }),
  })

/** An exam is not late when it has been. */
export function PlanDateLeft({ date: { day, dueAt }, now, say }: { date: PlanDate; now: number; say: Say }) {
  if (dueAt < now) return <span class="sm two">{say('plans.held')}</span>
  const left = tellTimeLeft(say, now, momentOf(day, 23, 59))
  return <Chip tone="stone">{left}</Chip>
}
