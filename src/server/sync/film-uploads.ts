/**
 * Films on their way to the school. One is announced with its length, and room is kept for it before a byte is taken; its
 * pieces land one behind the other, each on the disk before it is acknowledged; whole, it is handed to the queue.
 */
import { mkdir, open, rm, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { Role } from '../../domain/people/person.ts'
import { whoMay } from '../../domain/policy/entering.ts'
import { filmUpload, type FilmCode } from '../../wire/films.ts'
import type { House } from '../house.ts'
import { flushFolder } from '../blobs/blobs.ts'
import { personsAs } from '../audiences/holders.ts'

export interface FilmUpload {
  place: string
  film: string
  device: string
  length: number
  /** Where to go on. */
  got: number
}

/** Films that one phone, and one school, may have under way. */
const most = { device: 3, place: 20 }
/** Besides the film itself: what is made of it, and air for everybody else. Bytes. */
const reserve = 512 * 1024 * 1024

export async function findFilm({ db, films }: House, place: string, film: string) {
  const row = await db
    .selectFrom('films')
    .selectAll()
    .where('place_id', '=', place)
    .where('film_id', '=', film)
    .executeTakeFirst()
  if (!row) return undefined
  const { device_id: device, length, state } = row
  // The server may have ended between the last piece and the queue.
  if (state === 'open' && row.got >= length) await films.take(place, film)
  // A database that was restored may know more than the disk has.
  const onDisk = state === 'open' ? await sizeOf(films.fileOf(place, film)) : length
  return { place, film, device, length, got: Math.min(row.got, onDisk) } satisfies FilmUpload
}

export async function announceFilm(
  house: House,
  { place, film, device, length }: Omit<FilmUpload, 'got'>,
): Promise<FilmCode | undefined> {
  const { db, blobs, films, now } = house
  if (!(await teachesHere(house, place, device))) return 'not_yours'
  if (length > filmUpload.bytes) return 'film_too_large'
  if (!(await films.tools())) return 'no_ffmpeg'
  await expireFilms(house, place)
  const open = await db
    .selectFrom('films')
    .select(['device_id', 'length', 'got'])
    .where('place_id', '=', place)
    .where('state', 'in', ['open', 'waiting'])
    .execute()
  const ofDevice = open.filter(one => one.device_id === device).length
  if (ofDevice >= most.device || open.length >= most.place) return 'quota_full'
  const promised = open.reduce((sum, one) => sum + one.length - one.got, 0)
  if ((await blobs.free()) < promised + length + reserve) return 'disk_full'
  await db
    .insertInto('films')
    .values({
      ...{ place_id: place, film_id: film, device_id: device, length, got: 0 },
      ...{ state: 'open', problem: '', made: '', tries: 0, at: now() },
    })
    .onConflict(conflict => conflict.columns(['place_id', 'film_id']).doNothing())
    .execute()
  return undefined
}

/** Lands one piece, whose hash was checked before. */
export async function landFilm(
  house: House,
  { place, film, length, got }: FilmUpload,
  offset: number,
  bytes: Uint8Array,
): Promise<FilmCode | undefined> {
  if (offset !== got) return 'offset_wrong'
  const next = got + bytes.length
  if (next > length) return 'film_too_large'
  await write(house.films.fileOf(place, film), got, bytes)
  await house.db
    .updateTable('films')
    .set({ got: next, at: house.now() })
    .where('place_id', '=', place)
    .where('film_id', '=', film)
    .where('state', '=', 'open')
    .execute()
  if (next === length) await house.films.take(place, film)
  return undefined
}

async function write(file: string, offset: number, bytes: Uint8Array) {
  await mkdir(dirname(file), { recursive: true, mode: 0o700 })
  const handle = await open(file, offset === 0 ? 'w' : 'r+', 0o600)
  try {
    let written = 0
    while (written < bytes.length)
      written += (await handle.write(bytes, written, bytes.length - written, offset + written)).bytesWritten
    await handle.datasync()
  } finally {
    await handle.close()
  }
  if (offset === 0) await flushFolder(dirname(file))
}

/** Somebody on this device teaches here. */
const teachesHere = async ({ db }: House, place: string, device: string) =>
  (await personsAs(db, place, device, whoMay('films', 'send') as Role[])).length > 0

/** What nobody goes on with is forgotten. */
async function expireFilms({ db, films, now }: House, place: string) {
  const old = await db
    .selectFrom('films')
    .select('film_id')
    .where('place_id', '=', place)
    .where('state', '=', 'open')
    .where('at', '<', now() - filmUpload.expiry)
    .execute()
  for (const { film_id: film } of old) {
    await db.deleteFrom('films').where('place_id', '=', place).where('film_id', '=', film).execute()
    await rm(films.fileOf(place, film), { force: true })
  }
}

const sizeOf = (file: string) =>
  stat(file).then(
    about => about.size,
    () => 0,
  )
