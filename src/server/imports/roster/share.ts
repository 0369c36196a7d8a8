/**
 * Gives every record of a register to the places that it concerns: a section to its school's, a person wherever he has a
 * role, an enrolment or a child. What a delta says about people of earlier imports is laid over what was known of them.
 */
import { inTurns } from '../../breath.ts'
import { isToday, notToday } from './dates.ts'
import { bodyOf, byEntity, textOf, type Body, type ByEntity, type Known, type Told } from './records.ts'
import type { Entity, HeldRole, Place, Register, RegisterPerson } from './register.ts'

export interface Shared {
  /** By place. */
  told: Map<string, ByEntity<Told>>
  /** References to people whom neither the register nor an earlier import knows. */
  unknown: { to: string; at: Place; field: string }[]
}

/**
 * @param placeOf the place of each school of the register that is taken in here
 * @param known what the same source has brought before, by place
 * @param today YYYY-MM-DD
 */
export async function shareOut(
  register: Register,
  placeOf: ReadonlyMap<string, string>,
  known: ReadonlyMap<string, ByEntity<Known>>,
  today: string,
): Promise<Shared> {
  const told = new Map([...known.keys()].map(place => [place, byEntity<Told>()]))
  const unknown: Shared['unknown'] = []
  const all = [...known.keys()]
  const only = all.length === 1 ? all[0] : undefined
  const knowing = (entity: Entity, id: string) => all.filter(place => known.get(place)![entity].has(id))
  const give = (places: Iterable<string>, entity: Entity, id: string, one: Told) => {
    for (const place of new Set(places)) told.get(place)?.[entity].set(id, one)
  }
  const ended = (entity: Entity, { id, at }: { id: string; at: Place }) => {
    for (const place of knowing(entity, id))
      told.get(place)![entity].set(id, { text: known.get(place)![entity].get(id)!.text, gone: true, at })
  }
  const schoolPlace = (school: string | undefined) =>
    school ? placeOf.get(school) : (placeOf.get('') ?? only)

  for (const one of register.schools)
    if (one.gone) ended('schools', one)
    else if (placeOf.has(one.id)) give([placeOf.get(one.id)!], 'schools', one.id, asTold(one))
  for (const entity of ['terms', 'courses'] as const)
    for (const one of register[entity])
      if (one.gone) ended(entity, one)
      else give(all, entity, one.id, asTold(one))

  const sectionPlaces = new Map<string, string[]>()
  for (const one of register.sections) {
    if (one.gone) ended('sections', one)
    const place = schoolPlace(one.school)
    if (!one.gone && place !== undefined) {
      sectionPlaces.set(one.id, [place])
      give([place], 'sections', one.id, asTold(one))
    }
  }
  const placesOfSection = (id: string) => sectionPlaces.get(id) ?? knowing('sections', id)

  const personPlaces = new Map<string, Set<string>>()
  const addPlaces = (person: string, places: Iterable<string>) => {
    const own = personPlaces.get(person) ?? new Set<string>()
    for (const place of places) own.add(place)
    personPlaces.set(person, own)
  }
  const past = notToday(register, today)
  for await (const one of inTurns(register.enrolments)) {
    if (one.gone) {
      ended('enrolments', one)
      continue
    }
    const places = placesOfSection(one.section)
    addPlaces(one.person, places)
    give(places, 'enrolments', one.id, asTold(past.has(one.id) ? { ...one, past: true as const } : one))
  }
  for (const { id, gone, roles } of register.people)
    if (!gone) {
      const places = roles.flatMap(role => schoolPlace(role.school) ?? [])
      addPlaces(id, roles.length > 0 ? places : knowing('people', id))
    }
  for await (const one of inTurns(register.guardianships)) {
    if (one.gone) {
      ended('guardianships', one)
      continue
    }
    const places = personPlaces.get(one.child) ?? knowing('people', one.child)
    addPlaces(one.guardian, places)
    give(places, 'guardianships', one.id, asTold(one))
  }

  const brought = new Set<string>()
  for await (const one of inTurns(register.people)) {
    if (one.gone) {
      ended('people', one)
      continue
    }
    brought.add(one.id)
    for (const place of personPlaces.get(one.id) ?? []) {
      const before = known.get(place)?.people.get(one.id)
      give([place], 'people', one.id, asTold(ofToday(completed(one, before), today)))
    }
  }
  // A child or teacher whom only his enrolment brings to another school of the house comes with what is known of him.
  for (const [id, places] of personPlaces) {
    if (brought.has(id)) continue
    const from = knowing('people', id)[0]
    if (from === undefined) continue
    for (const place of places)
      if (!known.get(place)?.people.has(id))
        give([place], 'people', id, { ...known.get(from)!.people.get(id)!, at: register.enrolments[0]!.at })
  }
  applyChanges(register, known, told, unknown, today)
  return { told, unknown }
}

const asTold = (one: { at: Place; gone: boolean; past?: true }): Told => ({
  text: textOf(one),
  gone: false,
  at: one.at,
})

/** A delta that does not say somebody's roles leaves them as they were. */
function completed(person: RegisterPerson, before: Known | undefined): RegisterPerson {
  if (person.roles.length > 0 || !before) return person
  return { ...person, roles: bodyOf<'people'>(before.text).roles }
}

/** Roles that are over, or have not begun, give nothing now. */
const ofToday = <P extends { roles: HeldRole[] }>(person: P, today: string): P => ({
  ...person,
  roles: person.roles.filter(role => !role.gone && (!hasPower(role) || isToday(role, today))),
})
const hasPower = ({ role }: HeldRole) => role === 'principal' || role === 'counselor' || role === 'support'

/** What a delta adds to people whom it does not bring. */
function applyChanges(
  { changes }: Register,
  known: ReadonlyMap<string, ByEntity<Known>>,
  told: ReadonlyMap<string, ByEntity<Told>>,
  unknown: Shared['unknown'],
  today: string,
) {
  for (const { person, role, gender, born, at } of changes) {
    let found = false
    for (const [place, own] of told) {
      const present = own.people.get(person) ?? known.get(place)!.people.get(person)
      if (!present) continue
      found = true
      const body = bodyOf<'people'>(present.text)
      const changed: Body<'people'> = {
        ...body,
        ...(gender && { gender }),
        ...(born && { born }),
        roles: role ? withRole(body.roles, role) : body.roles,
      }
      const text = textOf({ ...ofToday(changed, today), at, gone: false })
      own.people.set(person, { text, gone: present.gone, at })
    }
    if (!found) unknown.push({ to: person, at, field: 'userSourcedId' })
  }
}

function withRole(roles: readonly HeldRole[], role: HeldRole): HeldRole[] {
  const others = roles.filter(one => one.role !== role.role || one.school !== role.school)
  return role.gone ? others : [...others, role]
}
