import { fullName, type Person, type Role } from '../domain/people/person.ts'
import type { School } from '../domain/schools/school.ts'
import type { Section } from '../domain/sections/section.ts'
import type { Home } from '../storage/home.ts'
import type { Session } from '../storage/session.ts'

/** What the school says of this person, in one place. */
export interface MySchool {
  place: string
  /** undefined before the first contact. */
  school: School | undefined
  person: Person | undefined
  roles: MyRole[]
}

/** A student's section, a teacher's sections with their subjects, a guardian's children by name. */
export interface MyRole {
  role: Role
  section?: Section
  subject?: string
  child?: string
}

export async function readSchools(session: Session): Promise<MySchool[]> {
  return Promise.all(session.homes().map(readSchool))
}

async function readSchool(home: Home): Promise<MySchool> {
  const { place, person } = home
  const roles: MyRole[] = []
  for (const { role, target, subject } of home.tiesOf(person)) {
    // A conversation is no office.
    if (role === 'participant') continue
    const section = (await home.get('section', target))?.body
    const child = role === 'guardian' ? (await home.get('person', target))?.body : undefined
    roles.push({
      role,
      ...(section && { section }),
      ...(subject && { subject }),
      ...(child && { child: fullName(child) }),
    })
  }
  return {
    place,
    school: (await home.get('school', place))?.body,
    person: (await home.get('person', person))?.body,
    roles,
  }
}
