/** What a school should hear of its own doors: for its principal alone, at most once a day of each kind. */

export const alertKinds = ['cards-guessed'] as const

export interface Alert {
  kind: (typeof alertKinds)[number]
  /** The first time on that day. */
  since: number
}

/** So long it stands on the principal's first screen, and so long it is kept at all. Milliseconds. */
export const shownFor = 3 * 24 * 60 * 60 * 1000
export const keptFor = 30 * 24 * 60 * 60 * 1000
