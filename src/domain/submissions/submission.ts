import type { Attachment } from '../attachments/attachment.ts'

/** What a child answered to one task: text as typed, the index of a choice, a number in the digits it was typed in. */
export interface TaskAnswer {
  task: string
  text?: string
  choice?: number
  files?: Attachment[]
}

/**
 * When the child tapped, as far as anyone can know. Phone clocks are often wrong and order nothing: `clock` is the phone's
 * own reading; `contact` the server's time when phone and server last spoke; `offset` what the server's clock was ahead then.
 */
export interface Tap {
  clock: number
  offset: number
  contact: number
}

export type Lateness = 'in_time' | 'late' | 'tapped_before_arrived_after'

/** One attempt; attempts are only ever added. */
export interface Submission {
  assignment: string
  person: string
  attempt: number
  answers: TaskAnswer[]
  /** The best estimate of the tap, between last contact and arrival; on the phone the phone's own. */
  tappedAt: number
  /** When the server took it in; 0 while it is only on the phone. */
  arrivedAt: number
  lateness: Lateness
}

/** The tap on the server's clock, never before the last contact, never after the arrival. */
export function tappedAt(tap: Tap, arrival: number): number {
  return Math.min(Math.max(tap.clock + tap.offset, tap.contact), arrival)
}

/** Late is arrival after closing. Where the tap lies before it, the teacher decides. */
export function latenessOf(tap: Tap, arrival: number, dueAt: number): Lateness {
  if (arrival <= dueAt) return 'in_time'
  return tappedAt(tap, arrival) <= dueAt ? 'tapped_before_arrived_after' : 'late'
}

export const filesOf = (answers: readonly TaskAnswer[]) => answers.flatMap(answer => answer.files ?? [])
