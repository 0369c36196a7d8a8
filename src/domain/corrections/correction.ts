/** What somebody says is wrong in what the school keeps of him, or of a child of his. */
export const wrongs = ['name', 'section', 'guardian', 'another'] as const
export type Wrong = (typeof wrongs)[number]

/** While it waits: for whoever has asked. The principal has a remark of the same id. */
export interface Correction {
  /** Whose data it is. */
  person: string
  wrong: Wrong
  /** How it would be right, in his own words. */
  text: string
  askedAt: number
}

export interface Remark extends Correction {
  name: string
  asker: string
  askerName: string
}

/** What came of it, under its id: for whoever has asked. */
export interface Corrected extends Correction {
  /** Whether it was put right; else it stands as it is. */
  done: boolean
  /** Of the principal; may be empty where it was put right. */
  word: string
  settledAt: number
}

/** So much may wait of one person: more would hide others from the principal. */
export const mostCorrections = 5
