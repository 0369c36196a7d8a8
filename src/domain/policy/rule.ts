/**
 * The policy is one table: who (a role) may do what (an action) to which thing (a resource), and how he must stand to it
 * (a relation). The server's checks and the lists' SQL read it, and so does the phone; nothing that is not in it is allowed.
 */
import type { Role } from '../people/person.ts'

/**
 * By a tie, as the office of a school, or by what his phone is to it: of nobody whom the school knows, ended by it, or of
 * somebody whose ties are all past.
 */
export type Asker = Role | 'office' | 'anonymous' | 'ended-device' | 'ended'

export type Relation =
  /** Whatever is there. */
  | 'whole place'
  /** He is the one whom it concerns. */
  | 'itself'
  /** His tie names the section; of circles also its grade, or the school that it is in. */
  | 'own section'
  /** The same through a child of his who learns there. */
  | 'own child’s section'
  | 'own child'
  /** A pupil who learns where he teaches. */
  | 'own pupil'
  | 'own thread'
  /** He has made it; where it belongs to a section, one that his tie still names. */
  | 'own work'
  /** It was addressed to him. */
  | 'asked'
  /** It is among what he may read. */
  | 'before him'
  /** His phone is at home in the school. */
  | 'at home'
  | 'anybody'

export interface Rule {
  role: Asker
  relation: Relation
  resource: string
  action: string
}

/** The roles of each relation, with a space between. */
export type Roles = Partial<Record<Relation, string>>

/** The table as it is written: resource, action, relation, roles. */
export const rulesOf = (table: Record<string, Record<string, Roles>>): Rule[] =>
  Object.entries(table).flatMap(([resource, actions]) =>
    Object.entries(actions).flatMap(([action, relations]) =>
      Object.entries(relations).flatMap(([relation, roles]) =>
        roles.split(' ').map(role => ({ role, relation, resource, action }) as Rule),
      ),
    ),
  )
