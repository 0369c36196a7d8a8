/**
 * `npm run simulate -- --seeds N --from S [--mutants] [--note] [--replay SEED]`: lives many seeds, on as many processes as there
 * are processors; prints the story of the first that breaks something, shrunk; then plants each mutant and looks for a seed
 * that kills it; `--note` writes down which. `--real sqlite|postgres` lives them on real parts (test/sync/replay). Last line
 * one line of JSON.
 */
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Crowd } from './crowd.ts'
import { bundle } from './bundle.ts'
import { hunt, noteKillers } from './hunt.ts'
import { mutants, type Mutant } from './mutants.ts'
import { seedsFrom } from './seeds.ts'
import { replayFromCommand } from '../replay/run.ts'

const { values } = parseArgs({
  options: {
    seeds: { type: 'string', default: '1000' },
    from: { type: 'string', default: '1' },
    mutants: { type: 'boolean', default: false },
    note: { type: 'boolean', default: false },
    replay: { type: 'string' },
    real: { type: 'string' },
  },
})

export interface Simulated {
  seeds: number
  steps: number
  violations: number
  mutants: { made: number; killed: number }
  stepsPerSecond: number
}

/** Among so many seeds those with the faults that a mutant needs must kill it, or it counts as alive. */
const patience = 60_000

export async function simulate(
  { seeds, from, plant }: { seeds: number; from: number; plant: boolean },
  say: (line: string) => void,
): Promise<Simulated & { killed: ReadonlyMap<string, number> }> {
  const began = performance.now()
  const sound = await Crowd.of(await bundle(), availableParallelism())
  const lived = await sound.live(seedsFrom(from, seeds), { stopAtFirst: false })
  const seconds = (performance.now() - began) / 1000
  for (const { seed, violation } of lived.broken.slice(0, 10)) say(`seed ${seed}: ${violation}`)
  const [first] = lived.broken
  if (first) for (const line of await sound.shrink(first.seed)) say(line)
  const planted = plant ? mutants : []
  const killed = await killAll(planted, sound, say).finally(() => sound.end())
  return {
    seeds,
    steps: lived.steps,
    violations: lived.broken.length,
    mutants: { made: planted.length, killed: killed.size },
    stepsPerSecond: Math.round(lived.steps / seconds),
    killed,
  }
}

/** As many at a time as there are processors. @returns the seed that killed each; those that are alive are not in it. */
async function killAll(planted: readonly Mutant[], sound: Crowd, say: (line: string) => void) {
  const killed = new Map<string, number>()
  const waiting = [...planted]
  const hunter = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const { killer, lived } = await hunt(mutant, patience, sound)
      if (killer !== undefined) killed.set(mutant.name, killer)
      const told = killer === undefined ? `alive after ${lived}` : `killed by seed ${killer}, after ${lived}`
      say(`${killer === undefined ? '✗' : '✓'} ${mutant.name}: ${told}`)
    }
  }
  await Promise.all(Array.from({ length: availableParallelism() }, hunter))
  return new Map(planted.flatMap(({ name }) => (killed.has(name) ? [[name, killed.get(name)!]] : [])))
}

if (process.argv[1] === import.meta.filename) {
  if (values.real !== undefined) {
    const well = await replayFromCommand(values.real, Number(values.seeds), Number(values.from))
    process.exitCode = well ? 0 : 1
  } else if (values.replay !== undefined) {
    const crowd = await Crowd.of(await bundle(), 1)
    const { story, violation } = await crowd.replay(Number(values.replay))
    await crowd.end()
    for (const line of story) console.log(line)
    console.log(violation ?? 'all is well')
    process.exitCode = violation ? 1 : 0
  } else {
    const asked = { seeds: Number(values.seeds), from: Number(values.from), plant: values.mutants }
    const { killed, ...told } = await simulate(asked, console.log)
    if (values.note) noteKillers(killed)
    console.log(JSON.stringify(told))
    process.exitCode = told.violations === 0 && told.mutants.killed === told.mutants.made ? 0 : 1
  }
}
