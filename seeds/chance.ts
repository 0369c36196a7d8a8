/** Chance that falls the same way each time: the demo school is the same on every machine. */
export interface Chance {
  /** From 0 up to, not including, `below`. */
  whole(below: number): number
  one<T>(from: readonly T[]): T
  /** True in `share` of all cases, 0 to 1. */
  often(share: number): boolean
}

/** @param seed any text; each thing has its own, so that a new section never changes an old one. */
export function chance(seed: string): Chance {
  let state = [...seed].reduce(
    (hash, letter) => Math.imul(hash ^ letter.codePointAt(0)!, 0x01000193),
    0x811c9dc5,
  )
  // mulberry32: small, and even enough for names and marks.
  const next = () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
  const whole = (below: number) => Math.floor(next() * below)
  return { whole, one: from => from[whole(from.length)]!, often: share => next() < share }
}
