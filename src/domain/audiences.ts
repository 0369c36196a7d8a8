/**
 * Who may see a row. Board audiences are shared by whoever holds the phone and travel in clear (class C0);
 * letter audiences concern persons and travel sealed (class C1); `office` never leaves the server.
 */
import type { Tie } from './people/person.ts'

export type Audience =
  | 'place'
  | 'staff'
  | 'office'
  | `grade:${string}`
  | `section:${string}`
  | `guardians:${string}`
  | `guardians-grade:${string}`
  | `pupil:${string}`
  | `watch:${string}`
  | `self:${string}`
  | `thread:${string}`

export type AudienceClass = 'board' | 'letter' | 'office'

export function classOf(audience: Audience): AudienceClass {
  if (audience === 'office') return 'office'
  return /^(pupil|watch|self|thread):/.test(audience) ? 'letter' : 'board'
}

/** The part behind the colon: a section, a grade, a person. */
export const subjectOf = (audience: Audience) => audience.slice(audience.indexOf(':') + 1)

const staffRoles = ['teacher', 'homeroom', 'principal', 'counselor', 'support'] as const
const overseers = ['principal', 'counselor'] as const
const among = (roles: readonly string[], role: string) => roles.includes(role)

/**
 * The rule, said once as a predicate: may `person` see rows of `audience`, given the present ties of the place?
 * The server says it once more as SQL (server/audiences); a test holds the two together.
 */
export function belongs(audience: Audience, person: string, ties: readonly Tie[]): boolean {
  const own = ties.filter(tie => tie.person === person)
  const subject = subjectOf(audience)
  const kind = audience.includes(':') ? audience.slice(0, audience.indexOf(':')) : audience
  const teaches = (section: string) =>
    own.some(tie => (tie.role === 'teacher' || tie.role === 'homeroom') && tie.target === section)
  const oversees = own.some(tie => among(overseers, tie.role))
  /** Ties as a student of this person's approved children. */
  const childTies = () => {
    const children = own.filter(tie => tie.role === 'guardian').map(tie => tie.target)
    return ties.filter(tie => tie.role === 'student' && children.includes(tie.person))
  }

  switch (kind) {
    case 'place':
      return own.length > 0
    case 'staff':
      return own.some(tie => among(staffRoles, tie.role))
    case 'section':
      return (
        oversees ||
        teaches(subject) ||
        own.some(tie => tie.role === 'student' && tie.target === subject) ||
        childTies().some(tie => tie.target === subject)
      )
    case 'grade':
      return (
        oversees ||
        own.some(tie => among(['student', 'teacher', 'homeroom'], tie.role) && tie.grade === subject)
      )
    case 'guardians':
      return oversees || teaches(subject) || childTies().some(tie => tie.target === subject)
    case 'guardians-grade':
      return (
        oversees ||
        own.some(tie => among(['teacher', 'homeroom'], tie.role) && tie.grade === subject) ||
        childTies().some(tie => tie.grade === subject)
      )
    case 'self':
      return subject === person && own.length > 0
    case 'pupil':
      return (
        (subject === person && own.some(tie => tie.role === 'student')) ||
        own.some(tie => tie.role === 'guardian' && tie.target === subject) ||
        ties.some(tie => tie.role === 'student' && tie.person === subject && teaches(tie.target))
      )
    // Names of a section's children, for its teachers and the principal; not for the families.
    case 'watch':
      return own.some(tie => tie.role === 'principal') || teaches(subject)
    case 'thread':
      return own.some(tie => tie.role === 'participant' && tie.target === subject)
    default:
      return false
  }
}
