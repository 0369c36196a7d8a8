/**
 * The part of Dexie that the phone's storage uses, over plain Maps: the same code runs in the simulation at a thousand times
 * the speed. Before each transaction it waits for the world, which may let others go first, kill the tab, or say that the
 * disk is full; the transaction itself is one step. test/sync/simulation/dexie.test.ts holds it against the real one.
 */
import { world } from '../world.ts'
import type { Disk, Shelf } from '../disk.ts'

type Item = Record<string, unknown>
type Key = unknown

export default class Dexie {
  readonly name: string
  private readonly tables = new Map<string, Table>()

  constructor(name: string) {
    this.name = name
  }

  version() {
    return {
      stores: (forms: Record<string, string>) => {
        for (const [name, form] of Object.entries(forms)) this.define(name, form)
      },
    }
  }

  private define(name: string, form: string) {
    const [primary = ''] = form.split(',').map(part => part.trim())
    const table = new Table(this, name, primary)
    this.tables.set(name, table)
    ;(this as unknown as Record<string, Table>)[name] = table
  }

  private known: Disk | undefined
  /** A disk outlives whatever lies on it: it is looked up once. */
  get disk(): Disk {
    return (this.known ??= world().diskOf(this.name))
  }

  async open() {
    await world().opening(this.name)
    return this
  }

  close() {}

  /** All or nothing, and nobody else's step in between. */
  async transaction<T>(_mode: string, ...rest: unknown[]): Promise<T> {
    const work = rest.at(-1) as () => Promise<T>
    return world().step(this.name, () => this.disk.atomically(work))
  }

  static waitFor<T>(promise: Promise<T>) {
    return promise
  }
}

const keysOf = new Map<string, (item: Item) => Key>()
function keyOf(path: string): (item: Item) => Key {
  const known = keysOf.get(path)
  if (known) return known
  const parts = /^\[(.+)\]$/.exec(path)?.[1]!.split('+')
  const of = parts ? (item: Item) => parts.map(part => item[part]) : (item: Item) => item[path]
  keysOf.set(path, of)
  return of
}
const text = (key: Key) => (typeof key === 'object' ? JSON.stringify(key) : key)

const all = () => true

class Table {
  private readonly base: Dexie
  private readonly name: string
  private readonly primary: string
  private readonly auto: boolean
  readonly keyOf: (item: Item) => Key

  constructor(base: Dexie, name: string, primary: string) {
    this.base = base
    this.name = name
    this.auto = primary.startsWith('++')
    this.primary = primary.replace('++', '')
    this.keyOf = keyOf(this.primary)
  }

  private get shelf(): Shelf {
    return this.base.disk.shelf(this.name)
  }

  /** One operation outside a transaction is a transaction of its own. */
  private async one<T>(work: () => T): Promise<T> {
    const { disk } = this.base
    if (disk.busy) return work()
    return world().step(this.base.name, () => disk.atOnce(work))
  }

  read(wanted: (item: Item) => boolean): Promise<Item[]> {
    return this.one(() => {
      const found: Item[] = []
      for (const item of this.shelf.items.values()) if (wanted(item)) found.push({ ...item })
      return found
    })
  }

  /** Reads and writes in one step. */
  change<T>(work: (items: Map<unknown, Item>) => T): Promise<T> {
    return this.one(() => work(this.base.disk.writable(this.name).items))
  }

  private store(items: Map<unknown, Item>, given: Item, fresh = false): Key {
    const item = { ...given }
    if (this.auto) item[this.primary] ??= this.base.disk.writable(this.name).next++
    const key = this.keyOf(item)
    if (fresh && items.has(text(key))) throw named('ConstraintError')
    items.set(text(key), item)
    return key
  }

  get(key: Key) {
    return this.one(() => {
      const item = this.shelf.items.get(text(key))
      return item && { ...item }
    })
  }
  put(item: Item) {
    return this.change(items => this.store(items, item))
  }
  add(item: Item) {
    return this.change(items => this.store(items, item, true))
  }
  bulkPut(all: Item[]) {
    return this.change(items => void all.forEach(item => this.store(items, item)))
  }
  bulkAdd(all: Item[]) {
    return this.change(items => void all.forEach(item => this.store(items, item, true)))
  }
  delete(key: Key) {
    return this.change(items => void items.delete(text(key)))
  }
  bulkDelete(keys: Key[]) {
    return this.change(items => void keys.forEach(key => items.delete(text(key))))
  }
  clear() {
    return this.change(items => items.clear())
  }
  update(key: Key, changes: Item) {
    return this.change(items => {
      const item = items.get(text(key))
      if (item) items.set(text(key), { ...item, ...changes })
      return item ? 1 : 0
    })
  }
  toArray() {
    return this.toCollection().toArray()
  }
  count() {
    return this.toCollection().count()
  }
  toCollection() {
    return new Collection(this, all)
  }
  filter(wanted: (item: Item) => boolean) {
    return new Collection(this, wanted)
  }
  orderBy(path: string) {
    return new Collection(this, all, path)
  }

  where(path: string) {
    const value = keyOf(path)
    const such = (wanted: (key: Key) => boolean) => new Collection(this, item => wanted(value(item)), path)
    return {
      equals: (key: Key) => {
        const sought = text(key)
        return such(one => text(one) === sought)
      },
      anyOf: (...keys: Key[]) => {
        const all = new Set(keys.flat().map(text))
        return such(one => all.has(text(one)))
      },
      above: (least: Key) => such(one => compare(one, least) > 0),
      below: (most: Key) => such(one => compare(one, most) < 0),
      between: (least: Key, most: Key, withLeast = true, withMost = false) =>
        such(
          one =>
            (withLeast ? compare(one, least) >= 0 : compare(one, least) > 0) &&
            (withMost ? compare(one, most) <= 0 : compare(one, most) < 0),
        ),
      startsWith: (begin: string) => such(one => String(one).startsWith(begin)),
    }
  }
}

/** The order of IndexedDB, for numbers, texts and lists of them. */
function compare(a: Key, b: Key): number {
  if (typeof a === 'string' && typeof b === 'string') return a < b ? -1 : a > b ? 1 : 0
  if (Array.isArray(a) && Array.isArray(b)) {
    for (let i = 0; i < Math.min(a.length, b.length); i++) {
      const order = compare(a[i], b[i])
      if (order !== 0) return order
    }
    return a.length - b.length
  }
  if (typeof a !== typeof b) return typeof a === 'number' ? -1 : 1
  return (a as number) < (b as number) ? -1 : (a as number) > (b as number) ? 1 : 0
}

class Collection {
  private readonly table: Table
  private readonly wanted: (item: Item) => boolean
  private readonly order: string
  private backwards = false

  constructor(table: Table, wanted: (item: Item) => boolean, order = '') {
    this.table = table
    this.wanted = wanted
    this.order = order
  }

  private async found(order = this.order): Promise<Item[]> {
    const found = await this.table.read(this.wanted)
    if (found.length < 2) return found
    found.sort((a, b) => compare(this.table.keyOf(a), this.table.keyOf(b)))
    // What is alike by one order stands in the order before it: the index, and the primary key.
    for (const by of new Set([this.order, order])) {
      const value = by && keyOf(by)
      if (value) found.sort((a, b) => compare(value(a), value(b)))
    }
    return this.backwards ? found.reverse() : found
  }

  reverse() {
    this.backwards = !this.backwards
    return this
  }
  filter(more: (item: Item) => boolean): Collection {
    return new Collection(this.table, item => this.wanted(item) && more(item), this.order)
  }
  toArray() {
    return this.found()
  }
  sortBy(path: string) {
    return this.found(path)
  }
  async first() {
    return (await this.found())[0]
  }
  async last() {
    return (await this.found()).at(-1)
  }
  async count() {
    return (await this.found()).length
  }
  async primaryKeys() {
    return (await this.found()).map(this.table.keyOf)
  }
  async keys() {
    return (await this.found()).map(item => (this.order ? keyOf(this.order)(item) : undefined))
  }
  async uniqueKeys() {
    return [...new Set(await this.keys())]
  }
  async each(tell: (item: Item) => void) {
    return (await this.found()).forEach(tell)
  }
  delete() {
    return this.table.change(items => {
      let gone = 0
      for (const [key, item] of items)
        if (this.wanted(item)) {
          items.delete(key)
          gone++
        }
      return gone
    })
  }
  modify(changes: Item | ((item: Item) => void)) {
    return this.table.change(items => {
      for (const [key, item] of items)
        if (this.wanted(item)) {
          const next = { ...item }
          if (typeof changes === 'function') changes(next)
          else Object.assign(next, changes)
          items.set(key, next)
        }
    })
  }
}

function named(name: string): Error {
  const error = new Error(name)
  error.name = name
  return error
}
