import { classOf, type Audience } from '../../domain/audiences.ts'
import { audiencesOf } from '../audiences/audiences.ts'
import { snapshot, type Tx } from '../db/database.ts'
import type { House } from '../house.ts'
import { personsOn } from './device.ts'
import { noteDown } from './noting.ts'

export interface Fetched {
  size: number
  /** Who may see it, and in rows of which audience. */
  person: string
  audience: Audience
}

/** A blob that somebody on this device may see in a row; undefined for what is not there, and for what is not theirs: nobody learns which. */
export async function blobForDevice(
  house: House,
  device: string,
  place: string,
  hash: string,
): Promise<Fetched | undefined> {
  const persons = await personsOn(house, place, device)
  const seen = await snapshot(house, async tx => {
    const audiences = await audiencesNaming(tx, place, hash)
    if (audiences.length === 0) return undefined
    for (const person of persons) {
      const audience = (await audiencesOf(tx, place, person)).find(one => audiences.includes(one))
      if (audience) return { person, audience }
    }
    return undefined
  })
  const size = seen && (await house.blobs.size(hash))
  return size === undefined ? undefined : { ...seen!, size }
}

/** Before the first byte leaves: a file of somebody's is fetched. What hangs on the board is everybody's. */
export async function noteFetched(
  house: House,
  place: string,
  device: string,
  { person, audience }: Fetched,
) {
  if (classOf(audience) !== 'letter') return
  await noteDown(house, place, { device, person, what: 'fetched', about: [audience] })
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
