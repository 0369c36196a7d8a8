/** Traces of the simulation on real parts: Dexie over fake-indexeddb, the ciphers as shipped, the server on both engines. */
import { expect, inject, test } from 'vitest'
import { mutants } from '../simulation/mutants.ts'
import { replay } from './replay.ts'
import type { Bed } from './servers.ts'

/** `npm run simulate -- --real sqlite|postgres --seeds N` lives more. */
const seeds = 3

const beds: Record<Bed['engine'], () => Bed> = {
  sqlite: () => ({ engine: 'sqlite' }),
  postgres: () => ({ engine: 'postgres', url: inject('postgresUrl') }),
}

for (const engine of ['sqlite', 'postgres'] as const)
  test(`nothing is lost, doubled or mixed with real parts (${engine})`, async () => {
    const told: string[] = []
    const { violations } = await replay(beds[engine](), { seeds, from: 12 }, line => told.push(line))
    expect(told).toEqual([])
    expect(violations).toBe(0)
  }, 300_000)

test('a fault that is planted is found with real parts too: the server has no idempotency', async () => {
  const mutant = mutants.find(({ name }) => name === 'no idempotency')!
  const { violations } = await replay(beds.sqlite(), { seeds: 20, from: 1, mutant }, () => {})
  expect(violations).toBeGreaterThan(0)
}, 300_000)
