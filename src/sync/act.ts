/**
 * The one door by which screens do anything. Behind it stand the rules, the seals and the letters; they are fetched from
 * this phone when first needed, so that no screen waits for them to be drawn.
 */
import type { FilmPiece } from '../domain/lessons/film.ts'
import type { Refusal } from '../domain/refusal.ts'
import { newId } from '../letters/id.ts'
import type { Session } from '../storage/session.ts'
import type { Doing } from './doing.ts'

export { newId }
export type { Doing } from './doing.ts'

/** @returns a refusal to be told, or undefined when it is safe on this phone. */
export async function act(session: Session, doing: Doing): Promise<Refusal | undefined> {
  const { tap } = await import('./tap.ts')
  return tap(session, doing)
}
