import { outOf } from '../assignments/assignment.ts'
import type { Mark } from '../marks/mark.ts'
import { newestPlans } from '../plans/plan.ts'
import { isTied } from '../plans/ties.ts'
import type { Row } from '../row.ts'
import type { Lateness } from '../submissions/submission.ts'

/**
 * Where a piece of work is for the child who has to do it. `late` is past its hour and not handed in (it still may be);
 * `draft` is begun on this phone; `refused` was handed in and needs him; `here` waits on the phone.
 */
export type DeadlineState = 'open' | 'draft' | 'late' | 'refused' | 'here' | 'arrived' | 'marked'

export interface Deadline {
  place: string
  /** The assignment's id. */
  id: string
  section: string
  subject: string
  title: string
  dueAt: number
  /** Marks in the work itself, the sum of its tasks. */
  outOf: number
  /** Its share of the subject's hundred. */
  weight: number
  /** The item of the subject's plan that it belongs to, and that plan. */
  item?: string
  plan?: string
  /** Grows whenever the work is published anew. */
  sequence: number
  state: DeadlineState
  /** Something is written on this phone and not handed in. */
  begun: boolean
  /** The latest attempt, and what came of it. */
  submission?: string
  arrivedAt?: number
  lateness?: Lateness
  mark?: Mark
}

/** What a phone holds about one child's work in one place. */
export interface Facts {
  place: string
  person: string
  assignments: readonly Row<'assignment'>[]
  /** All versions of all plans of his sections. */
  plans?: readonly Row<'plan'>[]
  submissions: readonly Row<'submission'>[]
  marks: readonly Row<'mark'>[]
  /** Ids of assignments with a draft, and of those whose last hand-in was refused. */
  drafts: ReadonlySet<string>
  refused: ReadonlySet<string>
  /** Whether a submission exists only on this phone. */
  isWaiting: (submission: string) => boolean
}

export const isDone = ({ state }: Pick<Deadline, 'state'>) =>
  state === 'here' || state === 'arrived' || state === 'marked'

/** All work that is given by now: what is still to do, soonest first; then what is done, newest first. */
export function deadlinesOf(facts: Facts, now: number): Deadline[] {
  return facts.assignments
    .filter(({ body }) => body.publishAt <= now)
    .map(row => deadlineOf(row, facts, now))
    .sort(compareDeadlines)
}

export function compareDeadlines(a: Deadline, b: Deadline): number {
  const [first, second] = [Number(isDone(a)), Number(isDone(b))]
  const sooner = a.dueAt - b.dueAt
  return first - second || (first ? -sooner : sooner) || (a.id < b.id ? -1 : 1)
}

function deadlineOf({ id, v, body }: Row<'assignment'>, facts: Facts, now: number): Deadline {
  const own = facts.submissions.filter(row => row.body.assignment === id && row.body.person === facts.person)
  const last = own.sort((a, b) => a.body.attempt - b.body.attempt).at(-1)
  const mark = newest(
    facts.marks.filter(row => row.body.assignment === id && row.body.person === facts.person),
  )
  const { section, subject, title, dueAt, weight } = body
  return {
    ...{ place: facts.place, id, section, subject, title, dueAt, weight },
    ...itemOf(id, body.item, facts.plans ?? []),
    sequence: v,
    outOf: outOf(body),
    state: stateOf(id, last, mark, dueAt, facts, now),
    begun: facts.drafts.has(id),
    ...(last && { submission: last.id, arrivedAt: last.body.arrivedAt, lateness: last.body.lateness }),
    ...(mark && { mark }),
  }
}

/** Where its weight stands in the newest plan. */
function itemOf(id: string, item: string | undefined, plans: readonly Row<'plan'>[]) {
  for (const { body } of newestPlans(plans)) {
    const own = body.items.find(one => isTied({ id, ...(item && { item }) }, one))
    if (own) return { item: own.id, plan: body.plan }
  }
  return {}
}

function stateOf(
  id: string,
  last: Row<'submission'> | undefined,
  mark: Mark | undefined,
  dueAt: number,
  { drafts, refused, isWaiting }: Facts,
  now: number,
): DeadlineState {
  if (last && isWaiting(last.id)) return 'here'
  // A refused attempt after one that arrived takes nothing away from it.
  if (last) return mark?.submission === last.id ? 'marked' : 'arrived'
  // The mark may be all that a new phone has been sent.
  if (mark) return 'marked'
  if (refused.has(id)) return 'refused'
  if (now > dueAt) return 'late'
  return drafts.has(id) ? 'draft' : 'open'
}

const newest = (marks: readonly Row<'mark'>[]) =>
  marks.map(row => row.body).sort((a, b) => b.markedAt - a.markedAt)[0]
