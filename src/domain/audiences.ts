/**
 * Who may see a row. Board audiences are shared by whoever holds the phone and travel in clear (class C0);
 * letter audiences concern persons and travel sealed (class C1); `office` never leaves the server.
 */
import type { Tie } from './people/person.ts'
import { reading } from './policy/reading.ts'
import type { Relation } from './policy/rule.ts'

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
  | 'families'
  | `section:${string}`
  | Circle
  | `${Circle}-grade:${string}`
  | `${Circle}:${string}`
  | `pupil:${string}`
  | `watch:${string}`
  | `self:${string}`
  | `thread:${string}`

export type AudienceClass = 'board' | 'letter' | 'office'

/** How audiences of letters begin. */
const letters = new Set(['pupil:', 'watch:', 'self:', 'thread:'])

export function classOf(audience: Audience): AudienceClass {
  if (audience === 'office') return 'office'
  if (audience === 'families') return 'letter'
  return letters.has(audience.slice(0, audience.indexOf(':') + 1)) ? 'letter' : 'board'
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

/** What an audience is to the table: the kinds that open it, and where in the school it stands. */
interface Asked {
  kinds: readonly string[]
  of: Circled['of']
  subject: string
}

function askedOf(audience: Audience): Asked {
  const circled = circleOf(audience)
  if (circled) return { kinds: circled.circle.split('+'), of: circled.of, subject: circled.subject }
  const colon = audience.indexOf(':')
  if (colon < 0) return { kinds: [audience], of: 'school', subject: '' }
  return { kinds: [audience.slice(0, colon)], of: 'section', subject: audience.slice(colon + 1) }
}

const isAt = (tie: Tie, { of, subject }: Asked) =>
  of === 'school' || (of === 'grade' ? tie.grade === subject : tie.target === subject)

/** How a tie of his own stands to what is asked for. The server says the same as SQL (server/audiences). */
const related: Partial<Record<Relation, (own: Tie, asked: Asked, ties: readonly Tie[]) => boolean>> = {
  'whole place': () => true,
  itself: (own, { subject }) => own.person === subject,
  'own section': isAt,
  'own child’s section': (own, asked, ties) => learning(own.target, ties).some(child => isAt(child, asked)),
  'own child': (own, { subject }) => own.target === subject,
  'own thread': (own, { subject }) => own.target === subject,
  'own pupil': (own, { subject }, ties) => learning(subject, ties).some(pupil => pupil.target === own.target),
}

const learning = (person: string, ties: readonly Tie[]) =>
  ties.filter(tie => tie.role === 'student' && tie.person === person)

/**
 * The reading rules of the table as a predicate: may `person` see rows of `audience`, given the present ties of the place?
 * The server asks the same rules as SQL (server/audiences); a test holds the two together.
 */
export function belongs(audience: Audience, person: string, ties: readonly Tie[]): boolean {
  const own = ties.filter(tie => tie.person === person)
  const asked = askedOf(audience)
  return reading.some(
    ({ role, relation, resource, action }) =>
      action === 'read' &&
      asked.kinds.includes(resource) &&
      own.some(tie => tie.role === role && related[relation]?.(tie, asked, ties)),
  )
}

/**
 * All board audiences that a person belongs to, so that a phone can ask for their rows and need not look at what it holds for
 * others; undefined for whoever oversees a school, whose they all are.
 */
export function boardOf(person: string, ties: readonly Tie[]): Audience[] | undefined {
  const own = ties.filter(tie => tie.person === person)
  const oversees = ({ role }: Tie) =>
    reading.some(rule => rule.role === role && rule.relation === 'whole place' && rule.resource === 'section')
  if (own.some(oversees)) return undefined
  const board = new Set<Audience>()
  for (const audience of ['place', 'staff'] as const) if (belongs(audience, person, ties)) board.add(audience)
  for (const { target } of heardAs('section', own, ties)) board.add(`section:${target}`)
  // Each of those who can be named is in four circles; the table is walked through once for him.
  const heard = Object.fromEntries(named.map(one => [one, heardAs(one, own, ties)]))
  for (const circle of circles)
    for (const one of circle.split('+'))
      for (const { target, grade } of heard[one]!)
        board.add(circle).add(`${circle}:${target}`).add(`${circle}-grade:${grade}`)
  return [...board]
}

/** Whether a circle names this person; nobody hears what is said to others because he teaches or raises them. */
export function isNamed(audience: Audience, person: string, ties: readonly Tie[]): boolean {
  const own = ties.filter(tie => tie.person === person)
  const asked = askedOf(audience)
  return (
    circleOf(audience) !== undefined &&
    asked.kinds.some(kind => heardAs(kind, own, ties).some(tie => isAt(tie, asked)))
  )
}

/** The ties to sections, of his own or of his children, by which somebody is meant where such a kind is named. */
function heardAs(kind: string, own: readonly Tie[], ties: readonly Tie[]): Tie[] {
  const heard: Tie[] = []
  for (const { role, relation, resource, action } of reading) {
    if (resource !== kind || action !== 'read') continue
    for (const tie of own) {
      if (tie.role !== role) continue
      if (relation === 'own section') heard.push(tie)
      if (relation === 'own child’s section') heard.push(...learning(tie.target, ties))
    }
  }
  return heard
}
