import { beforeAll, expect, test } from 'vitest'
import { bundleServer } from './bundle.ts'
import { Chance } from './chance.ts'
import { kill } from './kills.ts'

let file: string
beforeAll(async () => {
  file = await bundleServer()
})

test.each(['sqlite', 'postgres'] as const)(
  'a server that is killed fifteen times keeps what it acknowledged, once, and its phones agree (%s)',
  async engine => {
    const seed = Date.now() % 1_000_000
    const { kills, acknowledged, ...wrong } = await kill({
      ...{ engine, kills: 15, file, chance: new Chance(seed), say: () => {} },
    })
    expect(wrong, `--seed ${seed}`).toEqual({ lost: [], doubled: [], damaged: [] })
    expect(kills).toBe(15)
    expect(acknowledged).toBeGreaterThan(50)
  },
  400_000,
)
