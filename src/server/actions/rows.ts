/**
 * The reader and transactor of one place over the database. Writes are held back until `commit`, which takes the place's
 * counter as the last step, so that counters and commits have one order and no cursor ever misses a row.
 */
import { blobsOf, namesBlobs } from '../../domain/attachments/blobs.ts'
import type { Audience } from '../../domain/audiences.ts'
import type { Bodies, Noun } from '../../domain/nouns.ts'
import type { TieBody } from '../../domain/people/person.ts'
import type { Reader, Transactor } from '../../domain/reader.ts'
import type { Row } from '../../domain/row.ts'
import { ChangedMeanwhile } from '../store/again.ts'
import type { Statements, StoredRow } from '../store/store.ts'
import { touchedBy } from './touched.ts'

type Write = { noun: Noun; id: string; row?: { audience: Audience; about: string; body: unknown } }

export class PlaceRows implements Transactor {
  private readonly tx: Statements
  private readonly place: string
  private readonly writes = new Map<string, Write>()
  /** The version of each row when it was first read here; 0 for none. */
  private readonly seen = new Map<string, number>()
  /** Written ids that were asked about already. */
  private readonly free = new Set<string>()
  /** The newest version under each list when it was last read here, tombstones included. */
  private readonly listed = new Map<string, { noun: Noun; about: string; newest: number }>()

  /** After `commit`: the audiences whose rows it wrote or took away. */
  readonly changed = new Set<string>()
  /** After `commit`: the devices that it has ended. */
  readonly ended: string[] = []

  constructor(tx: Statements, place: string) {
    this.tx = tx
    this.place = place
  }

  async get<N extends Noun>(noun: N, id: string): Promise<Row<N> | undefined> {
    const written = this.writes.get(`${noun}/${id}`)
    if (written) return written.row && ({ noun, id, v: 0, ...written.row } as Row<N>)
    const stored = await this.standing(noun, id)
    this.seen.set(`${noun}/${id}`, stored?.v ?? 0)
    return stored && fromStored<N>(stored)
  }

  async list<N extends Noun>(noun: N, about: string): Promise<Row<N>[]> {
    if (noun === 'phone') return (await this.phonesOf(about)) as Row<N>[]
    const all = await this.tx.feed.about(this.place, noun, about)
    const newest = all.reduce((most, row) => Math.max(most, row.v), 0)
    this.listed.set(`${noun}/${about}`, { noun, about, newest })
    const rows = new Map(all.filter(row => !row.gone).map(row => [row.id, fromStored<N>(row)]))
    for (const { noun: other, id, row } of this.writes.values()) {
      if (other !== noun) continue
      if (row?.about === about) rows.set(id, { noun, id, v: 0, ...row } as Row<N>)
      else rows.delete(id)
    }
    return [...rows.values()]
  }

  put<N extends Noun>(noun: N, id: string, row: { audience: Audience; about: string; body: Bodies[N] }) {
    this.writes.set(`${noun}/${id}`, { noun, id, row })
  }

  remove(noun: Noun, id: string) {
    this.writes.set(`${noun}/${id}`, { noun, id })
  }

  /**
   * Whether a written id belongs to a row of another audience, or to one that the actor can't see: ids are chosen by
   * phones, and must be no way to somebody else's row.
   */
  async taken(seen?: ReadonlySet<string>): Promise<boolean> {
    for (const [key, { noun, id, row }] of this.writes) {
      if (!row || this.free.has(key)) continue
      this.free.add(key)
      // An audience is fixed for life and beyond: under another one the phones that hold the old row would keep it.
      const before = await this.tx.feed.get(this.place, noun, id)
      if (!before) continue
      if (before.audience !== row.audience) return true
      if (!before.gone && seen && !seen.has(before.audience)) return true
    }
    return false
  }

  /** Takes the counter, then writes everything under its value. @returns that value. */
  async commit(): Promise<number> {
    await this.countHeads()
    const v = await this.tx.places.takeCounter(this.place)
    await this.listsStand()
    for (const write of this.writes.values()) await this.store(write, v)
    return v
  }

  /** What was decided by a list (a sum of weights, the number of an attempt) holds only if nobody has added to it since. */
  private async listsStand() {
    for (const { noun, about, newest } of this.listed.values())
      if (await this.tx.feed.hasNewer(this.place, noun, about, newest)) throw new ChangedMeanwhile()
  }

  private async standing(noun: Noun, id: string): Promise<StoredRow | undefined> {
    const stored = await this.tx.feed.get(this.place, noun, id)
    return stored?.gone ? undefined : stored
  }

  private async store({ noun, id, row }: Write, v: number) {
    const before = await this.tx.feed.get(this.place, noun, id)
    // From the counter on, this place has one writer; what was read before it may have been written by another.
    const read = this.seen.get(`${noun}/${id}`)
    if (read !== undefined && read !== (before?.gone ? 0 : (before?.v ?? 0))) throw new ChangedMeanwhile()
    // An audience is fixed for a row's life; `taken` has asked already, so this one was written since.
    if (row && before && before.audience !== row.audience && !before.gone) throw new ChangedMeanwhile()
    if (!before && !row) return
    const { audience: whose, about: whom } = (row ?? before)!
    // The book of families names all of them; a line of it is about one.
    if (noun !== 'headcount') this.changed.add(whose === 'families' ? `pupil:${whom}` : whose)
    if (noun === 'phone') return this.storePhone(row!.body as Bodies['phone'])
    if (namesBlobs.has(noun)) await this.nameBlobs(noun, id, row?.body as Bodies[Noun] | undefined)
    const key = { noun, id, v }
    if (!row) return this.tx.feed.update(this.place, { ...key, gone: 1, body: 'null' })
    const { audience, about } = row
    const fields = { ...key, audience, about, gone: 0, body: JSON.stringify(row.body) }
    await (before ? this.tx.feed.update(this.place, fields) : this.tx.feed.insert(this.place, fields))
  }

  /** The blobs that a row names become columns, so that whoever may see the row may fetch them. */
  private async nameBlobs(noun: Noun, id: string, body: Bodies[Noun] | undefined) {
    const { shown, awaited } = body === undefined ? { shown: [], awaited: [] } : blobsOf(noun, body)
    await this.tx.feed.nameBlobs(this.place, noun, id, [
      ...[...new Set(shown)].map(hash => ({ hash, awaited: 0 })),
      ...awaited.map(hash => ({ hash, awaited: 1 })),
    ])
  }

  /** Ties become columns at once, and the counts of the audiences that they touch are written with them. */
  private async countHeads() {
    const touched = new Set<Audience>()
    for (const { noun, id, row } of [...this.writes.values()]) {
      if (noun !== 'tie') continue
      const tie = row ? (row.body as TieBody) : await this.storedTie(id)
      if (!tie) continue
      const { person, role, target, grade } = tie
      if (!row) for (const audience of await touchedBy(this.tx, this.place, tie)) touched.add(audience)
      await this.tx.ties.put(this.place, id, { person, role, target, grade, past: row ? 0 : 1 })
      if (row) for (const audience of await touchedBy(this.tx, this.place, tie)) touched.add(audience)
    }
    for (const audience of touched) {
      const people = await this.tx.ties.countPeople(this.place, audience)
      this.put('headcount', audience, { audience: 'staff', about: this.place, body: { audience, people } })
    }
  }

  /** Phones stand in tables of their own; those that this change ends are seen as ended. */
  private async phonesOf(person: string): Promise<Row<'phone'>[]> {
    const phones = await this.tx.phones.of(this.place, person)
    return phones.map(({ others, endedAt, ...phone }) => {
      const id = `${person}.${phone.device}`
      const body = { ...phone, endedAt: endedAt ?? 0, others: others.length }
      const row = this.writes.get(`phone/${id}`)?.row ?? {
        audience: `self:${person}` as const,
        about: person,
        body,
      }
      return { noun: 'phone', id, v: 0, ...row } as Row<'phone'>
    })
  }

  private async storePhone({ device, endedAt }: Bodies['phone']) {
    if (await this.tx.phones.end(this.place, device, endedAt)) this.ended.push(device)
  }

  private async storedTie(id: string): Promise<TieBody | undefined> {
    const stored = await this.standing('tie', id)
    return stored && fromStored<'tie'>(stored).body
  }
}

function fromStored<N extends Noun>({ noun, id, audience, about, v, body }: StoredRow): Row<N> {
  return { noun, id, audience, about, v, body: JSON.parse(body) } as Row<N>
}

/** Only the rows of these audiences: what is not yours is not there. */
export function limitedTo(rows: Reader, audiences: ReadonlySet<string>): Reader {
  return {
    async get(noun, id) {
      const row = await rows.get(noun, id)
      return row && audiences.has(row.audience) ? row : undefined
    },
    async list(noun, about) {
      return (await rows.list(noun, about)).filter(row => audiences.has(row.audience))
    },
  }
}
