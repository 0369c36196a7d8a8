import { expect, inject, test } from 'vitest'
import { Chance } from './chance.ts'
import { kill } from './kills.ts'

/** Of each engine; `npm run torture -- --kills N` kills more often. */
const kills = 15
const load = 12

test.each(['sqlite', 'postgres'] as const)(
  'a server that is killed again and again keeps what it acknowledged, once, and its phones agree (%s)',
  async engine => {
    const seed = Date.now() % 1_000_000
    const {
      kills: done,
      acknowledged,
      ...wrong
    } = await kill({
      ...{ engine, kills, load, file: inject('server').serve, chance: new Chance(seed), say: () => {} },
    })
    expect(wrong, `--seed ${seed}`).toEqual({ lost: [], doubled: [], damaged: [] })
    expect(done).toBe(kills)
    expect(acknowledged).toBeGreaterThan(20)
  },
  400_000,
)
