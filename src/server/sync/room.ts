import type { UploadCode } from '../../wire/files.ts'
import type { Tx } from '../db/database.ts'

const mebi = 1024 * 1024
const day = 24 * 60 * 60 * 1000

/** How many bytes of files may be under way at once: not yet whole, or not yet claimed by an act and cleaned. */
export interface Room {
  device: number
  place: number
  /** Announced by one device in a day. */
  deviceDay: number
  /** Of the disk, left to the database. */
  margin: number
}
export const usualRoom: Room = {
  device: 64 * mebi,
  place: 4096 * mebi,
  deviceDay: 256 * mebi,
  margin: 256 * mebi,
}

interface Wish {
  place: string
  device: string
  length: number
  /** What the disk has. */
  free: number
  now: number
}

/** Whether one more file fits, beside all that was promised room before. */
export async function roomFor(
  tx: Tx,
  room: Room,
  { place, device, length, free, now }: Wish,
): Promise<UploadCode | undefined> {
  const lengths = () =>
    tx.selectFrom('incoming').select(eb => eb.fn.sum<number | string | null>('length').as('sum'))
  const underWay = () => lengths().where('state', '<>', 'done')
  const sum = async (query: ReturnType<typeof lengths>) =>
    Number((await query.executeTakeFirstOrThrow()).sum ?? 0) + length
  const ofPlace = underWay().where('place_id', '=', place)
  const today = lengths()
    .where('place_id', '=', place)
    .where('made_at', '>', now - day)
  if ((await sum(ofPlace.where('device_id', '=', device))) > room.device) return 'quota_full'
  if ((await sum(today.where('device_id', '=', device))) > room.deviceDay) return 'quota_full'
  if ((await sum(ofPlace)) > room.place) return 'quota_full'
  // Twice: beside what is sent its cleaned copy needs room.
  if (2 * (await sum(underWay())) + room.margin > free) return 'disk_full'
  return undefined
}
