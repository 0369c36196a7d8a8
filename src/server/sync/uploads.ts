/**
 * Sealed files on their way to the school. A file is announced with its hash and length, and room is kept for it before a
 * byte is taken; its pieces land one behind the other; whole, it must be what it was announced as. Half ones are found again
 * by their hash, whoever goes on with them, and forgotten when nobody does.
 */
import type { Selectable } from 'kysely'
import { fileLimits, type UploadCode } from '../../wire/files.ts'
import type { Incoming } from '../db/schema.ts'
import type { House } from '../house.ts'
import { dropUpload, expireUploads } from '../jobs/expiry.ts'
import { roomFor } from './room.ts'

export interface Upload {
  place: string
  hash: string
  /** Who announced it. */
  device: string
  length: number
  /** Bytes that are here for certain: where to go on. */
  got: number
}

/** undefined where nothing was announced, or not any more. */
export async function findUpload(house: House, place: string, hash: string): Promise<Upload | undefined> {
  const row = await house.db
    .selectFrom('incoming')
    .selectAll()
    .where('place_id', '=', place)
    .where('hash', '=', hash)
    .executeTakeFirst()
  if (!row) return undefined
  const { device_id: device, length } = row
  return { place, hash, device, length, got: await settleGot(house, row) }
}

/**
 * How much is here: what the database says, and no more than truly lies on the disk. They differ where the server ended
 * between the two, and where a database was restored without what was under way.
 */
async function settleGot(house: House, { place_id: place, hash, state, length, got }: Selectable<Incoming>) {
  if (state === 'done') return length
  const whole = await house.sent.isWhole({ place, hash })
  if (whole && state === 'open') await noteWhole(house, place, hash, length)
  if (whole) return length
  const here = state === 'whole' ? 0 : Math.min(got, await house.sent.size({ place, hash }))
  if (state === 'whole') await change(house, place, hash, { state: 'open', got: 0 })
  return here
}

/** Keeps room for a new file. */
export async function announce(
  house: House,
  { place, hash, device, length }: Omit<Upload, 'got'>,
): Promise<UploadCode | undefined> {
  if (length > fileLimits.sealed) return 'too_large'
  await expireUploads(house, place)
  const free = await house.blobs.free()
  const now = house.now()
  return house.db.transaction().execute(async tx => {
    const refused = await roomFor(tx, house.room, { place, device, length, free, now })
    if (refused) return refused
    await tx
      .insertInto('incoming')
      .values({
        ...{ place_id: place, hash, device_id: device, length, got: 0 },
        ...{ state: 'open', result: '', made_at: now, touched_at: now },
      })
      .onConflict(conflict => conflict.columns(['place_id', 'hash']).doNothing())
      .execute()
    return undefined
  })
}

/** Lands one piece, whose own hash was checked before. It is on the disk when this returns. */
export async function land(
  house: House,
  { place, hash, length, got }: Upload,
  bytes: Uint8Array,
): Promise<UploadCode | undefined> {
  const now = got + bytes.length
  if (now > length) return 'too_large'
  await house.sent.write({ place, hash }, got, bytes)
  if (now < length) {
    await change(house, place, hash, { got: now })
    return undefined
  }
  if (!(await house.sent.complete({ place, hash }))) {
    await dropUpload(house, place, hash)
    return 'file_hash_wrong'
  }
  await noteWhole(house, place, hash, length)
  return undefined
}

/** Whoever announced it takes it back. What an act has claimed stays. */
export async function takeBack(house: House, place: string, hash: string, by: string): Promise<boolean> {
  const { numDeletedRows } = await house.db
    .deleteFrom('incoming')
    .where('place_id', '=', place)
    .where('hash', '=', hash)
    .where('device_id', '=', by)
    .where('state', '<>', 'done')
    .executeTakeFirst()
  if (Number(numDeletedRows) === 0) return false
  await house.sent.remove({ place, hash })
  return true
}

async function noteWhole(house: House, place: string, hash: string, length: number) {
  await change(house, place, hash, { state: 'whole', got: length })
  house.arrivals.wake()
}

async function change(
  house: House,
  place: string,
  hash: string,
  to: Partial<Pick<Incoming, 'state' | 'got'>>,
) {
  await house.db
    .updateTable('incoming')
    .set({ ...to, touched_at: house.now() })
    .where('place_id', '=', place)
    .where('hash', '=', hash)
    .where('state', '<>', 'done')
    .execute()
}
