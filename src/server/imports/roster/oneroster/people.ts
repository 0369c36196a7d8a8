/** Users, their roles and demographics. */
import type { Gender } from '../../../../domain/people/person.ts'
import { fromWesternParts, namePartChars, type FourParts } from '../names.ts'
import { numberOf, phoneOf } from '../numbers.ts'
import type { HeldRole, RegisterPerson } from '../register.ts'
import type { Row } from '../table.ts'
import { firstGrade } from './classes.ts'
import { demographicColumns, roleColumns, userColumns, withoutIds } from './columns.ts'
import type { Gathering } from './gathering.ts'
import { isGone, roleOf, truth } from './words.ts'

/** Whom a user's row calls agents or guardians: who is whose is known when all roles are. */
export type Agents = { person: RegisterPerson; ids: string[]; field: string }[]

export async function gatherPeople(gathering: Gathering): Promise<Agents> {
  const { register, report, limits, fields } = gathering
  const agents: Agents = []
  const ownFile = gathering.manifest.fileOf('roles') !== undefined
  await gathering.table('users', userColumns(ownFile), row => {
    const person = personOf(gathering, row, ownFile)
    if (!person) return
    if (register.people.push(person) === limits.people + 1) report.error(row.at, 'too_many_people')
    if (person.gone) return
    for (const field of ['agentSourcedIds', 'guardianSourcedIds']) {
      const ids = fields.list(row, field)
      if (ids.length > 0) agents.push({ person, ids, field })
    }
  })
  const people = new Map(register.people.map(person => [person.id, person]))
  await gatherRoles(gathering, people)
  await gatherDemographics(gathering, people)
  return agents
}

function personOf(gathering: Gathering, row: Row, rolesElsewhere: boolean): RegisterPerson | undefined {
  const { fields, report } = gathering
  const record = gathering.record(row, 'people')
  if (!record) return undefined
  const enabled = truth(row.get('enabledUser'))
  if (enabled === undefined && row.get('enabledUser') !== '')
    report.note(row.at, 'value_ignored', 'enabledUser', row.get('enabledUser'))
  const identifier = fields.text(row, 'identifier')
  const email = fields.text(row, 'email')
  const grade = firstGrade(gathering, row)
  const phone = phoneIn(gathering, row)
  const national = nationalNumber(gathering, row)
  const gender = genderOf(row.get('gender'))
  return {
    ...record,
    gone: record.gone || enabled === false,
    name: nameOf(gathering, row, record.gone),
    roles: rolesElsewhere || record.gone ? [] : rolesIn(gathering, row),
    ...(gender && { gender }),
    ...(grade && { grade }),
    ...(phone && { phone }),
    ...(email && { email }),
    ...(national && { nationalNumber: national }),
    ...(identifier && { number: identifier }),
  }
}

function nameOf({ fields, report }: Gathering, row: Row, gone: boolean): FourParts {
  const take = (field: string) => (gone ? fields.text(row, field) : fields.needed(row, field))
  const name = fromWesternParts(take('givenName'), fields.text(row, 'middleName'), take('familyName'))
  if (name.some(part => part.length > namePartChars))
    report.error(row.at, 'field_too_long', 'givenName', name.join(' '))
  return name
}

/** 1.1: one role in all the schools of the row. */
function rolesIn(gathering: Gathering, row: Row): HeldRole[] {
  const { fields, report } = gathering
  const word = row.get('role')
  const role = roleOf(word)
  if (!role) {
    report.error(row.at, word === '' ? 'field_empty' : 'role_unknown', 'role', word)
    return []
  }
  const schools = fields.list(row, 'orgSourcedIds')
  for (const school of schools) gathering.refer('schools', school, row.at, 'orgSourcedIds')
  return schools.length === 0 ? [{ role }] : schools.map(school => ({ role, school }))
}

function phoneIn({ fields, report }: Gathering, row: Row): string | undefined {
  for (const field of ['sms', 'phone']) {
    const read = phoneOf(fields.text(row, field))
    if (read?.unclear) report.note(row.at, 'phone_unclear', field, read.phone)
    if (read) return read.phone
  }
  return undefined
}

/** In a column of its own, or among the userIds: «{NationalID:9991234567}». */
function nationalNumber({ fields, report }: Gathering, row: Row): string {
  const among = /\{\s*national[^:}]*:\s*([^}]*)\}/i.exec(row.get('userIds'))?.[1]
  const number = numberOf(fields.text(row, 'nationalNumber') || among?.trim() || '')
  if (number !== 'damaged') return number
  report.error(row.at, 'number_damaged', 'nationalNumber', row.get('nationalNumber'))
  return ''
}

async function gatherRoles(gathering: Gathering, people: Map<string, RegisterPerson>): Promise<void> {
  const { register, fields, report } = gathering
  const seen = new Set<string>()
  await gathering.table('roles', withoutIds(roleColumns), row => {
    const gone = gathering.gone(row)
    const id = fields.id(row, 'sourcedId')
    if (id !== '' && seen.has(id)) return report.error(row.at, 'id_twice', 'sourcedId', id)
    seen.add(id)
    const user = gone ? fields.id(row, 'userSourcedId') : fields.neededId(row, 'userSourcedId')
    const role = roleOf(row.get('role'))
    if (!role && !gone)
      return report.error(row.at, row.get('role') ? 'role_unknown' : 'field_empty', 'role', row.get('role'))
    if (!role || user === '') return
    const school = gone ? fields.id(row, 'orgSourcedId') : fields.neededId(row, 'orgSourcedId')
    if (!gone) gathering.refer('schools', school, row.at, 'orgSourcedId')
    const from = fields.day(row, 'beginDate')
    const to = fields.day(row, 'endDate')
    const held: HeldRole = {
      role,
      ...(school && { school }),
      ...(gone && { gone }),
      ...(from && { from }),
      ...(to && { to }),
    }
    const person = people.get(user)
    if (!person) {
      gathering.refer('people', user, row.at, 'userSourcedId')
      register.changes.push({ person: user, role: held, at: row.at })
    } else if (!person.roles.some(one => one.role === role && one.school === held.school && !one.gone))
      person.roles.push(held)
  })
}

async function gatherDemographics(gathering: Gathering, people: Map<string, RegisterPerson>): Promise<void> {
  const { register, fields, report } = gathering
  await gathering.table('demographics', demographicColumns, row => {
    const user = fields.neededId(row, 'sourcedId')
    if (user === '' || isGone(row.get('status'))) return
    const sex = row.get('sex')
    const gender = genderOf(sex)
    if (sex !== '' && !gender && !/^(?:other|unspecified)$/i.test(sex))
      report.note(row.at, 'value_ignored', 'sex', sex)
    const born = fields.day(row, 'birthDate')
    const facts = { ...(gender && { gender }), ...(born && { born }) }
    const person = people.get(user)
    if (person) Object.assign(person, facts)
    else if (gathering.hint('people', user, row.at, 'sourcedId') && (gender || born))
      register.changes.push({ person: user, ...facts, at: row.at })
  })
}

function genderOf(sex: string): Gender | undefined {
  const plain = sex.toLowerCase()
  if (plain === 'male' || plain === 'm' || sex === 'ذكر') return 'male'
  return plain === 'female' || plain === 'f' || sex === 'أنثى' || sex === 'انثى' ? 'female' : undefined
}
