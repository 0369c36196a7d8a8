/** How statements see the tables: what is committed now, what one transaction sees, or one moment of it all. */
import type { Audience } from '../../../../src/domain/audiences.ts'
import type { MemorySchool } from './memory.ts'
import { Collision, Holder } from './locks.ts'
import type { Name, PlaceTables, Rows, State } from './tables.ts'

/** Awaited where the simulator may let others go first, or never come back. undefined: go on at once. */
export type Pause = (point: string) => Promise<void> | undefined

export const never = new Promise<never>(() => {})

export abstract class View {
  protected readonly school: MemorySchool
  /** Before each statement. */
  readonly pause: Pause
  protected readonly server: { dead: boolean }

  constructor(school: MemorySchool, pause: Pause, server: { dead: boolean }) {
    this.school = school
    this.pause = pause
    this.server = server
  }

  protected places(): State {
    return this.school.places
  }

  /** Names of all places. */
  names(): string[] {
    return [...this.places().keys()].sort()
  }

  /** What was found of people's audiences; undefined where this view has written what no other sees. */
  known(place: string): Map<string, Audience[]> | undefined {
    return this.places().get(place)?.known
  }

  get<N extends Name>(place: string, name: N, key: string): Rows[N] | undefined {
    return this.places().get(place)?.tables[name].get(key)
  }

  entries<N extends Name>(place: string, name: N): Iterable<[string, Rows[N]]> {
    return this.places().get(place)?.tables[name].entries() ?? []
  }

  all<N extends Name>(place: string, name: N): Rows[N][] {
    return this.filter(place, name, () => true)
  }

  some<N extends Name>(place: string, name: N, wanted: (row: Rows[N]) => boolean): boolean {
    for (const [, row] of this.entries(place, name)) if (wanted(row)) return true
    return false
  }

  filter<N extends Name>(place: string, name: N, wanted: (row: Rows[N]) => boolean): Rows[N][] {
    const found: Rows[N][] = []
    for (const [, row] of this.entries(place, name)) if (wanted(row)) found.push(row)
    return found
  }

  /** Waits for the row's lock, then writes what it is to be; undefined removes it. */
  abstract change<N extends Name>(
    place: string,
    name: N,
    key: string,
    to: (now: Rows[N] | undefined) => Rows[N] | undefined,
  ): Promise<void>

  /** Changes a row that is as meant, now and once its lock is held; one that is not is not waited for. */
  async changeIf<N extends Name>(
    place: string,
    name: N,
    key: string,
    meant: (now: Rows[N]) => boolean,
    to: (now: Rows[N]) => Rows[N],
  ): Promise<boolean> {
    const before = this.get(place, name, key)
    if (before === undefined || !meant(before)) return false
    let changed = false
    await this.change(place, name, key, now => {
      changed = now !== undefined && meant(now)
      return changed ? to(now!) : now
    })
    return changed
  }

  insert<N extends Name>(place: string, name: N, key: string, row: Rows[N]): Promise<void> {
    return this.change(place, name, key, now => {
      if (now !== undefined) throw new Collision('a key written twice')
      return row
    })
  }
}

/** Each statement by itself: what it writes is committed when it returns. */
export class EachView extends View {
  override async change<N extends Name>(
    place: string,
    name: N,
    key: string,
    to: (now: Rows[N] | undefined) => Rows[N] | undefined,
  ) {
    const holder = new Holder()
    const wait = this.school.locks.take(`${place}/${name}/${key}`, holder)
    if (wait) await wait
    if (this.server.dead) {
      this.school.locks.release(holder)
      await never
    }
    try {
      const now = this.get(place, name, key)
      const row = to(now)
      if (row !== now) this.school.writable(place).write(name, key, row)
    } finally {
      this.school.locks.release(holder)
    }
  }
}

/** One moment throughout. */
export class MomentView extends View {
  private readonly moment: State

  constructor(school: MemorySchool, pause: Pause, server: { dead: boolean }) {
    super(school, pause, server)
    this.moment = new Map(school.places)
    for (const tables of this.moment.values()) tables.lookers++
  }

  protected override places(): State {
    return this.moment
  }

  close() {
    for (const tables of this.moment.values()) tables.lookers--
  }

  override change(): never {
    throw new Error('Nothing is written in a snapshot')
  }
}

/** What is committed, with its own writes over it; they are committed together. */
export class TxView extends View {
  readonly holder = new Holder()
  private readonly written = new Map<string, Map<Name, Map<string, unknown>>>()

  override known(place: string) {
    return this.written.has(place) ? undefined : super.known(place)
  }

  override get<N extends Name>(place: string, name: N, key: string): Rows[N] | undefined {
    const own = this.written.get(place)?.get(name)
    if (own?.has(key)) return own.get(key) as Rows[N] | undefined
    return super.get(place, name, key)
  }

  override entries<N extends Name>(place: string, name: N): Iterable<[string, Rows[N]]> {
    const own = this.written.get(place)?.get(name) as Map<string, Rows[N] | undefined> | undefined
    if (!own) return super.entries(place, name)
    const seen = new Map(super.entries(place, name))
    for (const [key, row] of own)
      if (row === undefined) seen.delete(key)
      else seen.set(key, row)
    return seen
  }

  async hold(place: string, name: Name, key: string) {
    const wait = this.school.locks.take(`${place}/${name}/${key}`, this.holder)
    if (wait) await wait
  }

  override async change<N extends Name>(
    place: string,
    name: N,
    key: string,
    to: (now: Rows[N] | undefined) => Rows[N] | undefined,
  ) {
    const wait = this.school.locks.take(`${place}/${name}/${key}`, this.holder)
    if (wait) await wait
    const now = this.get(place, name, key)
    const row = to(now)
    if (row !== now) this.write(place, name, key, row)
  }

  private write(place: string, name: Name, key: string, row: unknown) {
    let tables = this.written.get(place)
    if (!tables) this.written.set(place, (tables = new Map()))
    let table = tables.get(name)
    if (!table) tables.set(name, (table = new Map()))
    table.set(key, row)
  }

  /** Everything at once. */
  commit() {
    for (const [place, tables] of this.written) {
      const to: PlaceTables = this.school.writable(place)
      for (const [name, rows] of tables) for (const [key, row] of rows) to.write(name, key, row as Rows[Name])
    }
    this.school.locks.release(this.holder)
  }

  rollBack() {
    this.school.locks.release(this.holder)
  }
}
