/** What a real database holds, read in one moment, and what its rows were at earlier counters. */
import type { Numbers, PlaceRow, StoredRow } from '../../../src/server/store/store.ts'
import { snapshot, type Tx } from '../../../src/server/db/database.ts'
import type { House } from '../../../src/server/house.ts'

export interface PlacePicture {
  counter: PlaceRow
  rows: StoredRow[]
  /** Letters with a result, and letters that wait for their author. */
  settled: Set<string>
  waiting: Set<string>
  /** By device: acts of which only the number is kept. */
  applied: Map<string, Numbers>
  enrolments: { profile: string; person: string; device: string }[]
  ended: Set<string>
}
export type Picture = Map<string, PlacePicture>

export function lookAt(house: House): Promise<Picture> {
  return snapshot(house, async tx => {
    const picture: Picture = new Map()
    for (const counter of await tx.selectFrom('places').selectAll().execute()) {
      const place = counter.place_id
      const of = <T extends 'results' | 'quarantine' | 'applied' | 'enrolments' | 'devices'>(table: T) =>
        tx
          .selectFrom(table as 'results')
          .selectAll()
          .where('place_id', '=', place)
          .execute()
      const letters = (all: { letter_id: string }[]) => new Set(all.map(row => row.letter_id))
      const applied = (await of('applied')) as unknown as { device_id: string; numbers: string }[]
      const enrolments = (await of('enrolments')) as unknown as Enrolment[]
      const devices = (await of('devices')) as unknown as { device_id: string; ended_at: number | null }[]
      picture.set(place, {
        counter: counter as PlaceRow,
        rows: await rowsSince(tx, place, -1),
        settled: letters(await of('results')),
        waiting: letters(await of('quarantine')),
        applied: new Map(applied.map(row => [row.device_id, JSON.parse(row.numbers) as Numbers])),
        enrolments: enrolments.map(({ profile_id: profile, person_id: person, device_id: device }) => ({
          ...{ profile, person, device },
        })),
        ended: new Set(devices.filter(row => row.ended_at !== null).map(row => row.device_id)),
      })
    }
    return picture
  })
}

interface Enrolment {
  profile_id: string
  person_id: string
  device_id: string
}

async function rowsSince(tx: Tx, place: string, v: number): Promise<StoredRow[]> {
  const found = await tx
    .selectFrom('rows')
    .select(['noun', 'id', 'audience', 'about', 'v', 'gone', 'body'])
    .where('place_id', '=', place)
    .where('v', '>', v)
    .execute()
  return found as StoredRow[]
}

/** Versions of rows, as far as somebody looked in time: a counter at which nobody looked is not known. */
export class Past {
  private readonly places = new Map<
    string,
    { epoch: string; last: number; known: Set<number>; rows: Map<string, StoredRow[]> }
  >()

  note(house: House): Promise<void> {
    return snapshot(house, async tx => {
      for (const { place_id: place, v, epoch } of await tx.selectFrom('places').selectAll().execute()) {
        let past = this.places.get(place)
        if (past?.epoch !== epoch)
          this.places.set(place, (past = { epoch, last: -1, known: new Set(), rows: new Map() }))
        if (v <= past.last) continue
        for (const row of await rowsSince(tx, place, past.last)) {
          const key = `${row.noun}/${row.id}`
          past.rows.set(key, [...(past.rows.get(key) ?? []), row])
        }
        past.known.add(v)
        past.last = v
      }
    })
  }

  at(place: string, epoch: string, v: number): Map<string, StoredRow> | undefined {
    const past = this.places.get(place)
    if (past?.epoch !== epoch || !past.known.has(v)) return undefined
    const then = new Map<string, StoredRow>()
    for (const [key, versions] of past.rows) {
      const row = versions.findLast(one => one.v <= v)
      if (row && !row.gone) then.set(key, row)
    }
    return then
  }
}
