/**
 * The one door by which screens do anything. Behind it stand the rules, the seals and the letters; they are fetched from
 * this phone when first needed, so that no screen waits for them to be drawn.
 */
import type { FilmPiece } from '../domain/lessons/film.ts'
import type { Refusal } from '../domain/refusal.ts'
import type { RosterReply } from '../domain/rosters/roster.ts'
import { newId } from '../letters/id.ts'
import type { Session } from '../storage/session.ts'
import type { BringTrouble } from './bring.ts'
import type { Errand } from '../wire/rosters.ts'
import type { Doing } from './doing.ts'
import type { FilmToSend } from './send-film.ts'

export { newId }
export type { Doing } from './doing.ts'
export { sendingOf } from './sendings.ts'

/** @returns a refusal to be told, or undefined when it is safe on this phone. */
export async function act(session: Session, doing: Doing): Promise<Refusal | undefined> {
  const { tap } = await import('./tap.ts')
  return tap(session, doing)
}

/** Fetches sound, pictures or video of a film that somebody asked for. @param onBytes told how much lies here by now. */
export async function bringFilm(
  session: Session,
  place: string,
  pieces: readonly FilmPiece[],
  onBytes: (here: number) => void,
): Promise<BringTrouble | undefined> {
  const [{ bringPieces }, { metering }] = await Promise.all([
    import('./bring-film.ts'),
    import('./metering.ts'),
  ])
  const line = metering(session.phone, (...request) => fetch(...request), session.profile.id)
  return bringPieces(session.phone, place, pieces, line, onBytes)
}

/** A principal's errand about the school's register; it needs network. */
export async function askOffice(
  session: Session,
  place: string,
  errand: Errand,
  file?: Uint8Array,
): Promise<RosterReply | 'no_way' | 'too_large'> {
  const { runErrand } = await import('./rosters.ts')
  return runErrand(session, place, errand, file)
}

/** Sends a film of a teacher's; how far it is stands in `sendingOf`. */
export async function sendFilm(session: Session, film: FilmToSend): Promise<void> {
  const door = await import('./send-film.ts')
  return door.sendFilm(session.phone, film)
}

/** How much of a film the school has; undefined where it knows of none, or is out of reach. */
export async function filmStanding(session: Session, place: string, film: string) {
  const { standingOf } = await import('./send-film.ts')
  return standingOf(session.phone, place, film)
}
