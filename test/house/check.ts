/** `npm run check`: types per room, the import fence, lint and format; under a minute, nothing is run. */
import { existsSync, readdirSync } from 'node:fs'
import { breaches } from './fence.ts'
import { root, step, tell, tool, type Step } from './step.ts'
import type { Checked } from './types.ts'

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

/** Two processes of equal weight: each reads libraries and neighbours once for all its rooms. */
function halves(places: string[]): string[][] {
  const heavy = new Set(['src/server', 'src/features', 'src/app', 'src/domain'])
  const second = places.filter(place => heavy.has(place))
  return [places.filter(place => !heavy.has(place)), second].filter(half => half.length > 0)
}

async function types(places: string[]): Promise<Step[]> {
  const { ok, said } = await tool('tsx/dist/cli.mjs', ['test/house/types.ts', ...places])
  const lines = said.split('\n').filter(line => line.startsWith('{'))
  if (!ok || lines.length !== places.length) return [{ name: 'types', ok: false, seconds: 0, said }]
  return lines.map(line => {
    const { place, ...rest } = JSON.parse(line) as Checked
    return { name: `types: ${place === '.' ? 'the root' : place}`, ...rest }
  })
}

async function fence() {
  const folders = ['src', 'seeds'].filter(folder => existsSync(`${root}/${folder}`))
  const found = await breaches(root, folders)
  const said = found.map(({ rule, why, from, to }) => `${rule}: ${from} → ${to}\n  ${why}`).join('\n')
  return { ok: found.length === 0, said }
}

async function lint() {
  return tool('oxlint/bin/oxlint', ['-c', 'test/house/oxlint.json', '--deny-warnings', '.'])
}

async function format() {
  return tool('prettier/bin/prettier.cjs', ['--check', '--log-level', 'warn', '.'])
}

/** Runs every step, two at a time, and answers how each went. */
export async function check(): Promise<Step[]> {
  const one = (name: string, work: () => Promise<{ ok: boolean; said: string }>) => async () => [
    await step(name, work),
  ]
  const work: (() => Promise<Step[]>)[] = [
    ...halves(typedRooms()).map(half => async () => (await types(half)).map(tell)),
    one('fence', fence),
    one('format', format),
    one('lint', lint),
  ]
  const done: Step[] = []
  const worker = async () => {
    for (let next = work.shift(); next; next = work.shift()) done.push(...(await next()))
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
