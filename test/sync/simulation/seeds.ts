/** Which seeds are lived. */
import { planOf, type Fault } from './plan.ts'

/** So many, from one on. */
export function* seedsFrom(from: number, count: number): Generator<number> {
  for (let seed = from; seed < from + count; seed++) yield seed
}

/**
 * Those of the first so many that have these faults on, each with others or alone: what takes three rare things to go wrong
 * would else need a hundred thousand seeds to be seen.
 */
export function* seedsWith(needs: readonly Fault[], count: number): Generator<number> {
  for (const seed of seedsFrom(1, count)) if (needs.every(fault => planOf(seed).faults.has(fault))) yield seed
}
