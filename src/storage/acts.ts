import type { Tap } from '../domain/submissions/submission.ts'

/** What an author did, as he keeps it. `code` is undefined until the school has spoken, '' when it stands. */
export interface Act {
  n: number
  place: string
  letter: string
  name: string
  version: number
  args: unknown
  tap: Tap
  code?: string
  field?: string
}

/** An act of a child as his guardian on the same phone sees it waiting. */
export interface KinAct {
  place: string
  person: string
  letter: string
  name: string
  version: number
  args: unknown
  tap: Tap
}
