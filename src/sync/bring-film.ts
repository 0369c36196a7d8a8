/**
 * Fetches pieces of a film part by part, and keeps each part as it comes: a cut wastes one part at most, and the next try
 * goes on where the last one ended. A piece that is whole must be what its hash says, or it is let go.
 */
import type { FilmPiece } from '../domain/lessons/film.ts'
import { filmBytesHere, partBytes, partsOf } from '../storage/films.ts'
import type { Phone } from '../storage/phone.ts'
import { toBase64url } from '../wire/bytes.ts'
import { filePath } from '../wire/files.ts'
import type { BringTrouble } from './bring.ts'
import { askForFile } from './file-request.ts'

/** @param onBytes told how much of all the pieces lies here, after each part. @returns undefined when all of it does. */
export async function bringPieces(
  phone: Phone,
  place: string,
  pieces: readonly FilmPiece[],
  fetch: typeof globalThis.fetch,
  onBytes: (here: number) => void = () => {},
): Promise<BringTrouble | undefined> {
  let trouble: BringTrouble | undefined
  for (const piece of pieces) {
    trouble = await alone(piece.hash, () =>
      bringPiece(phone, place, piece, fetch, async () => onBytes(await filmBytesHere(phone, pieces))),
    )
    if (trouble) break
  }
  phone.bell.ring()
  return trouble
}

async function bringPiece(
  phone: Phone,
  place: string,
  piece: FilmPiece,
  fetch: typeof globalThis.fetch,
  tell: () => Promise<void>,
): Promise<BringTrouble | undefined> {
  const { board } = phone
  const { hash } = piece
  const here = new Set((await board.parts.where('hash').equals(hash).primaryKeys()).map(([, n]) => n))
  if (here.size >= partsOf(piece)) return undefined
  try {
    for (let n = 0; n < partsOf(piece); n++) {
      if (here.has(n)) continue
      const part = await askForPart(phone, place, piece, n, fetch)
      if (typeof part === 'string') return part
      await board.parts.put({ hash, n, place, bytes: part })
      await tell()
    }
    return (await isSound(phone, piece)) ? undefined : 'broken'
  } catch (error) {
    const { name, inner } = error as Error & { inner?: Error }
    if (error instanceof TypeError || name === 'AbortError') return 'no_way'
    if (name === 'QuotaExceededError' || inner?.name === 'QuotaExceededError') return 'full'
    throw error
  }
}

async function askForPart(
  phone: Phone,
  place: string,
  { hash, bytes }: FilmPiece,
  n: number,
  fetch: typeof globalThis.fetch,
): Promise<ArrayBuffer | BringTrouble> {
  const [start, end] = [n * partBytes, Math.min(bytes, (n + 1) * partBytes) - 1]
  const headers = { range: `bytes=${start}-${end}` }
  const response = await askForFile(phone, { method: 'GET', path: filePath(place, hash), headers }, fetch)
  if (response.status === 404) return 'gone'
  // A portal answers 200 with a page of its own; a piece of one part may come as a whole.
  const whole = response.status === 200 && start === 0 && end === bytes - 1
  if (response.status !== 206 && !whole) return 'no_way'
  const part = await response.arrayBuffer()
  return part.byteLength === end - start + 1 ? part : 'broken'
}

/** Video is not held in memory for this: each part came over the school's own sealed line, and its length is right. */
const mostChecked = 16 * 1024 * 1024

async function isSound({ board }: Phone, { hash, bytes }: FilmPiece): Promise<boolean> {
  if (bytes > mostChecked) return true
  const parts = await board.parts.where('hash').equals(hash).sortBy('n')
  const whole = await new Blob(parts.map(part => part.bytes)).arrayBuffer()
  if (toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', whole))) === hash) return true
  await board.parts.where('hash').equals(hash).delete()
  return false
}

/** Whoever asks for the same piece meanwhile waits, and then finds it here. */
async function alone<T>(hash: string, work: () => Promise<T>): Promise<T> {
  if (!navigator.locks) return work()
  return navigator.locks.request(`haqiba-film-${hash}`, work) as Promise<T>
}
