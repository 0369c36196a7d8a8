/** What is done to every register once its tables are read, whatever its form. */
import type { Register, RegisterGuardianship, RegisterPerson } from './register.ts'
import type { RosterReport } from './wrong.ts'

export const emptyRegister = (source: string, form: string, kinds: Register['kinds']): Register => ({
  source,
  form,
  kinds,
  reach: 'whole',
  schools: [],
  terms: [],
  courses: [],
  sections: [],
  people: [],
  enrolments: [],
  guardianships: [],
  changes: [],
  outside: [],
})

/** Finds cycles of guardians, says who has which role where only his ties tell, and drops ties that are none. */
export function settle(register: Register, report: RosterReport): Register {
  const closing = findCycle(register.guardianships)
  if (closing) report.error(closing.at, 'guardian_cycle', undefined, `${closing.guardian} → ${closing.child}`)

  const people = new Map(register.people.map(person => [person.id, person]))
  for (const { person, role } of register.enrolments) {
    const known = people.get(person)
    if (known && !known.gone && known.roles.length === 0)
      known.roles.push({ role: role === 'homeroom' ? 'teacher' : role })
  }
  register.guardianships = register.guardianships.filter(({ guardian, child, at }) => {
    const [above, below] = [people.get(guardian), people.get(child)]
    if (above?.roles.length === 0) above.roles.push({ role: 'guardian' })
    if (below?.roles.length === 0) below.roles.push({ role: 'student' })
    const isLike = has(above, 'student') && !has(above, 'guardian')
    if (!isLike && (!below || has(below, 'student'))) return true
    report.note(at, 'reference_ignored', 'guardian', `${guardian} → ${child}`)
    return false
  })
  return register
}

const has = (person: RegisterPerson | undefined, role: string) =>
  person?.roles.some(held => held.role === role && !held.gone) === true

/** Walks from each guardian down to children, and children's children; a tie that leads back to where it came from closes. */
function findCycle(ties: RegisterGuardianship[]): RegisterGuardianship | undefined {
  const below = new Map<string, RegisterGuardianship[]>()
  for (const tie of ties) {
    const list = below.get(tie.guardian)
    if (list) list.push(tie)
    else below.set(tie.guardian, [tie])
  }
  const state = new Map<string, 'open' | 'done'>()
  for (const start of below.keys()) {
    if (state.has(start)) continue
    // Depth first, without recursion: a file can hold a chain of any length.
    const path = [{ person: start, next: 0 }]
    state.set(start, 'open')
    while (path.length > 0) {
      const here = path.at(-1)!
      const tie = below.get(here.person)?.[here.next++]
      if (!tie) {
        state.set(here.person, 'done')
        path.pop()
      } else if (state.get(tie.child) === 'open') return tie
      else if (!state.has(tie.child)) {
        state.set(tie.child, 'open')
        path.push({ person: tie.child, next: 0 })
      }
    }
  }
  return undefined
}
