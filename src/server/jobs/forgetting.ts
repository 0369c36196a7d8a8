/**
 * What is let go after 180 days, so that a school does not grow for ever. Step by step, place by place:
 *   1. note where the counter stands today: rows bear no time, and this says how old a tombstone is;
 *   2. collect tombstones older than that, and keep for each audience up to where: a phone that was away for longer gets
 *      that audience anew instead;
 *   3. thin results: of an act from so long ago only its number stays. It is applied once and for ever; a letter that comes
 *      again is answered by its number, not by its verdict.
 */
import type { Database, Tx } from '../db/database.ts'
import { again } from '../actions/perform.ts'
import { addNumbers, appliedNumbers } from '../actions/numbers.ts'

const day = 24 * 60 * 60 * 1000
/** Milliseconds. */
export const keptFor = 180 * day

export interface Forgotten {
  tombstones: number
  results: number
}

export async function forget(db: Database, now: number): Promise<Forgotten> {
  const places = await db.selectFrom('places').select('place_id').orderBy('place_id').execute()
  const all: Forgotten = { tombstones: 0, results: 0 }
  for (const { place_id: place } of places) {
    const { tombstones, results } = await again(db, place, async tx => {
      await noteToday(tx, place, now)
      return { tombstones: await collect(tx, place, now), results: await thin(tx, place, now) }
    })
    all.tombstones += tombstones
    all.results += results
  }
  return all
}

async function noteToday(tx: Tx, place: string, now: number) {
  const last = await tx
    .selectFrom('milestones')
    .select('at')
    .where('place_id', '=', place)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (last && last.at > now - day) return
  const { v } = await tx
    .selectFrom('places')
    .select('v')
    .where('place_id', '=', place)
    .executeTakeFirstOrThrow()
  await tx.insertInto('milestones').values({ place_id: place, at: now, v }).execute()
}

/** @returns how many tombstones were collected. */
async function collect(tx: Tx, place: string, now: number): Promise<number> {
  const old = await tx
    .selectFrom('milestones')
    .select(['at', 'v'])
    .where('place_id', '=', place)
    .where('at', '<=', now - keptFor)
    .orderBy('at', 'desc')
    .limit(1)
    .executeTakeFirst()
  if (!old) return 0
  const audiences = await tx
    .selectFrom('rows')
    .select(['audience', eb => eb.fn.max('v').as('v')])
    .where('place_id', '=', place)
    .where('gone', '=', 1)
    .where('v', '<=', old.v)
    .groupBy('audience')
    .execute()
  for (const { audience, v } of audiences)
    await tx
      .insertInto('collected')
      .values({ place_id: place, audience, v })
      .onConflict(conflict => conflict.columns(['place_id', 'audience']).doUpdateSet({ v }))
      .execute()
  const { numDeletedRows } = await tx
    .deleteFrom('rows')
    .where('place_id', '=', place)
    .where('gone', '=', 1)
    .where('v', '<=', old.v)
    .executeTakeFirst()
  await tx.deleteFrom('milestones').where('place_id', '=', place).where('at', '<', old.at).execute()
  return Number(numDeletedRows)
}

/** @returns how many results were thinned to their numbers. */
async function thin(tx: Tx, place: string, now: number): Promise<number> {
  const old = await tx
    .selectFrom('results')
    .select('device_id')
    .distinct()
    .where('place_id', '=', place)
    .where('settled_at', '<', now - keptFor)
    .execute()
  let thinned = 0
  for (const { device_id: device } of old) {
    const results = await tx
      .selectFrom('results')
      .select('n')
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('settled_at', '<', now - keptFor)
      .execute()
    const numbers = addNumbers(
      await appliedNumbers(tx, place, device),
      results.map(({ n }) => n),
    )
    const text = JSON.stringify(numbers)
    await tx
      .insertInto('applied')
      .values({ place_id: place, device_id: device, numbers: text })
      .onConflict(conflict => conflict.columns(['place_id', 'device_id']).doUpdateSet({ numbers: text }))
      .execute()
    await tx
      .deleteFrom('results')
      .where('place_id', '=', place)
      .where('device_id', '=', device)
      .where('settled_at', '<', now - keptFor)
      .execute()
    thinned += results.length
  }
  return thinned
}
