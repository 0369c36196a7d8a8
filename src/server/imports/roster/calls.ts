/** From two wishes to what the office does: only what the register has changed is changed, whatever else people did meanwhile. */
import type { BulkRows } from '../../actions/bulk.ts'
import type { Wish, WishedPerson } from './wish.ts'

export interface OfficeCall {
  name: string
  args: object
}

export function callsFor(place: string, before: Wish, after: Wish, rows: BulkRows): OfficeCall[] {
  const school = rows.at('school', place)
  const calls: OfficeCall[] = []
  const call = (name: string, args: object) => calls.push({ name, args })
  // A school that wrote its own name keeps it; its page is described here only while nobody else has.
  const named = after.school?.slice(0, 120)
  if (named !== undefined && (!school || (before.school !== undefined && named !== before.school))) {
    const own = school?.body
    if (!own || own.name === before.school?.slice(0, 120))
      call('schools.describe', {
        hijriOffset: 0,
        ...own,
        name: named,
        nameEn: own && own.nameEn !== own.name ? own.nameEn : named,
      })
  }
  const sections = changedIn(before.sections, after.sections)
  for (const section of sections.values()) call('sections.open', section)
  const people = changedIn(before.people, after.people)
  for (const person of people.values()) call('people.admit', admission(person, rows))
  for (const { id } of before.ties.values())
    if (!after.ties.has(id) && rows.at('tie', id)) call('people.untie', { id })
  for (const tie of after.ties.values()) {
    const isNew = !before.ties.has(tie.id)
    // The tie carries its section's grade, and a teacher's name hangs beside it.
    const moved = sections.has(tie.target) || (isTeaching(tie.role) && people.has(tie.person))
    if (isNew ? !rows.at('tie', tie.id) || moved : moved && rows.at('tie', tie.id)) call('people.tie', tie)
  }
  return calls
}

/**
 * The first register after the school has moved up: where it puts a child elsewhere than the moving did, or does not know him
 * any more, the register is right.
 */
export async function endedByRegister(before: Wish, after: Wish, rows: BulkRows): Promise<OfficeCall[]> {
  const calls: OfficeCall[] = []
  const targets = new Set(
    [...after.ties.values()].map(({ person, role, target }) => `${person} ${role} ${target}`),
  )
  for (const person of new Set([...before.people.keys(), ...after.people.keys()]))
    for (const { id, body } of await rows.list('tie', person)) {
      if (body.role !== 'student' && !isTeaching(body.role)) continue
      // What the register itself says, under an id of its own, takes the place of what the moving made.
      const isTwice = !after.ties.has(id) && targets.has(`${person} ${body.role} ${body.target}`)
      if (!after.ties.has(id) && (isTwice || body.role === 'student' || after.sections.has(body.target)))
        calls.push({ name: 'people.untie', args: { id } })
    }
  return calls
}

const isTeaching = (role: string) => role === 'teacher' || role === 'homeroom'

/** What one import does not say of a person stays as it is; who may see his row is fixed for its life. */
function admission({ id, name, gender, student }: WishedPerson, rows: BulkRows) {
  const known = rows.at('person', id)
  return {
    id,
    name,
    gender: gender ?? known?.body.gender ?? 'male',
    student: known ? known.audience.startsWith('pupil:') : student,
  }
}

function changedIn<T extends { id: string }>(before: Map<string, T>, after: Map<string, T>): Map<string, T> {
  const changed = new Map<string, T>()
  for (const [id, one] of after)
    if (!before.has(id) || JSON.stringify(before.get(id)) !== JSON.stringify(one)) changed.set(id, one)
  return changed
}
