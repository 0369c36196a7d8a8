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
    const role = [grades[Number(section.body.grade) - 1], section.body.letter].filter(Boolean).join(' ')
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
