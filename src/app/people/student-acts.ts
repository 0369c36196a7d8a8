import type { Deadline } from '../../domain/deadlines/deadline.ts'
import type { DoneAct, HandInArgs } from '../../domain/deadlines/own.ts'

/** What the school sent back and nothing newer stands for: the latest of it, and where the child looks at it. */
export function refusedOf(
  acts: Iterable<DoneAct>,
  open: readonly Pick<Deadline, 'id' | 'title' | 'place'>[],
) {
  const refused = [...acts].filter(act => act.code).sort((a, b) => b.n - a.n)
  for (const { name, args, place, code } of refused) {
    if (name !== 'submissions.hand-in') return { href: '/sent', title: '', code: code! }
    const { assignment } = args as HandInArgs
    const work = open.find(one => one.place === place && one.id === assignment)
    if (work) return { href: `/work/${place}/${assignment}`, title: work.title, code: code! }
  }
  return undefined
}

/** Reading on and notices read wait too, and nobody waits for them. */
const told = ['submissions.hand-in', 'questions.ask']

export const waitingOf = (acts: Iterable<DoneAct>) =>
  [...acts].filter(act => act.code === undefined && told.includes(act.name)).length
