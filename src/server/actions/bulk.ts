/**
 * The rows of one place for a change that touches thousands of them: read once into memory, written in parts. The place's
 * counter is held from the first step, so that nobody writes between reading and writing and nothing has to be compared.
 */
import type { Audience } from '../../domain/audiences.ts'
import type { Bodies, Noun } from '../../domain/nouns.ts'
import type { TieBody } from '../../domain/people/person.ts'
import type { Transactor } from '../../domain/reader.ts'
import type { Row } from '../../domain/row.ts'
import { allHeadcounts } from '../audiences/headcounts.ts'
import type { Tx } from '../db/database.ts'

/** A row as it is stored; tombstones are held too. */
export interface Stored {
  noun: string
  id: string
  audience: string
  about: string
  v: number
  gone: number
  body: string
}

/** What one row was before this change; undefined where there was none. */
export interface Change {
  noun: string
  id: string
  before: Stored | undefined
}

const partSize = 500

export class BulkRows implements Transactor {
  private readonly tx: Tx
  readonly place: string
  private readonly held = new Map<string, Stored>()
  private readonly byAbout = new Map<string, Set<string>>()
  private readonly before = new Map<string, Change>()
  private fresh: string[] = []
  private readonly nouns: ReadonlySet<string>

  private constructor(tx: Tx, place: string, nouns: readonly Noun[]) {
    this.tx = tx
    this.place = place
    this.nouns = new Set(nouns)
  }

  /** Takes the place for itself and reads all rows of these nouns. */
  static async hold(tx: Tx, place: string, nouns: readonly Noun[]): Promise<BulkRows> {
    await tx
      .updateTable('places')
      .set(eb => ({ v: eb.ref('v') }))
      .where('place_id', '=', place)
      .execute()
    const rows = new BulkRows(tx, place, [...nouns, 'headcount'])
    for (const noun of rows.nouns) {
      const stored = await tx
        .selectFrom('rows')
        .select(['noun', 'id', 'audience', 'about', 'v', 'gone', 'body'])
        .where('place_id', '=', place)
        .where('noun', '=', noun)
        .orderBy('id')
        .execute()
      for (const row of stored) rows.keep(row)
    }
    return rows
  }

  async get<N extends Noun>(noun: N, id: string): Promise<Row<N> | undefined> {
    return this.at(noun, id)
  }

  /** As `get`, at once. */
  at<N extends Noun>(noun: N, id: string): Row<N> | undefined {
    this.isHeld(noun)
    const row = this.held.get(`${noun}/${id}`)
    return row && !row.gone ? fromStored<N>(row) : undefined
  }

  async list<N extends Noun>(noun: N, about: string): Promise<Row<N>[]> {
    this.isHeld(noun)
    const ids = [...(this.byAbout.get(`${noun}/${about}`) ?? [])]
    return ids.flatMap(id => this.at(noun, id) ?? [])
  }

  put<N extends Noun>(noun: N, id: string, row: { audience: Audience; about: string; body: Bodies[N] }) {
    const { audience, about } = row
    this.write({ noun, id, audience, about, v: 0, gone: 0, body: JSON.stringify(row.body) })
  }

  remove(noun: Noun, id: string) {
    const row = this.held.get(`${noun}/${id}`)
    if (row && !row.gone) this.write({ ...row, v: 0, gone: 1, body: 'null' })
  }

  /** Brings back a row exactly as it was. */
  restore(row: Stored) {
    this.write({ ...row, v: 0 })
  }

  /** A row with its version, tombstones too. */
  stored(noun: string, id: string): Stored | undefined {
    return this.held.get(`${noun}/${id}`)
  }

  /** All rows that stand in this version of the place. */
  writtenAt(v: number): Stored[] {
    return [...this.held.values()].filter(row => row.v === v && !row.gone)
  }

  /** Whether one of the ids written since the last asking belongs to a row of another audience. */
  async taken(): Promise<boolean> {
    const fresh = this.fresh
    this.fresh = []
    return fresh.some(key => {
      const before = this.before.get(key)?.before
      return before && !before.gone && before.audience !== this.held.get(key)!.audience
    })
  }

  /** Takes the counter and writes what has changed under its value. @returns it, and what every changed row was before. */
  async commit(): Promise<{ v: number; changes: Change[] }> {
    await this.countHeads()
    const changed = [...this.before].filter(([key, { before }]) => !isSame(before, this.held.get(key)!))
    const { v } = await this.tx
      .updateTable('places')
      .set(eb => ({ v: eb('v', '+', 1) }))
      .where('place_id', '=', this.place)
      .returning('v')
      .executeTakeFirstOrThrow()
    const rows = changed.map(([key]) => ({ place_id: this.place, ...this.held.get(key)!, v }))
    for (const part of partsOf(rows))
      await this.tx
        .insertInto('rows')
        .values(part)
        .onConflict(conflict =>
          conflict.columns(['place_id', 'noun', 'id']).doUpdateSet(eb => ({
            audience: eb.ref('excluded.audience'),
            about: eb.ref('excluded.about'),
            v: eb.ref('excluded.v'),
            gone: eb.ref('excluded.gone'),
            body: eb.ref('excluded.body'),
          })),
        )
        .execute()
    return { v, changes: changed.map(([, change]) => change) }
  }

  private write(row: Stored) {
    this.isHeld(row.noun)
    const key = `${row.noun}/${row.id}`
    if (!this.before.has(key))
      this.before.set(key, { noun: row.noun, id: row.id, before: this.held.get(key) })
    this.keep(row)
    this.fresh.push(key)
  }

  private keep(row: Stored) {
    const key = `${row.noun}/${row.id}`
    const old = this.held.get(key)
    if (old && old.about !== row.about) this.byAbout.get(`${row.noun}/${old.about}`)?.delete(row.id)
    this.held.set(key, row)
    const list = `${row.noun}/${row.about}`
    const ids = this.byAbout.get(list)
    if (ids) ids.add(row.id)
    else this.byAbout.set(list, new Set([row.id]))
  }

  /** Ties become columns; then every count of the place is taken anew, which costs a few queries however many changed. */
  private async countHeads() {
    const ties = [...this.before.values()].filter(({ noun }) => noun === 'tie')
    if (ties.length === 0) return
    const columns = ties.flatMap(({ id, before }) => {
      const now = this.held.get(`tie/${id}`)!
      // An ended tie keeps its columns as past ones: work that was given there may still arrive.
      const kept = bodyOf(now) ?? bodyOf(before)
      if (!kept) return []
      const { person: person_id, role, target, grade } = kept
      return { place_id: this.place, id, person_id, role, target, grade, past: now.gone }
    })
    for (const part of partsOf(columns))
      await this.tx
        .insertInto('ties')
        .values(part)
        .onConflict(conflict =>
          conflict.columns(['place_id', 'id']).doUpdateSet(eb => ({
            person_id: eb.ref('excluded.person_id'),
            role: eb.ref('excluded.role'),
            target: eb.ref('excluded.target'),
            grade: eb.ref('excluded.grade'),
            past: eb.ref('excluded.past'),
          })),
        )
        .execute()
    for (const [audience, people] of await allHeadcounts(this.tx, this.place)) {
      const body = { audience, people }
      this.put('headcount', audience, { audience: 'staff', about: this.place, body })
    }
  }

  /** A list that was never read would look empty. */
  private isHeld(noun: string) {
    if (!this.nouns.has(noun)) throw new Error(`Rows of ${noun} were not read ahead`)
  }
}

const isSame = (before: Stored | undefined, now: Stored) =>
  before
    ? before.gone === now.gone &&
      before.body === now.body &&
      before.audience === now.audience &&
      before.about === now.about
    : now.gone === 1

const bodyOf = (row: Stored | undefined) => (row && !row.gone ? (JSON.parse(row.body) as TieBody) : undefined)

/** Parts that stay below what both engines take in one statement. */
export function* partsOf<T>(all: readonly T[], size = partSize): Generator<T[]> {
  for (let at = 0; at < all.length; at += size) yield all.slice(at, at + size)
}

function fromStored<N extends Noun>({ noun, id, audience, about, v, body }: Stored): Row<N> {
  return { noun, id, audience, about, v, body: JSON.parse(body) } as Row<N>
}
