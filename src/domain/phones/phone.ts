/** The phones on which somebody has a pocket: what the school knows of them, and which one was lost. */
import { tappedAt, type Tap } from '../submissions/submission.ts'

/**
 * One phone of a person, by the id of its device. The school keeps it in tables of its own, written with every exchange; to the
 * rules of the school it is a row like any other, and no phone is ever sent one.
 */
export interface Phone {
  device: string
  /** When the person's first pocket came to it. */
  enrolledAt: number
  /** When it last spoke with the school. */
  seenAt: number
  /** 0 while it is not ended. */
  endedAt: number
  /** How many others have pockets on it. */
  others: number
}

/** What somebody was told of a person's phones: for him alone. */
export interface Phones {
  person: string
  /** The one that spoke last comes first. */
  phones: Phone[]
  toldAt: number
}

/** Each asker has a row of his own. */
export const phonesId = (person: string, asker: string) => `${person}.${asker}`

/** For so long what was done on a phone before it was ended is still taken in: 72 hours. */
export const takenInFor = 72 * 60 * 60 * 1000

/**
 * Whether the school does what a letter of an ended phone asks for: it was written before the ending, and came soon after it.
 * What is written later may be a stranger's.
 */
export const isTakenIn = (endedAt: number, tap: Tap, now: number): boolean =>
  now - endedAt <= takenInFor && tappedAt(tap, now) < endedAt
