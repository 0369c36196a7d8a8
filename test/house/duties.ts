// npm run duties: which duties the last `npm test` proved, as a table; its last line is JSON for machines.
import { existsSync, readFileSync } from 'node:fs'
import { relative, resolve, sep } from 'node:path'
import { catalogue } from '../../src/domain/duties/catalogue.ts'
import { table, type Table, type TestFile } from '../../src/domain/duties/table.ts'

const resultsFile = '.results/last.json'

function print(counted: Table) {
  const short = (text: string, length: number) =>
    (text.length > length ? text.slice(0, length - 1) + '…' : text).padEnd(length)
  for (const { duty, proven, missing } of counted.rows) {
    const count = `${proven.length}/${duty.parts.length}`.padStart(5)
    const names = missing.map(part => part.slice(part.indexOf('.') + 1)).join(' ')
    const line = `${duty.id.padEnd(3)}  ${duty.person.padEnd(11)}  ${short(duty.title.en, 44)}  ${count}`
    console.log(names ? `${line}  missing: ${names}` : line)
  }
  const { whole, begun } = counted
  console.log(JSON.stringify({ rows: counted.rows.length, whole, begun }))
}

/** The runner's files, their paths made relative to the project and with forward slashes everywhere. */
function readResults(): TestFile[] | undefined {
  const results: { testResults?: TestFile[] } = JSON.parse(readFileSync(resultsFile, 'utf8'))
  return results.testResults?.map(file => ({
    ...file,
    name: relative(process.cwd(), resolve(file.name)).split(sep).join('/'),
  }))
}

function refuse(message: string) {
  console.error(message)
  process.exitCode = 1
}

function main() {
  if (!existsSync(resultsFile)) return refuse(`No ${resultsFile}: run \`npm test\` first, it writes it.`)
  const files = readResults()
  if (!files) return refuse(`${resultsFile} holds no testResults: run \`npm test\` again to write it anew.`)
  const counted = table(catalogue, files)
  if (counted.kind === 'table') return print(counted)
  const claims = counted.claims.map(claim => `  ${claim.part} in "${claim.title}" (${claim.file})`)
  refuse(['These tests claim parts that src/domain/duties does not hold:', ...claims].join('\n'))
}

main()
