/** Whose cards are printed. */
import { deskOf } from '../cards/cards.ts'
import { fullName, type Desk } from '../../domain/people/person.ts'
import type { House } from '../house.ts'
import { findSection, getRow, listRows, meantPlaces } from './open.ts'
import { Trouble } from './trouble.ts'

export interface Holder {
  person: string
  name: string
  role: string
  desk: Desk
}
export interface Holders {
  place: string
  /** For the sheet's name. */
  called: string
  holders: Holder[]
}

export async function wholeSection(
  house: House,
  typed: string,
  named: string | undefined,
  guardians: boolean,
): Promise<Holders> {
  const { place, section } = await findSection(house, typed, named)
  const students = await peopleTied(house, place, 'student', [section.id])
  const holders: Holder[] = []
  if (guardians) {
    const own = await peopleTied(house, place, 'guardian', students)
    for (const person of own) holders.push(...(await holderOf(house, place, person, 'guardian')))
  } else {
    const role = nameOfSection(section.body)
    for (const person of students)
      for (const holder of await holderOf(house, place, person, 'student')) holders.push({ ...holder, role })
  }
  if (holders.length === 0)
    throw new Trouble(
      'section_empty',
      guardians ? `لا أولياء أمور بعد في الشعبة «${typed}».` : `لا طلبة بعد في الشعبة «${typed}».`,
      `Nobody is in section "${typed}" yet.`,
    )
  return { place, called: guardians ? `${section.id}-guardians` : section.id, holders: sorted(holders) }
}

export interface FamilyOf {
  guardians: string[]
  children: Holder[]
}

/**
 * Brothers and sisters with a child in the section: those in this school who have a guardian in common. A father and a mother of
 * the same children have one card; where they have others apart, each has one with his own, and no other's child on it.
 */
export async function wholeFamilies(house: House, typed: string, named: string | undefined) {
  const { place, section } = await findSection(house, typed, named)
  const students = await peopleTied(house, place, 'student', [section.id])
  const families = new Map<string, FamilyOf>()
  for (const guardian of (await peopleTied(house, place, 'guardian', students)).sort()) {
    const about = await getRow(house, place, 'person', guardian)
    const children = await childrenOf(house, place, guardian)
    if (children.length < 2) continue
    const key = children.map(({ person }) => person).join()
    const family = families.get(key) ?? { guardians: [], children }
    if (about) family.guardians.push(fullName(about.body))
    families.set(key, family)
  }
  if (families.size === 0)
    throw new Trouble(
      'section_empty',
      `لا إخوة في المدرسة لأحد من الشعبة «${typed}».`,
      `Nobody in section "${typed}" has brothers or sisters in this school.`,
    )
  return { place, called: `${section.id}-families`, families: [...families.values()] }
}

/** The eldest first; those who learn here now. */
async function childrenOf(house: House, place: string, guardian: string): Promise<Holder[]> {
  const found: (Holder & { grade: number })[] = []
  for (const { body: tie } of await listRows(house, place, 'tie', guardian)) {
    if (tie.role !== 'guardian') continue
    const learns = (await listRows(house, place, 'tie', tie.target)).find(row => row.body.role === 'student')
    const about = await getRow(house, place, 'person', tie.target)
    const section = learns && (await getRow(house, place, 'section', learns.body.target))
    if (!about || !section) continue
    found.push({
      ...{
        person: tie.target,
        name: fullName(about.body),
        desk: 'student',
        role: nameOfSection(section.body),
      },
      grade: Number(section.body.grade),
    })
  }
  return found
    .sort((a, b) => b.grade - a.grade || (a.person < b.person ? -1 : 1))
    .map(({ grade: _, ...holder }) => holder)
}

const nameOfSection = ({ grade, letter }: { grade: string; letter: string }) =>
  [grades[Number(grade) - 1], letter].filter(Boolean).join(' ')

/** All who work in the school: the principal first to get in, then counselors and teachers. */
export async function wholeStaff(house: House, named: string | undefined): Promise<Holders> {
  const places = await meantPlaces(house, named)
  if (places.length > 1)
    throw new Trouble(
      'place_ambiguous',
      `هنا أكثر من مدرسة. اختر: ${places.map(place => `‎--place ${place}`).join('، ')}`,
      `There are several schools here. Choose: ${places.map(place => `--place ${place}`).join(', ')}`,
    )
  const place = places[0]!
  const ties = await house.db
    .selectFrom('ties')
    .select('person_id')
    .distinct()
    .where('place_id', '=', place)
    .where('role', 'in', ['principal', 'counselor', 'teacher', 'homeroom'])
    .where('past', '=', 0)
    .execute()
  const holders: Holder[] = []
  for (const { person_id } of ties) holders.push(...(await holderOf(house, place, person_id)))
  if (holders.length === 0)
    throw new Trouble(
      'staff_empty',
      'لا مدير ولا معلّمين هنا بعد. ‎open-school --principal يضيف المدير.',
      'Nobody works here yet. open-school --principal adds a principal.',
    )
  const order: readonly Desk[] = ['principal', 'counselor', 'teacher']
  const byDesk = sorted(holders).sort((a, b) => order.indexOf(a.desk) - order.indexOf(b.desk))
  return { place, called: `${place}-staff`, holders: byDesk }
}

export async function onePerson(house: House, person: string, named?: string): Promise<Holders> {
  const found: Holders[] = []
  for (const place of await meantPlaces(house, named)) {
    const holders = await holderOf(house, place, person)
    if (holders.length > 0) found.push({ place, called: person, holders })
  }
  if (found.length === 1) return found[0]!
  if (found.length === 0)
    throw new Trouble(
      'person_not_found',
      `لا أحد هنا بالمعرّف «${person}».`,
      `There is nobody with the id "${person}" here.`,
    )
  const where = found.map(one => `--place ${one.place}`).join(', ')
  throw new Trouble(
    'person_ambiguous',
    `«${person}» في أكثر من مدرسة. اختر: ${where}`,
    `"${person}" is in several schools. Choose: ${where}`,
  )
}

async function peopleTied(house: House, place: string, role: string, targets: readonly string[]) {
  if (targets.length === 0) return []
  const ties = await house.db
    .selectFrom('ties')
    .select('person_id')
    .distinct()
    .where('place_id', '=', place)
    .where('role', '=', role)
    .where('target', 'in', targets)
    .where('past', '=', 0)
    .execute()
  return ties.map(tie => tie.person_id)
}

/** Nobody, when he has no tie here. */
async function holderOf(house: House, place: string, person: string, desk?: Desk): Promise<Holder[]> {
  const about = await getRow(house, place, 'person', person)
  const opens = desk ?? deskOf((await listRows(house, place, 'tie', person)).map(tie => tie.body.role))
  if (!about || !opens) return []
  return [{ person, name: fullName(about.body), role: desks[opens][about.body.gender], desk: opens }]
}

const sorted = (holders: Holder[]) => holders.sort((a, b) => a.name.localeCompare(b.name, 'ar'))

export const grades = [
  ...['الأوّل', 'الثاني', 'الثالث', 'الرابع', 'الخامس', 'السادس'],
  ...['السابع', 'الثامن', 'التاسع', 'العاشر', 'الحادي عشر', 'الثاني عشر'],
]

const desks: Record<Desk, { male: string; female: string }> = {
  student: { male: 'طالب', female: 'طالبة' },
  guardian: { male: 'وليّ أمر', female: 'وليّة أمر' },
  teacher: { male: 'معلّم', female: 'معلّمة' },
  counselor: { male: 'مرشد', female: 'مرشدة' },
  principal: { male: 'مدير', female: 'مديرة' },
}
