import type { Audience } from '../../domain/audiences.ts'
import { audiencesOf } from '../audiences/audiences.ts'
import { snapshot, type Tx } from '../db/database.ts'
import type { House } from '../house.ts'
import { personsOn } from './device.ts'

/**
 * How large a blob is that somebody on this device may see in a row; undefined for what is not there, and for what is not
 * theirs: nobody learns which.
 */
export async function sizeForDevice(
  house: House,
  device: string,
  place: string,
  hash: string,
): Promise<number | undefined> {
  const persons = await personsOn(house, place, device)
  const seen = await snapshot(house, async tx => {
    const audiences = await audiencesNaming(tx, place, hash)
    if (audiences.length === 0) return false
    for (const person of persons)
      if ((await audiencesOf(tx, place, person)).some(audience => audiences.includes(audience))) return true
    return false
  })
  return seen ? house.blobs.size(hash) : undefined
}

async function audiencesNaming(tx: Tx, place: string, hash: string): Promise<Audience[]> {
  const rows = await tx
    .selectFrom('named_blobs')
    .innerJoin('rows', join =>
      join
        .onRef('rows.place_id', '=', 'named_blobs.place_id')
        .onRef('rows.noun', '=', 'named_blobs.noun')
        .onRef('rows.id', '=', 'named_blobs.id'),
    )
    .select('rows.audience')
    .distinct()
    .where('named_blobs.place_id', '=', place)
    .where('named_blobs.hash', '=', hash)
    .where('named_blobs.awaited', '=', 0)
    .where('rows.gone', '=', 0)
    .execute()
  return rows.map(row => row.audience as Audience)
}
