import { publishings, type Writing } from '../../domain/notices/writing.ts'
import type { Refusal } from '../../domain/refusal.ts'
import type { Session } from '../../storage/session.ts'
import { act } from '../../sync/act.ts'

export interface Sent {
  refusal?: Refusal
  /** Whom the rest was for, when one of two had gone already. */
  left?: Writing['readers']
}

/** Each notice is an act of its own: one that is refused does not hold back the other. */
export async function sendAll(session: Session, writing: Writing, now: number): Promise<Sent> {
  const all = publishings(writing, now)
  for (const [index, args] of all.entries()) {
    const refusal = await act(session, { place: writing.place, name: 'notices.publish', args })
    // It went out before the draft was put away: sending it is done.
    if (refusal?.refused === 'already_there') continue
    if (refusal) return { refusal, ...(index > 0 && { left: ['guardians'] as const }) }
  }
  return {}
}
