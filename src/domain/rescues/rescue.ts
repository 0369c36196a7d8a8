/** The way back into a pocket whose secret was forgotten: made on its phone, kept by the school, read by who may. */
import type { Actor } from '../action.ts'
import type { Tie } from '../people/person.ts'
import { may } from '../policy/acting.ts'

/** Kept by the school alone; no phone is ever sent it. */
export interface Rescue {
  /** The profile that it opens. */
  profile: string
  code: string
  madeAt: number
}

/** What somebody has asked to read: for him alone, until the pocket has a new code. */
export interface Code {
  pupil: string
  /** One for each phone on which the pupil has a pocket, newest first; none before such a phone has met its school. */
  codes: { code: string; madeAt: number }[]
  readAt: number
}

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

/** Each reader has a row of his own. */
export const codeId = (pupil: string, reader: string) => `${pupil}.${reader}`
