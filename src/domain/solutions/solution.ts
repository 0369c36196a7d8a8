/** The right answer to one task, and why. */
export interface SolvedTask {
  task: string
  /** For writing and numbers. */
  text?: string
  /** The index of the right choice. */
  choice?: number
  why: string
}

/** What a teacher has prepared: it stays with her and the school until its hour. */
export interface Key {
  assignment: string
  section: string
  opensAt: number
  answers: SolvedTask[]
  by: string
  byName: string
}

/** The same, open to all of the section. */
export type Solution = Key

const marker = 'at:'

/** A key that waits is listed under its hour, so that the school finds what is due without opening the rest. */
export const waitsUntil = (opensAt: number) => `${marker}${String(opensAt).padStart(13, '0')}`
