/**
 * `npm run torture -- --kills N [--engine sqlite|postgres] [--seed S]`: kills the server, and asks afterwards what is lost. The
 * last line counts; the exit code is 1 if anything is lost, doubled or damaged.
 */
import { parseArgs } from 'node:util'
import { bundleServer } from './bundle.ts'
import { Chance } from './chance.ts'
import { kill, Stopped, type Killed } from './kills.ts'

const { values } = parseArgs({
  options: {
    kills: { type: 'string' },
    engine: { type: 'string' },
    seed: { type: 'string' },
  },
})

async function main(): Promise<boolean> {
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  console.log(`--seed ${seed}`)
  return kills(Number(values.kills), seed)
}

/** Without an engine half of the kills on each. */
async function kills(count: number, seed: number): Promise<boolean> {
  const engines = values.engine ? [values.engine] : ['sqlite', 'postgres']
  const all: Killed[] = []
  const file = await bundleServer()
  for (const [i, engine] of engines.entries()) {
    if (engine !== 'sqlite' && engine !== 'postgres') throw new Error(`There is no engine ${engine}`)
    const share = Math.ceil((count - i) / engines.length)
    const plan = { engine, kills: share, chance: new Chance(seed), file, say: console.log } as const
    all.push(await kill(plan).catch(found))
  }
  const sum = (of: (one: Killed) => number) => all.reduce((total, one) => total + of(one), 0)
  for (const words of all.flatMap(one => [...one.lost, ...one.doubled, ...one.damaged]).slice(0, 40))
    console.error(words)
  const counts = {
    kills: sum(one => one.kills),
    acknowledged: sum(one => one.acknowledged),
    lost: sum(one => one.lost.length),
    doubled: sum(one => one.doubled.length),
    damaged: sum(one => one.damaged.length),
  }
  console.log(JSON.stringify(counts))
  return counts.lost + counts.doubled + counts.damaged === 0
}

function found(error: unknown): Killed {
  if (error instanceof Stopped) return error.outcome
  throw error
}

// What was started is ended also when somebody stops this in the middle.
for (const signal of ['SIGTERM', 'SIGINT'] as const) process.once(signal, () => process.exit(1))
process.exitCode = (await main()) ? 0 : 1
