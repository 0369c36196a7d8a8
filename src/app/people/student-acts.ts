import { isDone, type Deadline } from '../../domain/deadlines/deadline.ts'
import type { DoneAct, HandInArgs } from '../../domain/deadlines/own.ts'

/** Reading on and notices read may wait or fail, and nobody waits for them. */
const told = ['submissions.hand-in', 'questions.ask']

export interface RefusedThing {
  /** Where the child looks at it. */
  href: string
  /** '' for what has no title on this phone. */
  title: string
  code: string
  /** The assignment, where a hand-in was refused. */
  work?: string
}

/** The latest thing that the school sent back and that nothing newer stands for. */
export function refusedOf(
  acts: Iterable<DoneAct>,
  deadlines: readonly Pick<Deadline, 'id' | 'title' | 'place' | 'state'>[],
): RefusedThing | undefined {
  const refused = [...acts].filter(act => act.code && told.includes(act.name)).sort((a, b) => b.n - a.n)
  for (const { name, args, place, code } of refused) {
    if (name !== 'submissions.hand-in') return { href: '/sent', title: '', code: code! }
    const { assignment } = args as HandInArgs
    const work = deadlines.find(one => one.place === place && one.id === assignment)
    if (work && isDone(work)) continue
    // After a move the work may be gone from the phone; what was written for it is not.
    return {
      href: `/work/${place}/${assignment}`,
      title: work?.title ?? '',
      code: code!,
      work: assignment,
    }
  }
  return undefined
}

export const waitingOf = (acts: Iterable<DoneAct>) =>
  [...acts].filter(act => act.code === undefined && told.includes(act.name)).length
