import { expect, inject, test } from 'vitest'
import { Chance } from './chance.ts'
import { tearLogs } from './torn.ts'

/** `npm run torture -- --torn N` tears more. */
const copies = 20

test('a database whose log is torn opens to a beginning of what was done, and the server serves on it', async () => {
  const seed = Date.now() % 1_000_000
  const { torn, shortened, noPrefix, notServed } = await tearLogs(
    copies,
    new Chance(seed),
    inject('server').serve,
    () => {},
  )
  expect({ torn, noPrefix, notServed }, `--seed ${seed}`).toEqual({
    torn: copies,
    noPrefix: [],
    notServed: [],
  })
  // Else nothing was torn.
  expect(shortened, `--seed ${seed}`).toBeGreaterThan(2)
}, 400_000)
