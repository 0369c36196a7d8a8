/** What a principal sees of a register that is brought in: shown before anything is done. */

export interface RosterCounts {
  created: number
  updated: number
  unchanged: number
  removed: number
}

export const rosterEntities = ['people', 'sections', 'enrolments', 'guardianships', 'schools'] as const
export type RosterEntity = (typeof rosterEntities)[number]

export interface RosterChange {
  entity: RosterEntity
  what: 'created' | 'updated' | 'gone'
  name: string
  fields: [field: string, before: string, after: string][]
  at?: { file: string; line: number }
}

/** Something in a file: an error that stops the whole register, or a note on how it was understood. */
export interface RosterRemark {
  file: string
  line: number
  field?: string
  code: string
  value?: string
  times?: number
}

export interface RosterPreview {
  /** What is applied later; '' when something is wrong, and nothing can be applied. */
  id: string
  /** «OneRoster 1.2», «XLSX». */
  form: string
  counts: RosterCounts
  entities: Record<RosterEntity, RosterCounts>
  /** Of what stood before, how much is missing: per cent, rounded. */
  missing: number
  /** So much is missing that somebody has to say yes to it. */
  asks: boolean
  /** The first of each kind. */
  changes: RosterChange[]
  wrong: RosterRemark[]
  notes: RosterRemark[]
}

/** The last register that was brought, if it still can be taken back. */
export interface RosterLast {
  id: string
  file: string
  at: number
  counts: RosterCounts
}

export type RosterReply =
  | { preview: RosterPreview }
  | { applied: RosterCounts; last?: RosterLast }
  | { undone: { restored: number; kept: number } }
  | { last: RosterLast | null }
  | { refused: RosterRefusal }

export const rosterRefusals = [
  'not_yours',
  'changed_meanwhile', // the school changed since it was shown: it has to be shown again
  'preview_gone',
  'too_many_gone',
  'nothing_to_undo',
  'busy',
] as const
export type RosterRefusal = (typeof rosterRefusals)[number]
