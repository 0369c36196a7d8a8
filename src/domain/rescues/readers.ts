import type { Actor } from '../action.ts'
import type { Tie } from '../people/person.ts'
import { may } from '../policy/acting.ts'

/** Up to this grade an own guardian may read it too. */
export const guardianUpTo = 6

/** Who may read a pupil's code: the homeroom teacher of his section, and a guardian of a younger child. */
export function mayRead(
  actor: Actor,
  pupil: string,
  ties: readonly Pick<Tie, 'role' | 'target' | 'grade'>[],
): boolean {
  const learns = ties.filter(tie => tie.role === 'student')
  if (learns.some(tie => may(actor, 'rescues.read', { section: tie.target }))) return true
  return may(actor, 'rescues.read', { child: pupil }) && learns.some(tie => Number(tie.grade) <= guardianUpTo)
}
