import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { catalogue } from '../../src/domain/duties/catalogue.ts'

const command = fileURLToPath(new URL('../house/duties.ts', import.meta.url))
const tsx = import.meta.resolve('tsx')
let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'duties-'))
})
afterEach(() => rmSync(folder, { recursive: true }))

/** Runs the command in a folder whose last test run passed these titles; undefined: no run yet. */
function run(titles?: readonly string[]) {
  if (titles) {
    const assertionResults = titles.map(title => ({ title, fullName: title, status: 'passed' }))
    const name = join(folder, 'test/journeys/round.test.ts')
    mkdirSync(join(folder, '.results'))
    const results = { testResults: [{ name, status: 'passed', assertionResults }] }
    writeFileSync(join(folder, '.results/last.json'), JSON.stringify(results))
  }
  return spawnSync(process.execPath, ['--import', tsx, command], { cwd: folder, encoding: 'utf8' })
}

test('the last line counts the rows, the whole duties and the begun ones', () => {
  const [, , lessons] = catalogue
  const titles = lessons.parts.map(part => `${part.id}: a child reads`)
  const { stdout, status } = run([...titles, 'S1.card: a child enrols'])
  expect(status).toBe(0)
  const lines = stdout.trimEnd().split('\n')
  expect(lines).toHaveLength(112)
  expect(lines.at(-1)).toBe('{"rows":111,"whole":["S3"],"begun":["S1"]}')
  expect(lines[0]).toMatch(/^S1 +student +.*1\/4 +missing: code details correction$/)
})

test('a test that claims an unknown part stops the count and is named', () => {
  const { stderr, stdout, status } = run(['S4.moon: a child sees the moon'])
  expect(status).toBe(1)
  expect(stdout).toBe('')
  expect(stderr).toContain('S4.moon in "S4.moon: a child sees the moon" (test/journeys/round.test.ts)')
})

test('without a test run the command says how to make one', () => {
  const { stderr, status } = run()
  expect(status).toBe(1)
  expect(stderr).toContain('npm test')
})
