/**
 * The school's store in memory, for several app servers at once, with the manners of PostgreSQL: a transaction sees what
 * others have committed, row by row and lock by lock, and commits whole; a snapshot sees one moment.
 */
import { beginAnew } from '../../../../src/server/places/epoch.ts'
import type { Statements, Store } from '../../../../src/server/store/store.ts'
import { Collision, Locks } from './locks.ts'
import { statements } from './statements.ts'
import { PlaceTables, type State } from './tables.ts'
import { EachView, MomentView, never, TxView, type Pause } from './view.ts'

export interface Hooks {
  /**
   * Awaited at `begin`, `commit`, `committed`, `snapshot`, and before each statement outside of transactions (`each …`) or,
   * where `statements` is set, of any. What it throws ends the transaction; where it never resolves, `kill` must follow.
   */
  before?(point: string): Promise<void> | void
  statements?: boolean
}

/** What lies on the disk; app servers connect to it. */
export class MemorySchool {
  places = new Map<string, PlaceTables>()
  readonly locks = new Locks()
  private readonly connected = new Set<MemoryStore>()

  connect(hooks: Hooks = {}): MemoryStore {
    const store = new MemoryStore(this, hooks)
    this.connected.add(store)
    return store
  }

  forget(store: MemoryStore) {
    this.connected.delete(store)
  }

  /** The tables of a place as they may be written now. */
  writable(place: string): PlaceTables {
    const present = this.places.get(place)
    if (present && present.lookers === 0) return present
    const tables = present ? present.beside() : PlaceTables.empty()
    this.places.set(place, tables)
    return tables
  }

  /** One moment of everything. It stays as it is, however often it is restored. */
  backup(): State {
    for (const tables of this.places.values()) tables.lookers++
    return new Map(this.places)
  }

  /** Everything as it was at that moment, in this school and no other. */
  adopt(state: State) {
    this.places = new Map([...state].map(([place, tables]) => [place, tables.beside()]))
  }

  /** All servers end; what came after the backup is gone; the epoch is a new one. */
  async restore(state: State, now: number): Promise<void> {
    for (const store of [...this.connected]) store.kill()
    this.adopt(state)
    const store = this.connect()
    await beginAnew(store.each, now)
    store.kill()
  }
}

/** One app server's way to the school. */
export class MemoryStore implements Store {
  readonly each: Statements
  private readonly school: MemorySchool
  private readonly hooks: Hooks
  private readonly inside: Pause
  private readonly open = new Set<TxView>()
  dead = false

  constructor(school: MemorySchool, hooks: Hooks) {
    this.school = school
    this.hooks = hooks
    this.inside = hooks.statements ? point => this.at(point) : () => (this.dead ? never : undefined)
    this.each = statements(new EachView(school, point => this.at(`each ${point}`), this))
  }

  /** The server dies: what it has not committed never was, and it never hears of anything again. */
  kill() {
    this.dead = true
    for (const tx of this.open) tx.rollBack()
    this.open.clear()
    this.school.forget(this)
  }

  async transaction<T>(change: (tx: Statements) => Promise<T>): Promise<T> {
    await this.at('begin')
    const view = new TxView(this.school, this.inside, this)
    this.open.add(view)
    const tx = statements(view)
    views.set(tx, view)
    try {
      const result = await change(tx)
      await this.at('commit')
      view.commit()
      this.open.delete(view)
      await this.at('committed')
      return result
    } catch (error) {
      if (this.open.delete(view)) view.rollBack()
      throw error
    }
  }

  async hold(tx: Statements, place: string): Promise<void> {
    await views.get(tx)!.hold(place, 'place', '')
    if (this.dead) await never
  }

  async snapshot<T>(read: (at: Statements) => Promise<T>): Promise<T> {
    await this.at('snapshot')
    const view = new MomentView(this.school, this.inside, this)
    try {
      return await read(statements(view))
    } finally {
      view.close()
    }
  }

  isCollision(error: unknown): boolean {
    return error instanceof Collision
  }

  private at(point: string): Promise<void> | undefined {
    if (this.dead) return never
    const waits = this.hooks.before?.(point)
    return waits ? this.wait(waits) : undefined
  }

  private async wait(waits: Promise<void>): Promise<void> {
    await waits
    if (this.dead) await never
  }
}

const views = new WeakMap<Statements, TxView>()
