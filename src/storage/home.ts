/**
 * What one person may see of one place, on this phone: the board's rows that are meant for him, his own rows, and over them
 * what he has done that is still on its way. It is the reader and transactor that actions run on here.
 */
import type { Actor, Moment } from '../domain/action.ts'
import { belongs, boardOf, classOf, type Audience } from '../domain/audiences.ts'
import type { Bodies, Noun } from '../domain/nouns.ts'
import { shortName, type Tie } from '../domain/people/person.ts'
import type { Transactor } from '../domain/reader.ts'
import type { Row } from '../domain/row.ts'
import { tappedAt, type Tap } from '../domain/submissions/submission.ts'
import { rowKey, type BoardRow } from './board.ts'
import type { Act, KinAct } from './acts.ts'
import type { Phone } from './phone.ts'

/** Where a row has come: only here, known to the school, or refused by it. */
export type RowState = 'here' | 'arrived'

/** What a home stands on: the open pocket's own rows, and the phone's board. */
export interface Ground {
  phone: Phone
  ledger: { rows: ReadonlyMap<string, BoardRow> }
}

export class Home implements Transactor {
  readonly place: string
  readonly person: string
  private readonly ground: Ground
  /** Rows that this phone's acts have made, over what the school has said; undefined where one was taken away. */
  private readonly overlay = new Map<string, BoardRow | undefined>()
  /** All ties that this person may know of: his own, and those of children around him. */
  private ties: Tie[] = []
  /** The board's audiences that are his; undefined when all are. */
  private audiences: readonly Audience[] | undefined = []
  /** His own rows of this place, sorted by noun once. */
  private nouns: Map<string, BoardRow[]> | undefined

  constructor(ground: Ground, place: string, person: string) {
    this.ground = ground
    this.place = place
    this.person = person
  }

  /** Reads the ties from his own rows; from them follows which of the board's rows are meant for him. */
  async recognise() {
    this.ties = this.own('tie').map(row => ({ id: row.id, ...(row.body as Omit<Tie, 'id'>) }))
    this.audiences = boardOf(this.person, this.ties)
  }

  actor(): Actor {
    return this.actorFor(this.person)
  }

  /** The ties of a person whom he may know. */
  tiesOf(person: string): Tie[] {
    return this.ties.filter(tie => tie.person === person)
  }

  async get<N extends Noun>(noun: N, id: string): Promise<Row<N> | undefined> {
    const key = rowKey(this.place, noun, id)
    if (this.overlay.has(key)) return asRow<N>(this.overlay.get(key))
    const own = this.ground.ledger.rows.get(key)
    if (own) return asRow<N>(own)
    const shared = await this.ground.phone.board.rows.get(key)
    return shared && this.sees(shared) ? asRow<N>(shared) : undefined
  }

  async list<N extends Noun>(noun: N, about: string): Promise<Row<N>[]> {
    const { board } = this.ground.phone
    const shared = await board.rows.where('[place+noun+about]').equals([this.place, noun, about]).toArray()
    return this.gather<N>(noun, shared, row => row.about === about)
  }

  /** Every row of a noun that he may see, oldest id first. */
  async all<N extends Noun>(noun: N): Promise<Row<N>[]> {
    return this.gather<N>(noun, await this.sharedOf(noun), () => true)
  }

  /** The same, not all at once: of some nouns there may be thousands, and a page that reads them answers no finger. */
  async *slices<N extends Noun>(noun: N, each = 40): AsyncGenerator<Row<N>[]> {
    const { rows } = this.ground.phone.board
    const keys = await this.sharedKeysOf(noun)
    for (let first = 0; first < keys.length; first += each) {
      const some = await rows.bulkGet(keys.slice(first, first + each))
      const shared = some.filter(row => row !== undefined && this.sees(row) && !this.overlay.has(row.key))
      yield shared.map(row => asRow<N>(row)!)
    }
    yield this.gather<N>(noun, [], () => true)
  }

  private async sharedKeysOf(noun: Noun): Promise<string[]> {
    const index = this.ground.phone.board.rows.where('[place+noun+audience]')
    if (!this.audiences)
      return index.between([this.place, noun, ''], [this.place, noun, '\uffff']).primaryKeys()
    const of = (audience: Audience) =>
      this.ground.phone.board.rows
        .where('[place+noun+audience]')
        .equals([this.place, noun, audience])
        .primaryKeys()
    return (await Promise.all(this.audiences.map(of))).flat()
  }

  private async sharedOf(noun: Noun): Promise<BoardRow[]> {
    const { rows } = this.ground.phone.board
    const index = rows.where('[place+noun+audience]')
    const ofNoun = index.between([this.place, noun, ''], [this.place, noun, '\uffff'])
    if (!this.audiences) return ofNoun.toArray()
    // Most nouns are never on the board: then one question is enough.
    if (!(await ofNoun.first())) return []
    const of = (audience: Audience) =>
      rows.where('[place+noun+audience]').equals([this.place, noun, audience]).toArray()
    return (await Promise.all(this.audiences.map(of))).flat()
  }

  /** Whether the school knows this row, or it exists only on this phone. */
  stateOf(noun: Noun, id: string): RowState {
    return this.overlay.has(rowKey(this.place, noun, id)) ? 'here' : 'arrived'
  }

  put<N extends Noun>(noun: N, id: string, row: { audience: Audience; about: string; body: Bodies[N] }) {
    const key = rowKey(this.place, noun, id)
    this.overlay.set(key, { key, place: this.place, noun, id, v: 0, ...row })
  }

  remove(noun: Noun, id: string) {
    this.overlay.set(rowKey(this.place, noun, id), undefined)
  }

  /** Plays one of his acts again, over what the phone knows now. */
  async replay({ name, version, args, tap }: Act) {
    await this.play(this.actor(), name, version, args, tap)
  }

  /** Plays an act of a child of his: it is seen as waiting until the school's own row comes. */
  async replayKin({ person, name, version, args, tap }: KinAct) {
    const mine = this.tiesOf(this.person).some(tie => tie.role === 'guardian' && tie.target === person)
    if (mine) await this.play(this.actorFor(person), name, version, args, tap)
  }

  private async play(actor: Actor, name: string, version: number, given: unknown, tap: Tap) {
    // The rules are fetched from this phone only when something waits.
    const { findAction, checkShape } = await import('../domain/actions.ts')
    const action = findAction(name, version)
    const args = action && checkShape(action.shape, given)
    if (!action || !args?.ok) return
    const at = momentOf(tap)
    // What it stood on may have left the phone meanwhile; then the act waits unseen here, and the school decides.
    if (await action.check(args.value, actor, this, at)) return
    await action.change(args.value, actor, this, at)
  }

  private actorFor(person: string): Actor {
    const about = this.own('person').find(row => row.id === person)?.body as Bodies['person'] | undefined
    return {
      place: this.place,
      person,
      name: about ? shortName(about) : '',
      ...(about && { gender: about.gender }),
      ties: this.tiesOf(person),
      office: false,
    }
  }

  private own(noun: Noun): BoardRow[] {
    if (!this.nouns) {
      this.nouns = new Map()
      for (const row of this.ground.ledger.rows.values()) {
        if (row.place !== this.place) continue
        const rows = this.nouns.get(row.noun)
        if (rows) rows.push(row)
        else this.nouns.set(row.noun, [row])
      }
    }
    return this.nouns.get(noun) ?? []
  }

  private sees(row: BoardRow): boolean {
    return belongs(row.audience as Audience, this.person, this.ties)
  }

  private gather<N extends Noun>(noun: N, shared: BoardRow[], wanted: (row: BoardRow) => boolean): Row<N>[] {
    const rows = new Map<string, BoardRow>()
    const seen = new Map<string, boolean>()
    for (const row of shared) {
      if (!seen.has(row.audience)) seen.set(row.audience, this.sees(row))
      if (seen.get(row.audience)) rows.set(row.key, row)
    }
    for (const row of this.own(noun)) if (wanted(row)) rows.set(row.key, row)
    for (const [key, row] of this.overlay) {
      if (row?.noun === noun && row.place === this.place && wanted(row)) rows.set(key, row)
      else if (!row) rows.delete(key)
    }
    return [...rows.values()].sort((a, b) => (a.id < b.id ? -1 : 1)).map(row => asRow<N>(row)!)
  }
}

/** On the phone an act happens at its tap, as far as the phone knows the time. */
export const momentOf = (tap: Tap): Moment => ({ now: tappedAt(tap, Number.MAX_SAFE_INTEGER), tap })

function asRow<N extends Noun>(row: BoardRow | undefined): Row<N> | undefined {
  if (!row) return undefined
  const { noun, id, audience, about, v, body } = row
  return { noun, id, audience, about, v, body } as Row<N>
}

/** Whether rows of this audience are kept sealed on the phone. */
export const isSealed = (audience: Audience) => classOf(audience) === 'letter'
