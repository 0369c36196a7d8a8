/**
 * Which numbers of a device were applied so long ago that their results are gone: runs of whole numbers, from and to, in
 * order. A device counts on by one, so that a term of work is one run.
 */
import type { Numbers } from '../store/store.ts'

export function addNumbers(known: Numbers, added: readonly number[]): Numbers {
  const single = added.map(n => [n, n] as const)
  const runs: [number, number][] = []
  for (const [from, to] of [...known, ...single].sort((a, b) => a[0] - b[0])) {
    const last = runs.at(-1)
    if (last && from <= last[1] + 1) last[1] = Math.max(last[1], to)
    else runs.push([from, to])
  }
  return runs
}

export const hasNumber = (known: Numbers, n: number) => known.some(([from, to]) => from <= n && n <= to)
