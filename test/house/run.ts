/** `npm test`: the app built, the house checked, every test run. Its last line is `N passed, N failed`. */
import { build } from './build.ts'
import { check } from './check.ts'
import { findChromium } from './find-chromium.ts'
import { findFfmpeg } from './find-ffmpeg.ts'
import { step, tool } from './step.ts'
import { vitest, type Count } from './vitest.ts'

/** Takes as long as all other tests, and needs nobody's time: it lives in what they leave of the processors. */
async function simulation() {
  const seeds = process.env.SIMULATED_SEEDS ?? '20000'
  const args = ['test/sync/simulation/run.ts', '--seeds', seeds, '--mutants']
  const lived = await step(`simulation: ${seeds} seeds, and all mutants`, () =>
    tool('tsx/dist/cli.mjs', args, { beside: true }),
  )
  console.log(lived.said.split('\n').at(-1))
  return lived
}

async function everything(): Promise<Count> {
  if (!(await build())) return { passed: 0, failed: 1, skipped: 0 }
  const beside = simulation()
  const steps = await check()
  // Found, or installed, before the journeys' clocks run; without one they fail by themselves, and say so.
  await findChromium().then(
    found => console.log(`journeys use ${found}`),
    (error: Error) => console.error(error.message),
  )
  try {
    console.log(`films are made by ${findFfmpeg()}`)
  } catch (error) {
    console.error((error as Error).message)
  }
  const tests = await vitest('last', [])
  steps.push(await beside)
  const sound = steps.filter(step => step.ok).length
  return { ...tests, passed: tests.passed + sound, failed: tests.failed + steps.length - sound }
}

const { passed, failed, skipped } = await everything()
if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
