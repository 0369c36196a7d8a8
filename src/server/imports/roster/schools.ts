/** Which place of the house each school of a register is; those that are new here are opened under an id of their own. */
import { ourId } from './records.ts'
import type { Register } from './register.ts'

export interface HouseSchools {
  /** All places of the house. */
  places: readonly string[]
  /** Schools that an import has brought. */
  known: readonly { place: string; source: string; school: string }[]
}

export interface Meant {
  /** The place of each school that is taken in; '' stands for the only school of a register that names none. */
  placeOf: Map<string, string>
  /** Places that are not open yet. */
  opens: Set<string>
  /** Schools of which cannot be told which place they are: several for one place, or one that is several places. */
  tooMany: string[]
}

/**
 * @param into take everything into this place
 * @param real the places of the house without those of the demo, which no register is meant for by itself
 */
export function meantSchools(
  register: Register,
  { places, known }: HouseSchools,
  into: string | undefined,
  real: readonly string[],
): Meant {
  const schools = schoolsOf(register)
  const placesOf = (school: string) =>
    known.filter(one => one.source === register.source && one.school === school).map(one => one.place)
  const meant: Meant = { placeOf: new Map(), opens: new Set(), tooMany: [] }
  const put = (school: string, place: string) => {
    meant.placeOf.set(school, place)
    if (!places.includes(place)) meant.opens.add(place)
  }
  if (into !== undefined) {
    // Of a set of several schools, those that are this place already; else the only one that is no other place yet.
    const here = schools.filter(school => placesOf(school).includes(into))
    const fresh = schools.length === 1 ? schools : schools.filter(school => placesOf(school).length === 0)
    if (here.length === 0 && fresh.length > 1) meant.tooMany = fresh
    else for (const school of here.length > 0 ? here : fresh) put(school, into)
    return meant
  }
  const fresh = schools.filter(school => placesOf(school).length === 0)
  for (const school of schools) {
    const own = placesOf(school)
    if (own.length > 1) meant.tooMany.push(school)
    else if (own.length === 1) put(school, own[0]!)
  }
  for (const school of fresh) {
    const own = ownPlace(school, schools.length, { places: real, known })
    if (own === 'unclear') meant.tooMany.push(school)
    else put(school, own ?? newPlace(register, school, places))
  }
  return meant
}

/** A register of one school is meant for the only school of the house, unless that is another school already. */
function ownPlace(school: string, schools: number, { places, known }: HouseSchools) {
  if (schools > 1 || places.length === 0) return undefined
  const [only] = places
  if (school === '') return places.length === 1 ? only : 'unclear'
  return places.length === 1 && !known.some(one => one.place === only) ? only : undefined
}

/** Schools in the sense of this house: where somebody learns or works. Districts above them are none. */
export function schoolsOf({ schools, sections, people }: Register): string[] {
  const found = new Set<string>()
  for (const { id, type, gone } of schools) if (!gone && type === 'school') found.add(id)
  for (const { school, gone } of sections) if (!gone) found.add(school)
  if (found.size === 0)
    for (const { roles, gone } of people) if (!gone) for (const { school } of roles) found.add(school ?? '')
  if (found.has('') && found.size > 1) found.delete('')
  return [...found]
}

/** The school's own number where it can stand in an address, else an id made from the register's. */
function newPlace({ source, schools }: Register, school: string, places: readonly string[]): string {
  const { identifier } = schools.find(one => one.id === school) ?? {}
  const readable = [identifier, school]
    .map(text => text?.trim().toLowerCase() ?? '')
    .find(text => /^[a-z0-9][-a-z0-9_]{0,39}$/.test(text))
  const made = ourId(source, 'place', school)
  if (readable === undefined) return `school-${made.slice(1, 9).replaceAll(/[-_]/g, 'x')}`
  return places.includes(readable) ? `${readable}-${made.slice(1, 7)}` : readable
}
