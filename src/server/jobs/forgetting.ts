/**
 * What is let go after 180 days, so that a school does not grow for ever. Step by step, place by place:
 *   1. note where the counter stands today: rows bear no time, and this says how old a tombstone is;
 *   2. collect tombstones older than that, and keep for each audience up to where: a phone that was away for longer gets
 *      that audience anew instead;
 *   3. thin results: of what was applied so long ago only the number stays. It is applied once and for ever, and a phone
 *      that was away for longer is told the numbers. Refusals stay: they are few, and their authors must hear them.
 */
import { addNumbers } from '../actions/numbers.ts'
import { again } from '../store/again.ts'
import type { Statements, Store } from '../store/store.ts'

const day = 24 * 60 * 60 * 1000
/** Milliseconds. */
export const keptFor = 180 * day

export interface Forgotten {
  tombstones: number
  results: number
}

export async function forget(store: Store, now: number): Promise<Forgotten> {
  const all: Forgotten = { tombstones: 0, results: 0 }
  for (const place of await store.each.places.all()) {
    const { tombstones, results } = await again(store, place, async tx => {
      await noteToday(tx, place, now)
      return { tombstones: await collect(tx, place, now), results: await thin(tx, place, now) }
    })
    all.tombstones += tombstones
    all.results += results
  }
  return all
}

async function noteToday({ places }: Statements, place: string, now: number) {
  const last = await places.milestone(place, Number.MAX_SAFE_INTEGER)
  if (last && last.at > now - day) return
  const { v } = (await places.counter(place))!
  await places.setMilestone(place, { at: now, v })
}

/** @returns how many tombstones were collected. */
async function collect({ places, feed }: Statements, place: string, now: number): Promise<number> {
  const old = await places.milestone(place, now - keptFor)
  if (!old) return 0
  for (const { audience, v } of await feed.tombstones(place, old.v))
    await feed.noteCollected(place, audience, v)
  const dropped = await feed.dropTombstones(place, old.v)
  await places.dropMilestones(place, old.at)
  return dropped
}

/** @returns how many results were thinned to their numbers. */
async function thin({ acts, places }: Statements, place: string, now: number): Promise<number> {
  const before = now - keptFor
  const { v } = (await places.counter(place))!
  let thinned = 0
  for (const device of await acts.devicesBefore(place, before)) {
    const old = await acts.numbersBefore(place, device, before)
    const { numbers } = await acts.numbers(place, device)
    await acts.keepNumbers(place, device, addNumbers(numbers, old), v)
    await acts.dropBefore(place, device, before)
    thinned += old.length
  }
  return thinned
}
