/** `npm test`: the app built, the house checked, every test run. Its last line is `N passed, N failed`. */
import { build } from './build.ts'
import { check } from './check.ts'
import { findChromium } from './find-chromium.ts'
import { findFfmpeg } from './find-ffmpeg.ts'
import { vitest, type Count } from './vitest.ts'

async function everything(): Promise<Count> {
  if (!(await build())) return { passed: 0, failed: 1, skipped: 0 }
  const steps = await check()
  const sound = steps.filter(step => step.ok).length
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
  return { ...tests, passed: tests.passed + sound, failed: tests.failed + steps.length - sound }
}

const { passed, failed, skipped } = await everything()
if (skipped > 0) console.log(`${skipped} skipped`)
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
