/** `npm run simulate -- --real sqlite|postgres --seeds N --from S`: traces on real parts. Last line one line of JSON. */
import { availableParallelism } from 'node:os'
import { startPostgres } from '../../house/postgres.ts'
import { replay } from './replay.ts'

/** @returns whether all was well. */
export async function replayFromCommand(engine: string, seeds: number, from: number): Promise<boolean> {
  if (engine !== 'sqlite' && engine !== 'postgres') throw new Error(`--real sqlite|postgres, not ${engine}`)
  const postgres = engine === 'postgres' ? await startPostgres() : undefined
  const bed = postgres ? { engine: 'postgres' as const, url: postgres.url } : { engine: 'sqlite' as const }
  try {
    const began = performance.now()
    const lived = await replay(bed, { seeds, from, people: availableParallelism() }, console.log)
    const stepsPerSecond = Math.round((lived.steps / (performance.now() - began)) * 1000)
    console.log(JSON.stringify({ real: engine, ...lived, stepsPerSecond }))
    return lived.violations === 0
  } finally {
    await postgres?.stop()
  }
}
