import type { Gender, Tie } from './people/person.ts'
import type { Reader, Transactor } from './reader.ts'
import type { Refusal } from './refusal.ts'
import type { Shape } from './shape.ts'
import type { Tap } from './submissions/submission.ts'

/** Who acts: a person with his present ties in the place, or the school's office (imports, cards, the demo's first day). */
export interface Actor {
  place: string
  /** '' for the office. */
  person: string
  name: string
  gender?: Gender
  ties: readonly Tie[]
  office: boolean
  /** Who has the pocket of that name on the same phone; absent where nobody knows, as on the phone itself. */
  beside?(profile: string): Promise<Actor | undefined>
}

/** When it happens: `now` is the arrival on the server, on the phone its best guess. Milliseconds. */
export interface Moment {
  now: number
  tap: Tap
}

/**
 * One thing that a person can do. The phone runs it at once on what it knows; the server runs the same code on what is
 * true, and its word stands. `check` refuses or lets pass; `change` writes. Neither has clock, network or chance: ids are
 * made by the author and come with the arguments.
 */
export interface Action<A> {
  name: string
  version: number
  shape: Shape<A>
  check(args: A, actor: Actor, rows: Reader, at: Moment): Promise<Refusal | undefined>
  change(args: A, actor: Actor, rows: Transactor, at: Moment): Promise<void>
}
