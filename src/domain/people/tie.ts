import type { Action } from '../action.ts'
import type { Transactor } from '../reader.ts'
import { keepInBook, mayStandBy } from '../guardians/book.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { fullName, roles, type Tie, type TieBody } from './person.ts'

const shape = s.object({
  id: s.id(),
  person: s.id(),
  role: s.oneOf(roles),
  target: s.id(),
  subject: s.optional(s.text(40)),
})

/** Ties a person to a section, a child, the school or a thread. */
export const tiePerson: Action<s.From<typeof shape>> = {
  name: 'people.tie',
  version: 1,
  shape,
  async check(args, actor, rows) {
    if (!may(actor, 'people.tie')) return refuse('not_yours')
    if (!(await rows.get('person', args.person))) return refuse('not_found', 'person')
    const sectional = args.role === 'student' || args.role === 'teacher' || args.role === 'homeroom'
    if (sectional && !(await rows.get('section', args.target))) return refuse('not_found', 'target')
    if (args.role === 'guardian' && !(await rows.get('person', args.target)))
      return refuse('not_found', 'target')
    return args.role === 'guardian' ? mayStandBy(args.person, args.target, rows) : undefined
  },
  async change(args, _, rows) {
    await makeTie(args, rows)
  },
}

/** Writes a tie and what follows from it: a teacher's name on the section's board, a family's line in the principal's book. */
export async function makeTie(args: s.From<typeof shape>, rows: Transactor) {
  const { id, person, role, target, subject } = args
  const section = await rows.get('section', target)
  const body: TieBody = {
    person,
    role,
    target,
    grade: section?.body.grade ?? '',
    ...(subject && { subject }),
  }
  rows.put('tie', id, { audience: tieAudience(body), about: person, body })
  await keepInBook(id, body, rows)
  if (role !== 'teacher' && role !== 'homeroom') return
  const teacher = await rows.get('person', person)
  if (!teacher) return
  const { gender } = teacher.body
  const homeroom = role === 'homeroom'
  rows.put('teaching', id, {
    audience: `section:${target}`,
    about: target,
    body: { section: target, subject: subject ?? '', person, name: fullName(teacher.body), gender, homeroom },
  })
}

/** A student's section is known to those around him; every other tie to its person alone. */
const tieAudience = ({ role, person }: TieBody) =>
  role === 'student' ? (`pupil:${person}` as const) : (`self:${person}` as const)

const endShape = s.object({ id: s.id() })

export const endTie: Action<s.From<typeof endShape>> = {
  name: 'people.untie',
  version: 1,
  shape: endShape,
  async check({ id }, actor, rows) {
    if (!may(actor, 'people.untie')) return refuse('not_yours')
    if (!(await rows.get('tie', id))) return refuse('not_found', 'id')
  },
  change: ({ id }, _, rows) => unmakeTie(id, rows),
}

/** Takes away a tie with what `makeTie` has written beside it; on a phone that holds the one or the other, just that. */
export async function unmakeTie(id: string, rows: Transactor) {
  for (const noun of ['tie', 'teaching', 'learner', 'guardianship'] as const)
    if (await rows.get(noun, id)) rows.remove(noun, id)
}

/** The present ties of one person, as the rules want them. */
export async function tiesOf(person: string, rows: Pick<Transactor, 'list'>): Promise<Tie[]> {
  return (await rows.list('tie', person)).map(row => ({ id: row.id, ...row.body }))
}
