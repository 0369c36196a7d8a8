/**
 * Blobs that no row names any more: photos of a notice that was taken back, films of a lesson that went. They are let go late, so
 * that whoever comes back with an act that may name them finds them. Step by step, once a day:
 *   1. a blob without a row is noted with the day on which that was first seen; one that is named again is forgotten here;
 *   2. after 180 days nothing that was sent leads to it any more: an act that names it from then on asks for its file anew;
 *   3. a day later, if nobody has come by in between, it is removed.
 */
import { readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { hashesOf, type OwnFilm } from '../../domain/lessons/film.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { Database } from '../db/database.ts'
import { keptFor } from './forgetting.ts'

const day = 24 * 60 * 60 * 1000

interface Bench {
  db: Database
  blobs: Blobs
  now(): number
}

/** When each blob was first seen without a row, by its name. Milliseconds. */
type Unnamed = Record<string, number>

/** @returns how many were removed. */
export async function collectBlobs({ db, blobs, now }: Bench): Promise<number> {
  const today = now()
  const named = await namedBlobs(db)
  const before = await readNotes(blobs)
  const after: Unnamed = {}
  let removed = 0
  for await (const name of blobs.names()) {
    if (named.has(name)) continue
    const since = before[name] ?? today
    after[name] = since
    if (since > today - keptFor) continue
    if (since > today - keptFor - day) await forgetWay(db, name)
    // Put once more since yesterday, by a command beside the server: its row is on the way.
    else if (await blobs.isOlder(name, Date.now() - day)) {
      await blobs.remove(name)
      delete after[name]
      removed++
    }
  }
  await writeNotes(blobs, after)
  return removed
}

async function namedBlobs(db: Database): Promise<Set<string>> {
  const named = new Set<string>()
  const places = await db.selectFrom('places').select('place_id').execute()
  for (const { place_id: place } of places) {
    const rows = await db
      .selectFrom('named_blobs')
      .select('hash')
      .distinct()
      .where('place_id', '=', place)
      .execute()
    for (const { hash } of rows) named.add(hash)
    // Films that are ready before their lesson has come.
    const films = await db
      .selectFrom('films')
      .select('made')
      .where('place_id', '=', place)
      .where('state', '=', 'made')
      .execute()
    for (const { made } of films) for (const hash of hashesOf(JSON.parse(made) as OwnFilm)) named.add(hash)
  }
  return named
}

/** What a phone once sent was kept as this blob: whoever names it again is asked to send it again. */
async function forgetWay(db: Database, name: string) {
  await db
    .deleteFrom('incoming')
    .where('place_id', 'in', eb => eb.selectFrom('places').select('place_id'))
    .where('state', '=', 'done')
    .where('result', 'like', `%"hash":"${name.replace(/[_%\\]/g, '_')}"%`)
    .execute()
}

const notesOf = ({ parts }: Blobs) => join(parts, '..', 'unnamed.json')

/** Without them every blob is seen for the first time today: that only keeps it for longer. */
async function readNotes(blobs: Blobs): Promise<Unnamed> {
  try {
    return JSON.parse(await readFile(notesOf(blobs), 'utf8')) as Unnamed
  } catch (error) {
    if (error instanceof SyntaxError || (error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw error
  }
}

async function writeNotes(blobs: Blobs, notes: Unnamed) {
  if (Object.keys(notes).length === 0 && Object.keys(await readNotes(blobs)).length === 0) return
  const half = `${notesOf(blobs)}.half`
  await writeFile(half, JSON.stringify(notes), { mode: 0o600 })
  await rename(half, notesOf(blobs))
}
