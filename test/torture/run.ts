/**
 * `npm run torture -- --kills N [--engine sqlite|postgres] | --torn N | --browser N [--seed S]`: kills the server and its database,
 * tears SQLite's log, or kills a child's browser, and asks afterwards what is lost. The last line counts; the exit code is 1 if
 * anything was found.
 */
import { parseArgs } from 'node:util'
import { killBrowser } from './browser.ts'
import { bundleServer } from '../house/bundle.ts'
import { Chance } from './chance.ts'
import { kill, Stopped, type Killed } from './kills.ts'
import { tearLogs } from './torn.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    engine: { type: 'string' },
    torn: { type: 'string' },
    browser: { type: 'string' },
    seed: { type: 'string' },
  },
})
const say = (line: string) => console.log(line)

/** Prints what was found, then the counts as the last line. @returns whether nothing was found. */
function report(counts: object, found: readonly string[]): boolean {
  for (const words of found.slice(0, 40)) console.error(words)
  console.log(JSON.stringify(counts))
  return found.length === 0
}

/** Without an engine half of the kills on each. */
async function kills(count: number, seed: number): Promise<boolean> {
  const engines = values.engine ? [values.engine] : ['sqlite', 'postgres']
  const all: Killed[] = []
  const { serve: file } = await bundleServer()
  for (const [i, engine] of engines.entries()) {
    if (engine !== 'sqlite' && engine !== 'postgres') throw new Error(`There is no engine ${engine}`)
    const share = Math.ceil((count - i) / engines.length)
    all.push(await kill({ engine, kills: share, chance: new Chance(seed), file, say }).catch(outcomeOf))
  }
  const sum = (of: (one: Killed) => number) => all.reduce((total, one) => total + of(one), 0)
  const counts = {
    kills: sum(one => one.kills),
    acknowledged: sum(one => one.acknowledged),
    lost: sum(one => one.lost.length),
    doubled: sum(one => one.doubled.length),
    damaged: sum(one => one.damaged.length),
  }
  return report(
    counts,
    all.flatMap(one => [...one.lost, ...one.doubled, ...one.damaged]),
  )
}

function outcomeOf(error: unknown): Killed {
  if (error instanceof Stopped) return error.outcome
  throw error
}

async function torn(count: number, seed: number): Promise<boolean> {
  const { serve } = await bundleServer()
  const { noPrefix, notServed, ...counts } = await tearLogs(count, new Chance(seed), serve, say)
  const found = [...noPrefix, ...notServed]
  return report({ ...counts, noPrefix: noPrefix.length, notServed: notServed.length }, found)
}

async function browser(count: number, seed: number): Promise<boolean> {
  const { lost, doubled, ...counts } = await killBrowser(count, new Chance(seed), say)
  return report({ ...counts, lost: lost.length, doubled: doubled.length }, [...lost, ...doubled])
}

async function main(): Promise<boolean> {
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  say(`--seed ${seed}`)
  const count = Number(values.kills ?? values.torn ?? values.browser)
  if (!(count > 0)) throw new Error('How many? --kills N, --torn N or --browser N')
  if (values.kills) return kills(count, seed)
  return values.torn ? torn(count, seed) : browser(count, seed)
}

// What was started is ended also when somebody stops this in the middle.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
process.exitCode = (await main()) ? 0 : 1
