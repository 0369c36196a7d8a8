/** Films on this phone: pieces of sound, pictures and video, each in parts, so that what was cut off goes on where it was. */
import type { FilmPiece } from '../domain/lessons/film.ts'
import type { Phone } from './phone.ts'

/** Bytes of a part: the most that a cut may waste. */
export const partBytes = 128 * 1024

export const partsOf = ({ bytes }: FilmPiece) => Math.ceil(bytes / partBytes)

/** How much of these pieces lies here. */
export async function filmBytesHere({ board }: Phone, pieces: readonly FilmPiece[]): Promise<number> {
  let here = 0
  for (const { hash, bytes } of pieces) {
    const numbers = await board.parts.where('hash').equals(hash).primaryKeys()
    here += Math.min(bytes, numbers.length * partBytes)
  }
  return here
}

/** A piece to be played or shown; undefined until all of it is here. */
export async function readPiece({ board }: Phone, piece: FilmPiece, type: string): Promise<Blob | undefined> {
  const parts = await board.parts.where('hash').equals(piece.hash).sortBy('n')
  if (parts.length < partsOf(piece)) return undefined
  return new Blob(
    parts.map(part => part.bytes),
    { type },
  )
}

/** Whether this browser plays a type; asked once a type. */
export function playsHere(type: string): boolean {
  return document.createElement('audio').canPlayType(type) !== ''
}
