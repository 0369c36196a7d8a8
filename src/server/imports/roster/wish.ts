/** What the records of a register come to in one place: its sections, people and ties. Pure; the same records, the same wish. */
import { inTurns } from '../../breath.ts'
import { sectionOfYear } from '../../../domain/years/year.ts'
import type { Gender, Role } from '../../../domain/people/person.ts'
import { homesOf } from './homes.ts'
import type { Records } from './records.ts'
import { ourId } from './records.ts'

export interface WishedPerson {
  id: string
  name: { own: string; father: string; grandfather: string; family: string }
  gender: Gender | undefined
  student: boolean
}
export interface WishedTie {
  id: string
  person: string
  role: Role
  target: string
  subject?: string
}
export interface Wish {
  /** The school's name, where the register says one. */
  school: string | undefined
  sections: Map<string, { id: string; grade: string; letter: string }>
  people: Map<string, WishedPerson>
  ties: Map<string, WishedTie>
}

/** Longer titles and subjects are cut where the school's own shapes end. */
const most = { letter: 60, subject: 40 }

/**
 * @param records what stands, without what is gone.
 * @param year of its sections; '' where the school never moved up.
 */
export async function wishOf(place: string, source: string, records: Records, year = ''): Promise<Wish> {
  const wish: Wish = {
    school: [...records.schools.values()][0]?.name,
    sections: new Map(),
    people: new Map(),
    ties: new Map(),
  }
  // After the school has moved up the register's sections are this year's.
  const id = (entity: 'sections' | 'people', own: string) =>
    entity === 'sections' ? sectionOfYear(ourId(source, entity, own), year) : ourId(source, entity, own)
  const tie = (person: string, role: Role, target: string, subject?: string) => {
    const tie = tieId(source, person, role, target, subject)
    wish.ties.set(tie, { id: tie, person, role, target, ...(subject && { subject }) })
  }
  const students = studentsOf(records)
  const grades = gradesOf(records)
  const homes = homesOf(records)
  for (const [own, { school, grade, letter }] of records.sections) {
    if (school && !isHere(records, school)) continue
    const section = id('sections', homes.get(own)!)
    // Of several classes that are one section its homeroom has the word.
    if (wish.sections.has(section) && homes.get(own) !== own) continue
    wish.sections.set(section, {
      id: section,
      grade: grade ?? grades.get(own) ?? '',
      letter: letter.slice(0, most.letter),
    })
  }
  for await (const [own, { name, gender, roles }] of inTurns(records.people)) {
    const person = id('people', own)
    const [first, father, grandfather, family] = name
    wish.people.set(person, {
      id: person,
      name: { own: first, father, grandfather, family },
      gender,
      student: students.has(own),
    })
    for (const { role, school } of roles) {
      if (role !== 'principal' && role !== 'counselor' && role !== 'support') continue
      if (school === undefined || isHere(records, school)) tie(person, role, place)
    }
  }
  for await (const { person, section, role, subject, past } of inTurns(records.enrolments.values())) {
    if (past || role === 'support' || !records.people.has(person)) continue
    const where = id('sections', homes.get(section) ?? section)
    if (!wish.sections.has(where)) continue
    const taught = role === 'student' ? undefined : (subject ?? records.sections.get(section)?.subject)
    tie(id('people', person), role, where, taught?.slice(0, most.subject))
  }
  for await (const { guardian, child } of inTurns(records.guardianships.values()))
    if (records.people.has(guardian) && records.people.has(child))
      tie(id('people', guardian), 'guardian', id('people', child))
  return wish
}

const tieId = (source: string, person: string, role: Role, target: string, subject = '') =>
  ourId(source, 'tie', person, role, target, subject)

/** The tie of a guardian to a child as a register makes it. */
export const guardianTie = (source: string, guardian: string, child: string) =>
  tieId(source, guardian, 'guardian', child)

/** A school that the register has ended is here no more; one that it never named here is meant as this place. */
const isHere = ({ schools }: Records, school: string) => schools.size === 0 || schools.has(school)

function studentsOf({ people, enrolments, guardianships }: Records): Set<string> {
  const students = new Set<string>()
  for (const [id, { roles }] of people) if (roles.some(({ role }) => role === 'student')) students.add(id)
  for (const { person, role } of enrolments.values()) if (role === 'student') students.add(person)
  for (const { child } of guardianships.values()) students.add(child)
  return students
}

/** The grade of a section whose register names only its pupils' grades: that of most of them. */
function gradesOf({ sections, people, enrolments }: Records): Map<string, string> {
  const votes = new Map<string, Map<string, number>>()
  for (const { person, section, role, past } of enrolments.values()) {
    const grade = people.get(person)?.grade
    if (role !== 'student' || past || grade === undefined || sections.get(section)?.grade !== undefined)
      continue
    const own = votes.get(section) ?? new Map<string, number>()
    votes.set(section, own.set(grade, (own.get(grade) ?? 0) + 1))
  }
  return new Map([...votes].map(([section, own]) => [section, [...own].sort((a, b) => b[1] - a[1])[0]![0]]))
}
