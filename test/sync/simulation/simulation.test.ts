import { afterAll, beforeAll, expect, test } from 'vitest'
import { bundle } from './bundle.ts'
import { Crowd } from './crowd.ts'
import { hunt } from './hunt.ts'
import { mutants } from './mutants.ts'
import { faults, planOf } from './plan.ts'
import { simulate } from './run.ts'

let crowd: Crowd
beforeAll(async () => {
  crowd = await Crowd.of(await bundle(), 1)
}, 60_000)
afterAll(() => crowd.end())

test('a seed tells the same story every time', async () => {
  const first = await crowd.replay(77)
  const second = await crowd.replay(77)
  expect(second).toEqual(first)
  expect(first.steps).toBeGreaterThanOrEqual(40)
})

test('every fault meets every other in some seed, and some seeds have none', () => {
  const pairs = new Set<string>()
  let calm = 0
  for (let seed = 1; seed <= 2000; seed++) {
    const on = [...planOf(seed).faults]
    if (on.length === 0) calm++
    for (const one of on) for (const other of on) pairs.add(`${one}+${other}`)
  }
  const apart = [
    ...['copied phone+collected tombstones', 'collected tombstones+copied phone'],
    ...['copied phone+people who leave', 'people who leave+copied phone'],
  ]
  const missing = faults
    .flatMap(one => faults.map(other => `${one}+${other}`))
    .filter(pair => !pairs.has(pair))
  expect(missing.sort()).toEqual(apart.sort())
  expect(calm).toBeGreaterThan(0)
})

/** Beside all other tests `npm test` lives many more; this is for who works here. */
const seeds = 150

test(
  'nothing is lost, doubled, mixed or shown to the wrong eyes',
  async () => {
    const told: string[] = []
    const { violations } = await simulate({ seeds, from: 1, plant: false }, line => told.push(line))
    expect(told).toEqual([])
    expect(violations).toBe(0)
  },
  10 * 60_000,
)

test('a planted fault is found: cursors kept apart from rows', async () => {
  const planted = mutants.find(({ name }) => name === 'cursors are kept apart from rows')!
  expect((await hunt(planted, 3000, crowd)).killer).toBeDefined()
}, 300_000)
