import { expect, test } from 'vitest'
import { bundleServer } from './bundle.ts'
import { Chance } from './chance.ts'
import { tearLogs } from './torn.ts'

test('a database whose log is torn opens to a beginning of what was done, and the server serves on it', async () => {
  const seed = Date.now() % 1_000_000
  const { torn, shortened, noPrefix, notServed } = await tearLogs(
    20,
    new Chance(seed),
    await bundleServer(),
    () => {},
  )
  expect({ torn, noPrefix, notServed }, `--seed ${seed}`).toEqual({ torn: 20, noPrefix: [], notServed: [] })
  // Else nothing was torn.
  expect(shortened, `--seed ${seed}`).toBeGreaterThan(5)
}, 400_000)
