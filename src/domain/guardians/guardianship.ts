/** Who stands by a pupil: the book that the principal keeps of it, and what guardians ask for. */

/** The principal's book: who learns where. A row of each pupil's tie to his section, with the tie's id and life. */
export interface Learner {
  person: string
  name: string
  section: string
}

/** The same of each guardian's tie to a child. */
export interface Guardianship {
  guardian: string
  name: string
  child: string
}

/** By a court's order this guardian sees nothing of this child, whatever a register says. For the principal alone. */
export interface Denial {
  guardian: string
  name: string
  child: string
  /** The order's number and date, as the school files it. */
  order: string
  deniedAt: number
  /** His ties that the denial has ended: they come back when it is lifted. */
  ties: EndedTie[]
}

export interface EndedTie {
  id: string
  role: 'guardian' | 'participant'
  target: string
}

export const denialId = (guardian: string, child: string) => `${guardian}.${child}`

/** What a guardian has asked for, while it waits; the principal has a petition of the same id. */
export interface Claim {
  /** The child in the guardian's own words: name and class. */
  child: string
  askedAt: number
}

/** What came of a claim, under its id: for the guardian. A no has no reason here; the principal says it himself. */
export interface Ruling {
  child: string
  approved: boolean
  askedAt: number
  settledAt: number
}

export interface Petition {
  guardian: string
  name: string
  child: string
  askedAt: number
}

/** So many may stand by one child. */
export const mostGuardians = 4
/** So much may wait of one guardian: more would hide others from the principal. */
export const mostClaims = 5
