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
 * any more, the register is right. A section that it names by another id than the moving did is one section, not two.
 */
export async function endedByRegister(
  place: string,
  before: Wish,
  after: Wish,
  rows: BulkRows,
  strangersIn: StrangersIn,
): Promise<OfficeCall[]> {
  const calls: OfficeCall[] = []
  const targets = new Set(
    [...after.ties.values()].map(({ person, role, target }) => `${person} ${role} ${target}`),
  )
  const learning = new Set(
    [...after.ties.values()].flatMap(({ role, person }) => (role === 'student' ? [person] : [])),
  )
  const doubled = await doubledSections(place, after, rows)
  const people = new Set([...before.people.keys(), ...after.people.keys()])
  for (const person of people)
    for (const { id, body } of await rows.list('tie', person)) {
      const { role, target } = body
      if (after.ties.has(id)) continue
      // Whoever had left with the last grade and learns here again has not left.
      if (role === 'leaver' && learning.has(person)) calls.push({ name: 'people.untie', args: { id } })
      if (role !== 'student' && !isTeaching(role)) continue
      // What the register itself says, under an id of its own, takes the place of what the moving made.
      const isTwice = targets.has(`${person} ${role} ${target}`)
      if (isTwice || role === 'student' || after.sections.has(target) || doubled.has(target))
        calls.push({ name: 'people.untie', args: { id } })
    }
  // Where somebody stays whom the register has never known, the section stays with him.
  const staying = await strangersIn([...doubled], people)
  for (const id of doubled) if (!staying.has(id)) calls.push({ name: 'sections.close', args: { id } })
  return calls
}

/** Of these sections, those to which others than these people are tied. */
export type StrangersIn = (sections: readonly string[], people: ReadonlySet<string>) => Promise<Set<string>>

/** Open sections of a name that the register gives to another. */
async function doubledSections(place: string, after: Wish, rows: BulkRows): Promise<Set<string>> {
  const name = ({ grade, letter }: { grade: string; letter: string }) => `${grade}/${letter}`
  const named = new Set([...after.sections.values()].map(name))
  const open = await rows.list('section', place)
  return new Set(
    open.flatMap(({ id, body }) => (!after.sections.has(id) && named.has(name(body)) ? [id] : [])),
  )
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
