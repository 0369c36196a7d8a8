/** `npm run check`: types per room, the import fence, words, lint and format; under a minute, nothing is run. */
import { existsSync, readdirSync } from 'node:fs'
import { forms, missingForms, wordsOf } from '../words/dictionaries.ts'
import { breaches } from './fence.ts'
import { root, step, tool, type Step } from './step.ts'

/** Rooms that have a tsconfig.json and something to check, the slowest (the tests, which see all) first. */
function typedRooms(): string[] {
  const rooms = readdirSync(`${root}/src`, { withFileTypes: true })
    .filter(entry => entry.isDirectory())
    .map(room => `src/${room.name}`)
  const places = ['test', ...rooms.reverse(), 'seeds'].filter(place => hasSource(`${root}/${place}`))
  for (const place of places) {
    if (!existsSync(`${root}/${place}/tsconfig.json`)) throw new Error(`${place} has no tsconfig.json`)
  }
  return [...places, '.']
}

function hasSource(folder: string): boolean {
  return (
    existsSync(folder) && readdirSync(folder, { recursive: true }).some(name => /\.tsx?$/.test(String(name)))
  )
}

async function types(place: string) {
  return tool('typescript-7/bin/tsc', ['--noEmit', '--project', place])
}

async function fence() {
  const folders = ['src', 'seeds'].filter(folder => existsSync(`${root}/${folder}`))
  const found = await breaches(root, folders)
  const said = found.map(({ rule, why, from, to }) => `${rule}: ${from} → ${to}\n  ${why}`).join('\n')
  return { ok: found.length === 0, said }
}

/** A form that is missing would be seen by a child who has just three of something. */
async function words() {
  const missing = [
    ...missingForms(wordsOf('ar'), forms).map(key => `ar: ${key} is missing`),
    ...missingForms(wordsOf('en'), ['one', 'other']).map(key => `en: ${key} is missing`),
  ]
  return { ok: missing.length === 0, said: missing.join('\n') }
}

async function lint() {
  return tool('oxlint/bin/oxlint', ['-c', 'test/house/oxlint.json', '--deny-warnings', '.'])
}

async function format() {
  return tool('oxfmt/bin/oxfmt', ['-c', 'test/house/oxfmt.json', '--check', '.'])
}

/** Runs every step, two at a time, and answers how each went. */
export async function check(): Promise<Step[]> {
  const work: [string, () => Promise<{ ok: boolean; said: string }>][] = [
    ['fence', fence],
    ...typedRooms().map(place => {
      const name = `types: ${place === '.' ? 'the root' : place}`
      return [name, () => types(place)] as [string, () => ReturnType<typeof types>]
    }),
    ['words', words],
    ['format', format],
    ['lint', lint],
  ]
  const done: Step[] = []
  const worker = async () => {
    for (let next = work.shift(); next; next = work.shift()) done.push(await step(...next))
  }
  await Promise.all([worker(), worker()])
  return done
}

if (process.argv[1] === import.meta.filename) {
  const steps = await check()
  const failed = steps.filter(one => !one.ok)
  console.log(failed.length === 0 ? 'all is well' : `${failed.length} of ${steps.length} failed`)
  process.exitCode = failed.length === 0 ? 0 : 1
}
