import { afterAll, beforeAll, expect, test } from 'vitest'
import { addPhone, openStage, takeIn, type Stage } from '../bench/growth/phone.ts'

let stage: Stage
beforeAll(async () => void (stage = await openStage()))
afterAll(() => stage.close())

test('10,000 rows come in by slices, and the page can answer a finger between them', async () => {
  const { rows, took, long, turns } = await takeIn(stage, await addPhone(stage, 10_000))
  expect(rows).toBeGreaterThan(10_000)
  expect(turns).toBeGreaterThan(60)
  // Of a hundred slices none takes long beside the whole; read and kept in one piece, a quarter of it was one task.
  expect(Math.max(0, ...long)).toBeLessThan(took / 10)
  // For whoever reads the run: on a machine with nothing else to do there is none.
  console.log(`${rows} rows in ${Math.round(took)} ms; tasks over 50 ms: ${long.join(', ') || 'none'}`)
})
