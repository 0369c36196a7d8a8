/** What a plan begins with: the version that stands, a copy, what the school did not accept, or work that was given already. */
import { dayOf } from '../../domain/calendar/day.ts'
import { versionsOf } from '../../domain/plans/plan.ts'
import { readTaught, type Taught } from '../../domain/plans/taught.ts'
import { termAt } from '../../domain/plans/term.ts'
import { looseWork } from '../../domain/plans/ties.ts'
import {
  copiedWriting,
  firstWriting,
  nextWriting,
  type PlanWriting,
  type Publishing,
} from '../../domain/plans/writing.ts'
import type { Session } from '../../storage/session.ts'
import { newId } from '../../sync/act.ts'

export interface Found {
  taught: Taught
  /** A plan of hers that is copied. */
  from?: Taught['plan']
  /** An act that the school did not accept. */
  refused?: { n: number; code: string; args: Publishing }
}

export function begun({ taught, from, refused }: Found, now: number): PlanWriting {
  const { place, section, subject, plan, assignments, plans } = taught
  const term = termAt(now)
  const where = { place, section: section.id, subject, ...term }
  if (refused) {
    const { id, year, term: name, ifV, items } = refused.args
    const body = { plan: id, version: ifV, section: section.id, subject, year, term: name, items }
    return nextWriting(place, { ...body, publishAt: 0, by: '', byName: '' })
  }
  if (plan) return nextWriting(place, plan.body)
  if (from) return copiedWriting(newId(), where, from.body)
  const held = plans.flatMap(row => row.body.items)
  return firstWriting(newId(), where, looseWork(assignments, held, subject, term), dayOf)
}

interface Wanted {
  place: string
  section: string
  subject: string
  from: string
  again: string
}

export async function find(session: Session, wanted: Wanted, now: number): Promise<Found | null> {
  const home = session.home(wanted.place)
  const taught = home && (await readTaught(home, termAt(now)))
  const own = taught?.find(one => one.section.id === wanted.section && one.subject === wanted.subject)
  if (!home || !own) return null
  const [from] = wanted.from ? versionsOf(await home.all('plan'), wanted.from) : []
  const act = wanted.again ? session.acts.get(Number(wanted.again)) : undefined
  const refused = act?.name === 'plans.publish' && act.code ? act : undefined
  return {
    taught: own,
    ...(from && { from }),
    ...(refused && { refused: { n: refused.n, code: refused.code!, args: refused.args as Publishing } }),
  }
}
