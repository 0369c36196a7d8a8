/** `npm run matrix`: every cell of the policy on SQLite and PostgreSQL, and what a missing rule would do. Prints its counts last. */
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { vitest } from '../house/vitest.ts'

const folder = mkdtempSync(join(tmpdir(), 'haqiba-matrix-'))
process.env.MATRIX = join(folder, 'counts')
const { passed, failed } = await vitest('matrix', ['--project', 'server', 'test/matrix/matrix.test.ts'])
const engines = existsSync(process.env.MATRIX)
  ? readFileSync(process.env.MATRIX, 'utf8').trim().split('\n')
  : []
rmSync(folder, { recursive: true, force: true })

interface Counts {
  cells: number
  wrong: number
  rules: number
  rulesNoticed: number
}
const counts = engines.map(line => JSON.parse(line) as Counts)
const least = (field: keyof Counts) => Math.min(...counts.map(one => one[field]))
const isWhole = counts.length === 2 && failed === 0 && passed > 0
console.log(
  JSON.stringify({
    cells: isWhole ? least('cells') : 0,
    // Of both engines; what failed before it could count is wrong too.
    wrong: counts.reduce((sum, { wrong }) => sum + wrong, isWhole ? 0 : failed || 1),
    rules: isWhole ? least('rules') : 0,
    rulesNoticed: isWhole ? least('rulesNoticed') : 0,
  }),
)
process.exitCode = isWhole ? 0 : 1
