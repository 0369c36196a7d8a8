/** Plants one fault and looks for a seed that it breaks. */
import { bundle } from './bundle.ts'
import { Crowd } from './crowd.ts'
import type { Mutant } from './mutants.ts'
import { seedsWith } from './seeds.ts'

export interface Hunted {
  /** The seed that killed it; undefined where it outlived all of them. */
  killer: number | undefined
  violation: string
  /** How many seeds were lived. */
  lived: number
}

/** @param patience seeds of which those with the mutant's needs are lived. */
export async function hunt(mutant: Mutant, patience: number, processes: number): Promise<Hunted> {
  const crowd = await Crowd.of(await bundle(mutant), processes)
  const { broken, seeds } = await crowd.live(seedsWith(mutant.needs, patience), { stopAtFirst: true })
  await crowd.end()
  const [first] = broken
  return { killer: first?.seed, violation: first?.violation ?? '', lived: seeds }
}
