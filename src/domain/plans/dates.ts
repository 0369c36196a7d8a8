/** The dates that plans announce, beside the work that has been given already. */
import type { Day } from '../calendar/day.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import { momentOfItem, newestPlans, versionsOf, type ItemKind } from './plan.ts'
import { worksOf } from './ties.ts'

export interface PlanDate {
  place: string
  plan: string
  /** The item of the plan. */
  id: string
  section: string
  subject: string
  kind: ItemKind
  title: string
  weight: number
  day: Day
  hour?: string
  /** Its hour, or the end of its day. */
  dueAt: number
  /** Grows with each version of the plan. */
  sequence: number
  /** An earlier version had it; the newest does not. */
  cancelled: boolean
}

/** All plans of some sections, in all their versions. */
export const readPlans = async (home: Reader, sections: readonly string[]): Promise<Row<'plan'>[]> =>
  (await Promise.all(sections.map(section => home.list('plan', section)))).flat()

/** Items of the newest versions for which no work is given yet, soonest first. */
export function datesOf(
  place: string,
  plans: readonly Row<'plan'>[],
  assignments: readonly Row<'assignment'>[],
  now: number,
): PlanDate[] {
  const given = assignments.filter(({ body }) => body.publishAt <= now)
  return newestPlans(plans)
    .flatMap(row =>
      row.body.items
        .filter(item => worksOf(item, given).length === 0)
        .map(item => dateOf(place, row, item, false)),
    )
    .sort(bySoonest)
}

/** Items that earlier versions announced and the newest does not: a calendar that holds them must hear of it. */
export function cancelledDates(place: string, plans: readonly Row<'plan'>[]): PlanDate[] {
  return newestPlans(plans).flatMap(newest => {
    const left = new Set(newest.body.items.map(({ id }) => id))
    const gone: PlanDate[] = []
    for (const earlier of versionsOf(plans, newest.body.plan))
      for (const item of earlier.body.items) {
        if (left.has(item.id)) continue
        left.add(item.id)
        gone.push(dateOf(place, newest, item, true))
      }
    return gone
  })
}

function dateOf(
  place: string,
  { v, body }: Row<'plan'>,
  item: Row<'plan'>['body']['items'][number],
  cancelled: boolean,
) {
  const { plan, section, subject, version } = body
  const { id, kind, title, weight, dueOn, hour } = item
  return {
    ...{ place, plan, id, section, subject, kind, title, weight, day: dueOn, cancelled },
    ...(hour !== undefined && { hour }),
    dueAt: momentOfItem(item),
    sequence: Math.max(v, version),
  }
}

const bySoonest = (a: PlanDate, b: PlanDate) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1)
