/** `npm run fuzz -- --cases N`: N wrong messages to each door of the server, on SQLite and PostgreSQL. */
import { parseArgs } from 'node:util'
import { vitest } from '../../house/vitest.ts'

const { values } = parseArgs({ options: { cases: { type: 'string', default: '20000' } } })
process.env.FUZZ_CASES = values.cases
const { passed, failed } = await vitest('fuzz', ['--project', 'server', 'test/server/fuzz.test.ts'])
console.log(JSON.stringify({ cases: Number(values.cases), doors: passed + failed, passed, failed }))
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
