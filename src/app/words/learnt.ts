/** The Arabic words that have come so far: each screen's chunk brings those that it says, and nobody else's. */
import * as first from './ar/first.ts'

/** Words by noun, then by key with its suffixes: `{ lessons: { count_one: 'درس واحد', … } }`. */
export type Dictionary = Record<string, Record<string, string>>

export const learnt: Dictionary = { ...first }

const listeners = new Set<(words: Dictionary) => void>()

/** A noun may come in parts. Whoever speaks already is told of the new words too. */
export function learn(words: Dictionary) {
  for (const [noun, said] of Object.entries(words)) learnt[noun] = { ...learnt[noun], ...said }
  for (const tell of listeners) tell(words)
}

export function whenLearnt(tell: (words: Dictionary) => void) {
  listeners.add(tell)
}
