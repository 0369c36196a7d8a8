import type { Actor } from '../action.ts'
import type { Tie } from '../people/person.ts'
import { may } from '../policy/acting.ts'

/** His own, a child's of his, a pupil's of his section, or anybody's of his school: as the table says. */
export function mayWithPhones(
  act: 'phones.list' | 'phones.end',
  actor: Actor,
  person: string,
  ties: readonly Pick<Tie, 'role' | 'target'>[],
): boolean {
  if (may(actor, act, { child: person })) return true
  const learns = ties.filter(tie => tie.role === 'student')
  return learns.some(tie => may(actor, act, { section: tie.target }))
}
