/** What every row was at each value of its place's counter: so a phone's board can be held against the school of its cursor. */
import type { StoredRow } from '../../../src/server/store/store.ts'
import type { MemorySchool } from './school/memory.ts'

interface Past {
  epoch: string
  /** Where this epoch began: before it nothing is known. */
  from: number
  v: number
  /** Versions of each row, oldest first. */
  rows: Map<string, StoredRow[]>
  /** What stood at each value that was asked for. */
  moments: Map<number, Map<string, StoredRow>>
}

export class History {
  private readonly school: MemorySchool
  private readonly places = new Map<string, Past>()

  constructor(school: MemorySchool) {
    this.school = school
  }

  /** Called right after each commit. */
  note() {
    for (const [place, { tables }] of this.school.places) {
      const counter = tables.place.get('')!
      let past = this.places.get(place)
      if (past?.v === counter.v && past.epoch === counter.epoch) continue
      if (past?.epoch !== counter.epoch) {
        past = { epoch: counter.epoch, from: counter.v, v: -1, rows: new Map(), moments: new Map() }
        this.places.set(place, past)
      }
      for (const [key, row] of tables.rows)
        if (row.v > past.v) {
          const versions = past.rows.get(key)
          if (versions) versions.push(row)
          else past.rows.set(key, [row])
        }
      past.v = counter.v
    }
  }

  /** After a restoration. */
  beginAnew() {
    this.places.clear()
    this.note()
  }

  /** What stood at `v`, by row; undefined where that is not known. */
  at(place: string, epoch: string, v: number): Map<string, StoredRow> | undefined {
    const past = this.places.get(place)
    if (!past || past.epoch !== epoch || v < past.from || v > past.v) return undefined
    const known = past.moments.get(v)
    if (known) return known
    const then = new Map<string, StoredRow>()
    for (const [key, versions] of past.rows) {
      const row = versions.findLast(one => one.v <= v)
      if (row && !row.gone) then.set(key, row)
    }
    past.moments.set(v, then)
    return then
  }
}
