/** Plants one fault and looks for a seed that it breaks. */
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
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

const file = join(import.meta.dirname, 'killers.json')

/** The seed that killed each mutant the last time: it is lived first. Whatever changes in a seed's life may spare a mutant there. */
export const killers: Readonly<Record<string, number>> = JSON.parse(readFileSync(file, 'utf8'))

/** @param found seeds by the mutants' names. */
export const noteKillers = (found: ReadonlyMap<string, number>) =>
  writeFileSync(file, `${JSON.stringify(Object.fromEntries(found), undefined, 2)}\n`)

/**
 * @param patience seeds of which those with the mutant's needs are lived.
 * @param sound the code as it is: a seed that breaks it too kills no mutant, it shows a fault of ours.
 */
export async function hunt(mutant: Mutant, patience: number, sound: Crowd): Promise<Hunted> {
  const crowd = await Crowd.of(await bundle(mutant), 1)
  try {
    const known = killers[mutant.name]
    let lived = 0
    for (const seeds of [known === undefined ? [] : [known], seedsWith(mutant.needs, patience)]) {
      const { broken, ...told } = await crowd.live(seeds, { stopAtFirst: true })
      lived += told.seeds
      const [first] = broken
      if (!first) continue
      const { violation } = await sound.replay(first.seed)
      if (violation) throw new Error(`seed ${first.seed} breaks without ${mutant.name} too: ${violation}`)
      return { killer: first.seed, violation: first.violation, lived }
    }
    return { killer: undefined, violation: '', lived }
  } finally {
    await crowd.end()
  }
}
