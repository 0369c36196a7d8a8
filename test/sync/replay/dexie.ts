/**
 * Dexie as it is, with the world's hand on each transaction: at its beginning its tab may die, the disk may be full, or the
 * connection be lost. A database's name says whose tab it is: `phone/tab:board`; the tabs of a phone share `phone:board`.
 */
import 'fake-indexeddb/auto'
import Real, { type DexieOptions, type DBCore } from 'dexie'
import type { Life } from '../simulation/world.ts'
import { world } from './world.ts'

export type * from 'dexie'

const never = new Promise<never>(() => {})

export default class Dexie extends Real {
  /** Transactions that have not ended. */
  private readonly running = new Set<IDBTransaction>()

  constructor(name: string, options?: DexieOptions) {
    const disk = world().diskOf(name)
    super(disk.name, options)
    disk.opened(this)
    const life = world().lifeCalled(name.slice(0, name.indexOf(':')))
    if (!life) return
    life.onDeath(() => {
      for (const tx of this.running) undo(tx)
      this.running.clear()
      this.close()
    })
    this.use({ stack: 'dbcore', name: 'world', create: core => this.watched(core, life, name) })
  }

  private watched(core: DBCore, life: Life, name: string): DBCore {
    const stillness = <A extends unknown[], R>(work: (...args: A) => Promise<R>) =>
      ((...args) => (world().isOver(life) ? never : work(...args))) as typeof work
    return {
      ...core,
      transaction: (tables, mode, options) => {
        if (world().cross(life)) this.weather(mode)
        const tx = core.transaction(tables, mode, options) as unknown as IDBTransaction
        if (world().isOver(life)) undo(tx)
        else this.watch(tx)
        if (mode === 'readwrite') world().diskOf(name).touch(tables)
        return tx as unknown as ReturnType<DBCore['transaction']>
      },
      table: table => {
        const all = core.table(table)
        const { mutate, get, getMany, query, openCursor, count } = all
        return {
          ...all,
          ...{ mutate: stillness(mutate), get: stillness(get), getMany: stillness(getMany) },
          ...{ query: stillness(query), openCursor: stillness(openCursor), count: stillness(count) },
        }
      },
    }
  }

  private watch(tx: IDBTransaction) {
    this.running.add(tx)
    const end = () => this.running.delete(tx)
    tx.addEventListener('complete', end)
    tx.addEventListener('abort', end)
  }

  private weather(mode: IDBTransactionMode) {
    const { chance, weather } = world()
    if (chance.chance(weather.lostConnection)) throw named('DatabaseClosedError')
    if (mode === 'readwrite' && chance.chance(weather.quota)) throw named('QuotaExceededError')
  }
}

/** One that is just being committed stays: its tab died a moment after. */
function undo(tx: IDBTransaction) {
  try {
    tx.abort()
  } catch (error) {
    if ((error as Error).name !== 'InvalidStateError') throw error
  }
}

function named(name: string): Error {
  const error = new Error(name)
  error.name = name
  return error
}
