import { expect, test } from 'vitest'
import { killBrowser } from './browser.ts'
import { Chance } from './chance.ts'

test('a browser that is killed five times has the draft as it was kept, and the hand-in once', async () => {
  const seed = Date.now() % 1_000_000
  const { kills, lost, doubled } = await killBrowser(5, new Chance(seed), () => {})
  expect({ kills, lost, doubled }, `--seed ${seed}`).toEqual({ kills: 5, lost: [], doubled: [] })
})
