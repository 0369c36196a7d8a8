import type { Mark } from '../marks/mark.ts'
import type { Row } from '../row.ts'
import type { Lateness } from '../submissions/submission.ts'

/** Where a child's work is: arrived at school, waiting on this phone, past its hour, or still to do. */
export type WorkState = 'arrived' | 'waiting' | 'late' | 'open'

/** One assignment as the people around a child see it: never what he answered, only how far it has come. */
export interface Work {
  id: string
  title: string
  subject: string
  dueAt: number
  state: WorkState
  /** His latest attempt; what follows is told of it. */
  submission?: string
  /** Milliseconds; the phone's best guess while it waits. */
  tappedAt?: number
  arrivedAt?: number
  lateness?: Lateness
  mark?: Mark
}

/** What a phone holds about one child. `isWaiting` says of a submission that the school does not have it yet. */
export interface Facts {
  child: string
  assignments: readonly Row<'assignment'>[]
  submissions: readonly Row<'submission'>[]
  marks: readonly Row<'mark'>[]
  isWaiting: (submission: string) => boolean
}

/** All work given to a child by now, what is due first at the head. What opens later is not told yet. */
export function workOf(facts: Facts, now: number): Work[] {
  return facts.assignments
    .filter(({ body }) => body.publishAt <= now)
    .map(assignment => oneWork(assignment, facts, now))
    .sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1))
}

function oneWork({ id, body }: Row<'assignment'>, facts: Facts, now: number): Work {
  const { title, subject, dueAt } = body
  const work = { id, title, subject, dueAt }
  const attempts = facts.submissions.filter(
    ({ body }) => body.person === facts.child && body.assignment === id,
  )
  const last = attempts.sort((a, b) => a.body.attempt - b.body.attempt).at(-1)
  if (!last) return { ...work, state: now > dueAt ? 'late' : 'open' }
  const { tappedAt, arrivedAt, lateness } = last.body
  return {
    ...work,
    state: facts.isWaiting(last.id) ? 'waiting' : 'arrived',
    submission: last.id,
    tappedAt,
    arrivedAt,
    lateness,
    mark: lastMark(
      facts.marks.filter(mark => mark.body.assignment === id && mark.body.person === facts.child),
    ),
  }
}

/** The newest of some marks. */
export function lastMark(marks: readonly Row<'mark'>[]): Mark | undefined {
  return marks.reduce<Mark | undefined>(
    (last, { body }) => (last && last.markedAt >= body.markedAt ? last : body),
    undefined,
  )
}
