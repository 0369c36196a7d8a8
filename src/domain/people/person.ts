export const roles = [
  'student',
  'guardian',
  'teacher',
  'homeroom',
  'counselor',
  'principal',
  'support',
  'supervisor',
  'head-of-supervision',
  'department-head',
  'director',
  'laboratory-keeper',
  'council-member',
  'participant',
  'leaver',
] as const
export type Role = (typeof roles)[number]

/** The person whose screens a profile opens; a homeroom teacher works at the teacher's desk. */
export const desks = ['student', 'guardian', 'teacher', 'counselor', 'principal'] as const
export type Desk = (typeof desks)[number]

export type Gender = 'male' | 'female'

/** Names have four parts: own, father's, grandfather's, family. */
export interface Person {
  name: readonly [own: string, father: string, grandfather: string, family: string]
  gender: Gender
}

/**
 * A present relation of a person. `target` is a section (student, teacher, homeroom; of a leaver the one that he left), a
 * child's person id (guardian), a thread (participant), or the place (all others). `grade` goes with
 * sections, '' elsewhere. A leaver has left the school and still reads what is his own.
 */
export interface Tie {
  id: string
  person: string
  role: Role
  target: string
  grade: string
  subject?: string
}
export type TieBody = Omit<Tie, 'id'>

/** Own name and family name, as a school says it. */
export const shortName = (person: Person) => `${person.name[0]} ${person.name[3]}`
export const fullName = (person: Person) => person.name.filter(Boolean).join(' ')
