/** Puts what was made of a film among the blobs, and says what a lesson needs to know of it. */
import { stat } from 'node:fs/promises'
import { join } from 'node:path'
import type { FilmPiece, OwnFilm } from '../../domain/lessons/film.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Converted } from './convert.ts'

/** When it returns, all of it is on the disk for good. */
export async function keepFilm(blobs: Blobs, folder: string, made: Converted): Promise<OwnFilm> {
  const keep = async (file: string): Promise<FilmPiece> => {
    const path = join(folder, file)
    return { hash: await blobs.putFile(path), bytes: (await stat(path)).size }
  }
  const audio: OwnFilm['audio'] = []
  for (const { file, type } of made.audio) audio.push({ ...(await keep(file)), type })
  const pictures: OwnFilm['pictures'] = []
  for (const { file, at } of made.pictures) {
    const piece = await keep(file)
    // A film that stands still gives the same picture twice; once is enough.
    if (pictures.at(-1)?.hash !== piece.hash) pictures.push({ ...piece, at })
  }
  return { kind: 'own', seconds: made.seconds, audio, pictures, video: await keep(made.video) }
}
