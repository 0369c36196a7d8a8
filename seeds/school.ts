/** What a demo school is made of, before it is played. All ids are readable and the same each time. */
import type { Gender, Role } from '../src/domain/people/person.ts'
import type { School } from '../src/domain/schools/school.ts'

export interface PersonSeed {
  id: string
  name: { own: string; father: string; grandfather: string; family: string }
  gender: Gender
  student: boolean
}

export interface TieSeed {
  id: string
  person: string
  role: Role
  target: string
  subject?: string
}

export interface SectionSeed {
  id: string
  grade: string
  letter: string
  students: PersonSeed[]
}

export interface SchoolSeed {
  place: string
  school: School
  sections: SectionSeed[]
  /** Staff, students and guardians. */
  people: PersonSeed[]
  ties: TieSeed[]
}

/** Four names of one person, from one text with a blank between; «عبد الله» keeps its own by a no-break space. */
export function person(id: string, gender: Gender, fourNames: string, student = false): PersonSeed {
  const [own = '', father = '', grandfather = '', family = ''] = fourNames
    .split(' ')
    .map(part => part.replaceAll('\u00a0', ' '))
  return { id, gender, student, name: { own, father, grandfather, family } }
}

/** A teacher's work: `teaching('khaled', 'maths', ['amal-6a'])` is the tie `khaled-amal-6a-maths`. */
export const teaching = (teacher: string, subject: string, sections: string[]): TieSeed[] =>
  sections.map(target => ({
    id: `${teacher}-${target}-${subject}`,
    person: teacher,
    role: 'teacher',
    target,
    subject,
  }))

export const homeroom = (teacher: string, target: string): TieSeed => ({
  id: `${teacher}-${target}-homeroom`,
  person: teacher,
  role: 'homeroom',
  target,
})

export const office = (member: string, role: 'principal' | 'counselor', place: string): TieSeed => ({
  id: `${member}-${role}`,
  person: member,
  role,
  target: place,
})
