/** What only the author's own pocket knows of his work: drafts, and hand-ins that the school has not taken. */

import type { TaskAnswer } from '../submissions/submission.ts'

/** The name under which the draft of one assignment is kept. */
export const draftName = (place: string, assignment: string) => `work/${place}/${assignment}`

/** A thing done, as its author keeps it; `code` is undefined while it waits. */
export interface DoneAct {
  n: number
  place: string
  name: string
  args: unknown
  code?: string
}

export interface HandInArgs {
  id: string
  assignment: string
  answers: TaskAnswer[]
}

/** Hand-ins of one place that the school has not confirmed, oldest first: waiting, or refused. */
export function ownHandIns<A extends DoneAct>(
  acts: Iterable<A>,
  place: string,
): (A & { args: HandInArgs })[] {
  return [...acts]
    .filter(
      (act): act is A & { args: HandInArgs } => act.place === place && act.name === 'submissions.hand-in',
    )
    .sort((a, b) => a.n - b.n)
}

/** Assignments whose hand-in was refused and that nothing newer stands for. */
export function refusedWork(acts: Iterable<DoneAct>, place: string): Set<string> {
  const refused = new Set<string>()
  for (const { code, args } of ownHandIns(acts, place)) {
    if (code) refused.add(args.assignment)
    else refused.delete(args.assignment)
  }
  return refused
}

/** Assignments of one place of which a draft lies on the phone. */
export function draftedAssignments(drafts: readonly string[], place: string): Set<string> {
  const start = draftName(place, '')
  return new Set(drafts.filter(name => name.startsWith(start)).map(name => name.slice(start.length)))
}
