import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { count } from './vitest.ts'

/** What vitest leaves behind of these files: how each ended, and its tests. */
function resultsOf(...files: [status: string, ...tests: string[]][]): string {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-count-'))
  onTestFinished(() => rmSync(folder, { recursive: true }))
  const all = files.flatMap(([, ...tests]) => tests)
  const ended = (as: string) => all.filter(status => status === as).length
  const file = join(folder, 'last.json')
  const results = {
    numPassedTests: ended('passed'),
    numFailedTests: ended('failed'),
    numPendingTests: ended('pending'),
    numTodoTests: ended('todo'),
    testResults: files.map(([status, ...tests]) => ({
      status,
      assertionResults: tests.map(one => ({ status: one })),
    })),
  }
  writeFileSync(file, JSON.stringify(results))
  return file
}

test('tests are counted as they ended', () => {
  const file = resultsOf(['passed', 'passed', 'passed', 'todo'], ['failed', 'passed', 'failed', 'pending'])
  expect(count(file, false)).toEqual({ passed: 3, failed: 1, skipped: 2 })
})

test('a file that could not be read counts as failed, beside the tests of the others', () => {
  expect(count(resultsOf(['passed', 'passed'], ['failed']), false)).toEqual({
    passed: 1,
    failed: 1,
    skipped: 0,
  })
  // Its hooks fell after all its tests had passed.
  expect(count(resultsOf(['failed', 'passed'], ['failed', 'failed']), false)).toMatchObject({ failed: 2 })
})

test('a run that broke outside every file, or left nothing behind, has failed', () => {
  expect(count(resultsOf(['passed', 'passed']), false)).toEqual({ passed: 1, failed: 1, skipped: 0 })
  expect(count(resultsOf(['passed', 'passed']), true)).toEqual({ passed: 1, failed: 0, skipped: 0 })
  expect(count(join(tmpdir(), 'haqiba-nothing-here.json'), true)).toEqual({
    passed: 0,
    failed: 1,
    skipped: 0,
  })
})
