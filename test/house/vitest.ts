import { spawn } from 'node:child_process'
import { existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs'
import { root } from './step.ts'

export type Count = { passed: number; failed: number; skipped: number }

type Results = {
  numPassedTests: number
  numFailedTests: number
  numPendingTests: number
  numTodoTests: number
  testResults: { status: string; assertionResults: { status: string }[] }[]
}

/** Runs vitest with its progress on the screen, leaves its results in `.results/<name>.json`, and counts them. */
export async function vitest(name: string, args: string[]): Promise<Count> {
  const results = `${root}/.results/${name}.json`
  mkdirSync(`${root}/.results`, { recursive: true })
  // A run that dies before it writes must not be taken for the one before.
  rmSync(results, { force: true })
  const command = [`${root}/node_modules/vitest/vitest.mjs`, 'run', '--config', 'test/house/vitest.config.ts']
  const child = spawn(process.execPath, [...command, ...args], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
    env: { ...process.env, HAQIBA_RESULTS: results },
  })
  // Asked to stop, let vitest stop what it started first.
  const pass = () => void child.kill('SIGINT')
  process.on('SIGTERM', pass).on('SIGINT', () => {})
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject)
    child.once('exit', resolve)
  })
  return count(results, code === 0)
}

/** Counts tests; a file that could not even be read, or a run that broke outside every test, counts as failed. */
export function count(file: string, ok: boolean): Count {
  if (!existsSync(file)) return { passed: 0, failed: 1, skipped: 0 }
  const results: Results = JSON.parse(readFileSync(file, 'utf8'))
  const broken = results.testResults.filter(
    suite => suite.status === 'failed' && !suite.assertionResults.some(one => one.status === 'failed'),
  )
  const failed = results.numFailedTests + broken.length
  return {
    passed: results.numPassedTests,
    failed: failed === 0 && !ok ? 1 : failed,
    skipped: results.numPendingTests + results.numTodoTests,
  }
}
