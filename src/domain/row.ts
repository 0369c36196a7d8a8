import type { Audience } from './audiences.ts'
import type { Bodies, Noun } from './nouns.ts'

/** One row of the feed, on server and phone alike. `v` is the place's counter when it was last written; 0 while only on the phone. */
export interface Row<N extends Noun = Noun> {
  noun: N
  id: string
  /** Who may see it; never changes in a row's life. */
  audience: Audience
  /** The id of what it concerns, the one key by which rows are listed: an answer's question, a submission's assignment. */
  about: string
  v: number
  body: Bodies[N]
}
