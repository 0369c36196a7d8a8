/** A database of one phone in IndexedDB, and the picture of it that the checks read. */
import type { GroundDisk } from '../simulation/ground.ts'
import type { Shelf } from '../simulation/disk.ts'
import { Board } from '../../../src/storage/board.ts'
import { Vault } from '../../../src/storage/vault.ts'

const asked = <T>(request: IDBRequest<T>) =>
  new Promise<T>((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error!)
  })

export class RealDisk implements GroundDisk {
  /** Durability is not relaxed here: IndexedDB's own copies can't be rolled back. */
  lazy = 0
  readonly name: string
  private shelves = new Map<string, Shelf>()
  /** Tables that somebody may have written since the last picture. */
  private readonly touched = new Set<string>()
  private readonly open = new Set<{ close(): void }>()

  constructor(name: string) {
    this.name = name
  }

  /** Somebody has it open; whoever throws it away closes it first. */
  opened(by: { close(): void }) {
    this.open.add(by)
  }
  touch(tables: readonly string[]) {
    for (const table of tables) this.touched.add(table)
  }

  shelf(name: string): Shelf {
    return this.shelves.get(name) ?? { items: new Map(), next: 1 }
  }
  items(name: string): Record<string, unknown>[] {
    return [...this.shelf(name).items.values()]
  }
  picture(): ReadonlyMap<string, Shelf> {
    return new Map(this.shelves)
  }
  losePower(): number {
    throw new Error('The last changes of a real disk can’t be taken back')
  }

  /** Reads anew what may have changed. */
  async look() {
    if (this.touched.size === 0) return
    const database = await asked(indexedDB.open(this.name))
    const tables = [...this.touched].filter(table => database.objectStoreNames.contains(table))
    this.touched.clear()
    if (tables.length > 0) {
      const tx = database.transaction(tables, 'readonly')
      for (const table of tables) {
        const all = (await asked(tx.objectStore(table).getAll())) as Record<string, unknown>[]
        this.shelves.set(table, { items: new Map(all.map((item, i) => [i, item])), next: 1 })
      }
    }
    database.close()
  }

  async wipe() {
    for (const one of this.open) one.close()
    this.open.clear()
    this.touched.clear()
    this.shelves = new Map()
    await asked(indexedDB.deleteDatabase(this.name))
  }

  /** As another phone's is now. */
  async become(picture: ReadonlyMap<string, Shelf>) {
    await this.wipe()
    const database = this.name.endsWith(':board') ? new Board(this.name) : new Vault(this.name)
    await database.open()
    for (const [table, { items }] of picture) await database.table(table).bulkPut([...items.values()])
    database.close()
    this.touch([...picture.keys()])
    await this.look()
  }
}
