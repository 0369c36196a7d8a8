/** Lives seeds on real parts, for the tests and for `npm run simulate -- --real sqlite|postgres`. */
import { Crowd } from '../simulation/crowd.ts'
import type { Mutant } from '../simulation/mutants.ts'
import { bundle } from './bundle.ts'
import type { Bed } from './servers.ts'

export interface Replayed {
  seeds: number
  steps: number
  violations: number
}

export interface Wish {
  seeds: number
  from: number
  /** How many processes; each lives one seed at a time. */
  people?: number
  /** A fault to be planted: then the first seed that breaks is enough. */
  mutant?: Mutant
}

export async function replay(
  bed: Bed,
  { seeds, from, people = 1, mutant }: Wish,
  say: (line: string) => void,
): Promise<Replayed> {
  const text = await bundle(bed, mutant)
  const all: Replayed = { seeds: 0, steps: 0, violations: 0 }
  let next = from
  const work = async () => {
    const person = await Crowd.of(text, 1)
    try {
      while (next < from + seeds && !(mutant && all.violations > 0)) {
        const { seed, steps, violation, story } = await person.replay(next++)
        all.seeds++
        all.steps += steps
        if (!violation) continue
        say(`seed ${seed} on ${bed.engine}: ${violation}`)
        // One story is enough to begin with.
        if (all.violations++ === 0) for (const line of story) say(`  ${line}`)
      }
    } finally {
      await person.end()
    }
  }
  await Promise.all(Array.from({ length: people }, work))
  return all
}
