import type { Tap, TaskAnswer } from './submission.ts'

/**
 * Work that came from a phone after it was ended, and too late to be taken in by itself: a stranger may have written it. Its
 * teacher knows the child's hand. The row has the id of the letter, and stays when she has decided.
 */
export interface Held {
  assignment: string
  /** Whose it says to be. */
  person: string
  name: string
  /** What it is called once it is taken in. */
  submission: string
  answers: TaskAnswer[]
  tap: Tap
  arrivedAt: number
  outcome: 'waits' | 'taken' | 'left'
}
