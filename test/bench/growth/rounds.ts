/** Every size in turn, round after round, so that whatever else the machine does falls on all of them alike. */

export const kinds = ['idle', 'ten', 'list'] as const
export type Kind = (typeof kinds)[number]
/** Medians, milliseconds. */
export type Medians = Record<Kind, Map<number, number>>

/** @param work does one thing at one size and says how many milliseconds it took. */
export async function interleaved(
  sizes: readonly number[],
  rounds: number,
  work: Record<Kind, (size: number, round: number) => Promise<number>>,
): Promise<Medians> {
  const all = Object.fromEntries(
    kinds.map(kind => [kind, new Map(sizes.map(size => [size, [] as number[]]))]),
  )
  // The first round warms up what every later one finds warm.
  for (let round = 0; round <= rounds; round++)
    for (const kind of kinds)
      for (const size of round % 2 ? sizes : [...sizes].reverse()) {
        const took = await work[kind](size, round)
        if (round > 0) all[kind]!.get(size)!.push(took)
      }
  const medians = kinds.map(kind => [
    kind,
    new Map([...all[kind]!].map(([size, times]) => [size, median(times)])),
  ])
  return Object.fromEntries(medians) as Medians
}

const median = (values: readonly number[]) =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

/** The largest size's to the smallest's. */
export function ratioOf(medians: Medians, kind: Kind): number {
  const bySize = [...medians[kind]].sort(([a], [b]) => a - b)
  return bySize.at(-1)![1] / bySize[0]![1]
}
