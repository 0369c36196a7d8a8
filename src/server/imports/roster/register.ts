/**
 * What any register brings, whatever its form: an adapter reads a form into this, and what is done to the school knows
 * nothing of forms. Ids are the register's own (sourcedIds): any text up to 255 characters, stable between imports.
 */
import type { Gender, Role } from '../../../domain/people/person.ts'
import type { Place } from './wrong.ts'

export type { Place }

export interface RegisterRecord {
  id: string
  /**
   * The register says that this is over: `tobedeleted`, a person who is disabled. Its other fields may then be empty, and
   * references in it may lead nowhere.
   */
  gone: boolean
  at: Place
}

export type Entity = 'schools' | 'terms' | 'courses' | 'sections' | 'people' | 'enrolments' | 'guardianships'

/** bulk: all there is, so what is missing is over. delta: only what changed. absent: says nothing about these. */
export type Kind = 'bulk' | 'delta' | 'absent'

export interface Register {
  /** Which register brought it: stable between imports, and the same for its bulk and its delta sets. */
  source: string
  /** For people who read: «OneRoster 1.2», «XLSX». */
  form: string
  kinds: Record<Entity, Kind>
  /**
   * How far a bulk set speaks. `whole`: for all that this source ever brought. `sections`: only for the sections it names
   * (a sheet of 5A says nothing about 5B), so a pupil is missing only if his present section is among them.
   */
  reach: 'whole' | 'sections'
  schools: RegisterSchool[]
  terms: RegisterTerm[]
  courses: RegisterCourse[]
  sections: RegisterSection[]
  people: RegisterPerson[]
  enrolments: RegisterEnrolment[]
  guardianships: RegisterGuardianship[]
  /** What a delta says about people whom it does not otherwise bring: a new role, a gender. */
  changes: RegisterChange[]
  /** References to records that the set itself does not hold, and may not have to: it is a delta, or that file is absent. */
  outside: Reference[]
}

/** `to` must then be known in the school from this source's earlier imports, else it is `reference_unknown`. */
export interface Reference {
  entity: Entity
  to: string
  at: Place
  field: string
}

/** `type` is the register's own word in lower case: school, department, district… */
export interface RegisterSchool extends RegisterRecord {
  name: string
  type: string
  identifier?: string
  parent?: string
}

/** Days as YYYY-MM-DD. */
export interface RegisterTerm extends RegisterRecord {
  title: string
  type: string
  from?: string
  to?: string
  parent?: string
}

export interface RegisterCourse extends RegisterRecord {
  title: string
  code?: string
  grade?: string
  subject?: string
}

/**
 * `school` is '' when the register speaks of one school only. `grade` is '1' to '12', or undefined when the register does not say or means a kindergarten. `letter` is what the school
 * calls it, 1 to 60 characters: «أ», «5B», or the class's whole title. A class of one subject only (OneRoster's `scheduled`)
 * bears that `subject`, and its teachers teach it; a `homeroom` is the section itself.
 */
export interface RegisterSection extends RegisterRecord {
  school: string
  title: string
  grade?: string
  letter: string
  homeroom: boolean
  subject?: string
  course?: string
  terms: string[]
}

/** `school` is undefined when there is only one; `gone`: this role is over, the person may go on. Days as YYYY-MM-DD. */
export interface HeldRole {
  role: RegisterRole
  school?: string
  gone?: true
  from?: string
  to?: string
}

export interface RegisterChange {
  person: string
  role?: HeldRole
  gender?: Gender
  born?: string
  at: Place
}

/** The house's roles that a register can give; who only administers is `support`, and has no power from it. */
export type RegisterRole = Extract<
  Role,
  'student' | 'guardian' | 'teacher' | 'counselor' | 'principal' | 'support'
>

export interface RegisterPerson extends RegisterRecord {
  /** Own, father's, grandfather's, family; own and family are never empty, each at most 60 characters. */
  name: readonly [own: string, father: string, grandfather: string, family: string]
  /** Undefined when the register does not say. */
  gender?: Gender
  /** Each once for a school. Empty only in a delta that does not say: the roles are then as they were. */
  roles: HeldRole[]
  /** '1' to '12' for a pupil whose grade is known without his section. */
  grade?: string
  /** +962791234567 where that could be read, else as it was written, in Latin digits. */
  phone?: string
  email?: string
  /** Text, leading zeros kept. */
  nationalNumber?: string
  /** The school's own number for a person (a pupil's number, an employee's). */
  number?: string
  /** YYYY-MM-DD */
  born?: string
}

export interface RegisterEnrolment extends RegisterRecord {
  person: string
  section: string
  role: 'student' | 'teacher' | 'homeroom' | 'support'
  subject?: string
  from?: string
  to?: string
}

export interface RegisterGuardianship extends RegisterRecord {
  guardian: string
  child: string
  /** As it was written: «الأب», relative. */
  relation?: string
}
