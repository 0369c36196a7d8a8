/** Who is in which class, and who is whose guardian. */
import type { RegisterPerson } from '../register.ts'
import { enrollmentColumns, relationshipColumns, withoutIds } from './columns.ts'
import type { Gathering } from './gathering.ts'
import type { Agents } from './people.ts'
import { classRoleOf } from './words.ts'

/** @param ids whether enrolments have ids of their own, as OneRoster demands. */
export async function gatherEnrolments(gathering: Gathering, ids: boolean): Promise<void> {
  const { register, fields, report } = gathering
  const sections = new Map(register.sections.map(section => [section.id, section]))
  const columns = ids ? enrollmentColumns : withoutIds(enrollmentColumns)
  await gathering.table('enrollments', columns, row => {
    const user = fields.id(row, 'userSourcedId')
    const section = fields.id(row, 'classSourcedId')
    const made = ids ? undefined : JSON.stringify([section, user, row.get('role').toLowerCase()])
    const record = gathering.record(row, 'enrolments', made)
    if (!record) return
    const word = row.get('role')
    const role = classRoleOf(word)
    if (!role && word !== '') report.error(row.at, 'role_unknown', 'role', word)
    const from = fields.day(row, 'beginDate')
    const to = fields.day(row, 'endDate')
    if (!record.gone) {
      if (word === '') report.error(row.at, 'field_empty', 'role')
      fields.neededId(row, 'userSourcedId')
      fields.neededId(row, 'classSourcedId')
      gathering.refer('people', user, row.at, 'userSourcedId')
      gathering.refer('sections', section, row.at, 'classSourcedId')
      const school = fields.id(row, 'schoolSourcedId')
      gathering.hint('schools', school, row.at, 'schoolSourcedId')
    }
    const there = sections.get(section)
    register.enrolments.push({
      ...record,
      person: user,
      section,
      role: role === 'teacher' && there?.homeroom ? 'homeroom' : (role ?? 'support'),
      ...(there?.subject && { subject: there.subject }),
      ...(from && { from }),
      ...(to && { to }),
    })
  })
}

/** From agents and columns of users, and from Microsoft's table of relationships. */
export async function gatherGuardians(gathering: Gathering, agents: Agents): Promise<void> {
  const { register, fields, report } = gathering
  const people = new Map(register.people.map(person => [person.id, person]))
  for (const { person, ids, field } of agents)
    for (const id of ids) {
      const other = people.get(id)
      if (!other && gathering.hint('people', id, person.at, field) === undefined) continue
      if (other?.gone) continue
      if (!other) register.outside.push({ entity: 'people', to: id, at: person.at, field })
      const tied = tiedBy(person, other, field)
      if (!tied) {
        report.note(person.at, 'reference_ignored', field, id)
        continue
      }
      const [guardian, child] = tied === 'guardian' ? [id, person.id] : [person.id, id]
      tie(gathering, guardian, child, person)
    }
  await gathering.table('relationships', relationshipColumns, row => {
    const child = fields.neededId(row, 'userSourcedId')
    const guardian = fields.neededId(row, 'relationshipUserSourcedId')
    gathering.refer('people', child, row.at, 'userSourcedId')
    gathering.refer('people', guardian, row.at, 'relationshipUserSourcedId')
    tie(gathering, guardian, child, row, fields.text(row, 'relationshipRole'))
  })
}

/**
 * What the other is to the one whose row names him: a child's row names his guardians, a guardian's row his children, and some
 * registers write both. An agent may be anybody, a tutor too: only who has the role of a guardian, or stands in a column of
 * guardians, sees the child here. A child or a guardian as the agent of his like is no tie, but may close a cycle.
 */
function tiedBy(
  person: RegisterPerson,
  other: RegisterPerson | undefined,
  field: string,
): 'guardian' | 'child' | undefined {
  const isChild = has(person, 'student') || person.roles.length === 0
  const isGuardian = has(person, 'guardian')
  if (!isChild && !isGuardian) return undefined
  if (!other || other.roles.length === 0) return isChild ? 'guardian' : 'child'
  if (!isChild && has(other, 'student')) return 'child'
  const may = field === 'guardianSourcedIds' || has(other, 'guardian') || has(other, 'student')
  return may ? 'guardian' : undefined
}

const has = (person: RegisterPerson, role: string) =>
  person.roles.some(held => held.role === role && !held.gone)

function tie(
  { known, register }: Gathering,
  guardian: string,
  child: string,
  { at }: Pick<RegisterPerson, 'at'>,
  relation?: string,
) {
  const id = JSON.stringify([guardian, child])
  if (known.guardianships.has(id)) return
  known.guardianships.add(id)
  register.guardianships.push({ id, gone: false, at, guardian, child, ...(relation && { relation }) })
}
