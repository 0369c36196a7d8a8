/** One database of one phone, as it lies on the disk: tables of plain objects, changed in transactions. */

export interface Shelf {
  items: Map<unknown, Record<string, unknown>>
  /** The next number of a table that counts by itself. */
  next: number
}

export class Disk {
  private shelves = new Map<string, Shelf>()
  /** Shelves as they were before the running transaction changed them. */
  private before: Map<string, Shelf | undefined> | undefined
  /** Pictures after the last changes, where power may be lost before they are truly on the disk. */
  private readonly pictures: ReadonlyMap<string, Shelf>[] = []
  /** How many changes a loss of power may take back; 0 for a disk that is written at once. */
  lazy = 0
  /** Asked before a transaction that wrote something is kept; throws where the disk is full. */
  readonly admit: () => void

  constructor(admit: () => void = () => {}) {
    this.admit = admit
  }

  get busy() {
    return this.before !== undefined
  }

  shelf(name: string): Shelf {
    return this.shelves.get(name) ?? { items: new Map(), next: 1 }
  }

  /** A shelf is copied when a transaction first changes it: older pictures of the disk stay as they are. */
  writable(name: string): Shelf {
    if (!this.before) throw new Error('A change outside a transaction')
    if (!this.before.has(name)) {
      const old = this.shelves.get(name)
      this.before.set(name, old)
      this.shelves.set(name, { items: new Map(old?.items), next: old?.next ?? 1 })
    }
    return this.shelves.get(name)!
  }

  async atomically<T>(work: () => Promise<T>): Promise<T> {
    if (this.before) return work()
    this.before = new Map()
    try {
      const done = await work()
      this.keep()
      return done
    } catch (error) {
      this.putBack()
      throw error
    } finally {
      this.before = undefined
    }
  }

  /** The same for what takes no time. */
  atOnce<T>(work: () => T): T {
    this.before = new Map()
    try {
      const done = work()
      this.keep()
      return done
    } catch (error) {
      this.putBack()
      throw error
    } finally {
      this.before = undefined
    }
  }

  /** What the running transaction has written is on the disk. */
  private keep() {
    if (this.before!.size === 0) return
    this.admit()
    if (this.lazy > 0) this.remember()
  }

  private putBack() {
    for (const [name, old] of this.before!) {
      if (old) this.shelves.set(name, old)
      else this.shelves.delete(name)
    }
  }

  private remember() {
    const old = new Map(this.shelves)
    for (const [name, shelf] of this.before!) {
      if (shelf) old.set(name, shelf)
      else old.delete(name)
    }
    this.pictures.push(old)
    if (this.pictures.length > this.lazy) this.pictures.shift()
  }

  /** Takes back the last changes. */
  losePower(changes: number) {
    const back = Math.min(changes, this.pictures.length)
    if (back === 0) return 0
    this.become(this.pictures[this.pictures.length - back]!)
    return back
  }

  /** What stands on it now; cheap, since no shelf is ever changed in place. */
  picture(): ReadonlyMap<string, Shelf> {
    return new Map(this.shelves)
  }

  /** As it was: after a loss of power, or as the copy of another phone. */
  become(picture: ReadonlyMap<string, Shelf>) {
    this.shelves = new Map(picture)
    this.pictures.length = 0
  }

  wipe() {
    this.become(new Map())
  }

  items(name: string): Record<string, unknown>[] {
    return [...this.shelf(name).items.values()]
  }
}
