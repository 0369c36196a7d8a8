import 'fake-indexeddb/auto'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import RealDexie, { type Table } from 'dexie'
import MemoryDexie from './fakes/dexie.ts'
import { World } from './world.ts'

const form = { rows: 'key, [a+b], a', bundles: '++seq, a' }
type Item = { key: string; a: string; b: number; word: string }
type Any = { rows: Table<Item, string>; bundles: Table<Omit<Item, 'key'>, number> }

const letter = fc.constantFrom('x', 'y', 'z')
const item = fc.record({
  key: letter,
  a: letter,
  b: fc.integer({ min: 0, max: 3 }),
  word: fc.string({ maxLength: 3 }),
})
const what = fc.constantFrom(
  ...([
    'put',
    'add',
    'update',
    'delete',
    'deleteSome',
    'modify',
    'bulkAdd',
    'bulkDelete',
    'undo',
    'clear',
  ] as const),
)
const step = fc.record({ what, item, other: item })
type Step = { what: string; item: Item; other: Item }

/** What the storage does with a table, in every way in which it does it. */
async function play(
  db: Any & { transaction: RealDexie['transaction'] },
  { what, item, other }: Step,
): Promise<unknown> {
  const { key, ...rest } = item
  switch (what) {
    case 'put':
      return db.rows.put(item)
    case 'add':
      return db.rows.add(item)
    case 'update':
      return db.rows.update(key, { word: rest.word })
    case 'delete':
      return db.rows.delete(key)
    case 'deleteSome':
      return db.rows.where('[a+b]').equals([item.a, item.b]).delete()
    case 'modify':
      await db.rows
        .where('a')
        .anyOf([item.a, other.a])
        .modify(row => void (row.word += '!'))
      return
    case 'bulkAdd':
      await db.bundles.bulkAdd([rest, { ...rest, word: 'second' }])
      return
    case 'bulkDelete':
      return db.rows.bulkDelete([key, other.key])
    case 'clear':
      return db.bundles.clear()
    default:
      return db.transaction('rw', db.rows as never, db.bundles as never, async () => {
        await db.rows.put(other)
        await db.bundles.add(rest as never)
        throw new Error('undone')
      })
  }
}

async function outcome(work: Promise<unknown>): Promise<unknown> {
  try {
    return { value: await work }
  } catch (error) {
    return { error: (error as Error).name }
  }
}

async function look({ rows, bundles }: Any) {
  return [
    await rows.toArray(),
    await rows.where('[a+b]').between(['x', 1], ['y', 2]).toArray(),
    await rows.where('a').above('x').sortBy('word'),
    await rows.where('a').equals('y').reverse().primaryKeys(),
    await rows.filter(row => row.b > 1).count(),
    await bundles.where('a').anyOf('x', 'z').sortBy('seq'),
    await bundles.orderBy('a').uniqueKeys(),
  ]
}

test('the simulation’s storage answers as Dexie does, whatever is done to it', async () => {
  let made = 0
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 14 }), async steps => {
      const world = World.begin(1)
      world.begin('p/1')
      const real = new RealDexie(`real ${++made}`)
      const memory = new MemoryDexie('p/1:board')
      real.version(1).stores(form)
      memory.version().stores(form)
      await real.open()
      const both = [real, memory] as unknown as (Any & { transaction: RealDexie['transaction'] })[]
      /** In the simulation everybody waits until the world lets him go on. */
      const on = async <T>(work: Promise<T>) => {
        let over = false
        void work.then(
          () => (over = true),
          () => (over = true),
        )
        while (!over) await world.settle()
        return work
      }
      for (const one of steps) {
        const [first, second] = [await outcome(play(both[0]!, one)), await outcome(on(play(both[1]!, one)))]
        expect(second).toEqual(first)
      }
      expect(await on(look(both[1]!))).toEqual(await look(both[0]!))
      await real.delete()
    }),
    { numRuns: 60 },
  )
})
