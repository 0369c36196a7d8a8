/** Gathers the people of all sheets: one section from many rows, one guardian of several children. */
import { fold } from '../../../../domain/arabic.ts'
import { nameKey } from '../names.ts'
import type { Register, RegisterEnrolment, RegisterPerson } from '../register.ts'
import type { Place, RosterReport } from '../wrong.ts'
import type { GuardianFacts } from './people.ts'
import type { SheetSection } from './sections.ts'

interface Tied {
  facts: GuardianFacts
  child: string
  at: Place
}

export class Book {
  readonly register: Register
  private report: RosterReport
  private people = new Map<string, RegisterPerson>()
  private known = new Set<string>()
  private guardians: Tied[] = []

  constructor(register: Register, report: RosterReport) {
    this.register = register
    this.report = report
    register.reach = 'sections'
  }

  school(name: string, at: Place): string | undefined {
    if (name === '') return undefined
    const id = `school:${fold(name)}`
    if (this.isNew(id)) this.register.schools.push({ id, gone: false, at, name, type: 'school' })
    return id
  }

  section({ grade, letter, title }: SheetSection, school: string | undefined, at: Place): string {
    const id = `section:${[school ?? '', grade ?? '', fold(letter)].join('/')}`
    if (this.isNew(id))
      this.register.sections.push({
        id,
        gone: false,
        at,
        school: school ?? '',
        title,
        ...(grade && { grade }),
        letter,
        homeroom: true,
        terms: [],
      })
    return id
  }

  /**
   * A pupil has one row. A teacher may have one for each section; two pupils under one id are an error, of the kind `twice`.
   * @returns whether his row counts
   */
  person(person: RegisterPerson, twice: 'id_twice' | 'person_unclear'): boolean {
    const before = this.people.get(person.id)
    const role = person.roles[0]!
    if (!before) {
      this.people.set(person.id, person)
      this.register.people.push(person)
      return true
    }
    const student = [person, before].some(one => one.roles[0]!.role === 'student')
    if (student || nameKey(before.name) !== nameKey(person.name)) {
      const value = person.nationalNumber ?? person.number ?? person.name.filter(Boolean).join(' ')
      this.report.error(
        person.at,
        twice,
        person.nationalNumber ? 'national' : person.number ? 'number' : 'name',
        value,
      )
      return false
    }
    if (!before.roles.some(held => held.role === role.role && held.school === role.school))
      before.roles.push(role)
    return true
  }

  enrol(person: string, section: string, role: RegisterEnrolment['role'], subject: string, at: Place) {
    const id = JSON.stringify([person, section, role, fold(subject)])
    if (!this.isNew(id)) return
    this.register.enrolments.push({
      id,
      gone: false,
      at,
      person,
      section,
      role,
      ...(subject && { subject: subject.slice(0, 40) }),
    })
  }

  guardian(facts: GuardianFacts, child: string, at: Place) {
    this.guardians.push({ facts, child, at })
  }

  /** Guardians are told apart when all are known. */
  closed(): Register {
    const phones = new Map<string, Set<string>>()
    for (const { facts } of this.guardians)
      if (facts.phone) {
        const key = keyOf(facts)
        phones.set(key, (phones.get(key) ?? new Set()).add(facts.phone))
      }
    for (const { facts, child, at } of this.guardians) {
      const id = guardianId(facts, child, phones.get(keyOf(facts))?.size ?? 0)
      this.tie(id, facts, child, at)
    }
    return this.register
  }

  private tie(id: string, { relation, ...facts }: GuardianFacts, child: string, at: Place) {
    const known = this.people.get(id)
    if (!known) {
      const person: RegisterPerson = { id, gone: false, at, roles: [{ role: 'guardian' }], ...facts }
      this.people.set(id, person)
      this.register.people.push(person)
    } else {
      if (!known.phone && facts.phone) known.phone = facts.phone
      if (!known.gender && facts.gender) known.gender = facts.gender
      if (!known.roles.some(({ role }) => role === 'guardian')) known.roles.push({ role: 'guardian' })
    }
    const tie = JSON.stringify([id, child])
    if (this.isNew(tie))
      this.register.guardianships.push({
        id: tie,
        gone: false,
        at,
        guardian: id,
        child,
        ...(relation && { relation }),
      })
  }

  private isNew(id: string): boolean {
    if (this.known.has(id)) return false
    this.known.add(id)
    return true
  }
}

const keyOf = ({ name }: GuardianFacts) => nameKey(name)

/**
 * Who is the same guardian in two rows? Two families must never become one, and a new telephone should not make a new person.
 * 1. The same national number.
 * 2. The same name of three parts or more, where every row with that name has the one telephone.
 * 3. The same name and the same telephone.
 * 4. Without number and telephone he is known through his child alone.
 */
function guardianId(facts: GuardianFacts, child: string, phones: number): string {
  if (facts.nationalNumber) return `national:${facts.nationalNumber}`
  const key = keyOf(facts)
  if (!facts.phone) return `guardian:${key} of ${child}`
  const longName = facts.name.filter(Boolean).length >= 3
  return longName && phones === 1 ? `guardian:${key}` : `guardian:${key} ${facts.phone}`
}
