/**
 * Who may see a row. Board audiences are shared by whoever holds the phone and travel in clear (class C0);
 * letter audiences concern persons and travel sealed (class C1); `office` never leaves the server.
 */
import type { Tie } from './people/person.ts'

/** Whom a notice can name, alone or together: «the guardians and the teachers of 6A». */
export const named = ['students', 'guardians', 'teachers'] as const
export type Named = (typeof named)[number]

/** Some of those who can be named, in that order. */
export type Circle =
  | Named
  | 'students+guardians'
  | 'students+teachers'
  | 'guardians+teachers'
  | 'students+guardians+teachers'

export const circles: readonly Circle[] = [
  ...named,
  'students+guardians',
  'students+teachers',
  'guardians+teachers',
  'students+guardians+teachers',
]

/** `section:` is the board of a section, with all who learn, teach and raise there; circles read notices. */
export type Audience =
  | 'place'
  | 'staff'
  | 'office'
  | `section:${string}`
  | Circle
  | `${Circle}-grade:${string}`
  | `${Circle}:${string}`
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

/** A circle of the whole school, of a grade or of a section. */
export interface Circled {
  circle: Circle
  of: 'school' | 'grade' | 'section'
  /** The grade or the section; '' for the school. */
  subject: string
}

/** undefined for an audience that is no circle. */
export function circleOf(audience: string): Circled | undefined {
  const [, circle, of, subject] = /^([a-z+]+)(-grade:|:|$)(.*)$/.exec(audience) ?? []
  if (!circles.includes(circle as Circle)) return undefined
  const where = of === '' ? 'school' : of === ':' ? 'section' : 'grade'
  return { circle: circle as Circle, of: where, subject: subject! }
}

/** The other way round. */
export function circleAudience({ circle, of, subject }: Circled): Audience {
  if (of === 'school') return circle
  return of === 'grade' ? `${circle}-grade:${subject}` : `${circle}:${subject}`
}

export const staffRoles = ['teacher', 'homeroom', 'principal', 'counselor', 'support'] as const
const overseers = ['principal', 'counselor'] as const
/** Ties that alone do not open what is said to the whole school. */
export const notHeard = ['guardian', 'leaver', 'participant'] as const
const among = (roles: readonly string[], role: string) => roles.includes(role)

/**
 * The rule, said once as a predicate: may `person` see rows of `audience`, given the present ties of the place?
 * The server says it once more as SQL (server/audiences); a test holds the two together.
 */
export function belongs(audience: Audience, person: string, ties: readonly Tie[]): boolean {
  const own = ties.filter(tie => tie.person === person)
  const subject = subjectOf(audience)
  const kind = audience.includes(':') ? audience.slice(0, audience.indexOf(':')) : audience
  const oversees = own.some(tie => among(overseers, tie.role))
  const teaches = (section: string) => own.some(tie => isTeaching(tie) && tie.target === section)

  switch (kind) {
    case 'place':
      // A guardian hears the school through a child who learns there; a thread is no way in.
      return own.some(tie => !among(notHeard, tie.role)) || childTies(own, ties).length > 0
    case 'staff':
      return own.some(tie => among(staffRoles, tie.role))
    case 'section':
      return (
        oversees ||
        teaches(subject) ||
        own.some(tie => tie.role === 'student' && tie.target === subject) ||
        childTies(own, ties).some(tie => tie.target === subject)
      )
    case 'self':
      return subject === person && own.length > 0
    case 'pupil':
      return (
        (subject === person && own.some(tie => tie.role === 'student' || tie.role === 'leaver')) ||
        own.some(tie => tie.role === 'guardian' && tie.target === subject) ||
        ties.some(tie => tie.role === 'student' && tie.person === subject && teaches(tie.target))
      )
    // Names of a section's children, for its teachers and the principal; not for the families.
    case 'watch':
      return own.some(tie => tie.role === 'principal') || teaches(subject)
    case 'thread':
      return own.some(tie => tie.role === 'participant' && tie.target === subject)
    default:
      // Whoever speaks to all hears all that is said to some.
      return circleOf(audience) !== undefined && (oversees || isNamed(audience, person, ties))
  }
}

/**
 * All board audiences that a person belongs to, so that a phone can ask for their rows and need not look at what it holds for
 * others; undefined for whoever oversees a school, whose they all are.
 */
export function boardOf(person: string, ties: readonly Tie[]): Audience[] | undefined {
  const own = ties.filter(tie => tie.person === person)
  if (own.some(tie => among(overseers, tie.role))) return undefined
  const board = new Set<Audience>()
  for (const audience of ['place', 'staff'] as const) if (belongs(audience, person, ties)) board.add(audience)
  const heard = heardBy(own, ties)
  for (const { target } of Object.values(heard).flat()) board.add(`section:${target}`)
  for (const circle of circles)
    for (const one of circle.split('+') as Named[])
      for (const { target, grade } of heard[one])
        board.add(circle).add(`${circle}:${target}`).add(`${circle}-grade:${grade}`)
  return [...board]
}

/** Whether a circle names this person; nobody hears what is said to others because he teaches or raises them. */
export function isNamed(audience: Audience, person: string, ties: readonly Tie[]): boolean {
  const circled = circleOf(audience)
  if (!circled) return false
  const own = ties.filter(tie => tie.person === person)
  const { circle, of, subject } = circled
  const here = (tie: Tie) =>
    of === 'school' || (of === 'grade' ? tie.grade === subject : tie.target === subject)
  const heard = heardBy(own, ties)
  return circle.split('+').some(one => heard[one as Named].some(here))
}

/** The ties by which a person is named as each of those who can be. */
const heardBy = (own: readonly Tie[], ties: readonly Tie[]): Record<Named, readonly Tie[]> => ({
  students: own.filter(tie => tie.role === 'student'),
  guardians: childTies(own, ties),
  teachers: own.filter(isTeaching),
})

const isTeaching = (tie: Tie) => tie.role === 'teacher' || tie.role === 'homeroom'

/** Ties as a student of the children of whoever has these ties of his own. */
function childTies(own: readonly Tie[], ties: readonly Tie[]): Tie[] {
  const children = own.filter(tie => tie.role === 'guardian').map(tie => tie.target)
  return ties.filter(tie => tie.role === 'student' && children.includes(tie.person))
}
