/** `npm run test:near NOUN`: the noun's folder and every test file named after it, in about a minute; no journeys. */
import { readdirSync } from 'node:fs'
import { root } from './step.ts'
import { vitest } from './vitest.ts'

const [noun] = process.argv.slice(2)
if (!noun) {
  console.error('Which noun? For example: npm run test:near deadlines')
  process.exit(2)
}

const files = readdirSync(`${root}/test`, { recursive: true })
  .map(file => String(file).replaceAll('\\', '/'))
  .filter(file => /\.test\.tsx?$/.test(file) && !/^(journeys|bench)\//.test(file))
const near = files.filter(file => {
  const folders = file.split('/')
  const name = folders.pop() ?? ''
  return folders.includes(noun) || name.includes(noun)
})
if (near.length === 0) {
  const nouns = [...new Set(files.map(file => file.split('/')[0]))].sort()
  console.error(`No test is named after "${noun}". There are: ${nouns.join(', ')}`)
  process.exit(1)
}

const { passed, failed } = await vitest('near', [
  '--project',
  'near',
  '--project',
  'server',
  ...near.map(file => `test/${file}`),
])
console.log(`${passed} passed, ${failed} failed`)
process.exitCode = failed === 0 && passed > 0 ? 0 : 1
