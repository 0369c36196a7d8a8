/** The sections that a teacher works in, and the children in them. */
import { fold } from '../arabic.ts'
import type { Noun } from '../nouns.ts'
import { shortName, type Gender, type Tie } from '../people/person.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import { compareSubjects } from './subject.ts'

/** What a teacher's phone holds of one school. */
export interface TeacherHome extends Reader {
  place: string
  person: string
  tiesOf(person: string): Tie[]
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
}

/** `subjects` are what she teaches there; a homeroom teacher without a subject has none. */
export interface OwnSection {
  place: string
  id: string
  grade: string
  letter: string
  subjects: string[]
  homeroom: boolean
}

export interface Pupil {
  id: string
  name: string
  /** His own name alone, as he is spoken of. */
  own: string
  gender: Gender
}

/** In the order of grades and letters. */
export async function sectionsOf(home: TeacherHome): Promise<OwnSection[]> {
  const ties = home.tiesOf(home.person).filter(({ role }) => role === 'teacher' || role === 'homeroom')
  const ids = [...new Set(ties.map(tie => tie.target))]
  const sections = await Promise.all(ids.map(id => home.get('section', id)))
  return sections
    .filter(row => row !== undefined)
    .map(({ id, body: { grade, letter } }) => {
      const here = ties.filter(tie => tie.target === id)
      const subjects = [...new Set(here.flatMap(tie => tie.subject ?? []))].sort(compareSubjects)
      const homeroom = here.some(tie => tie.role === 'homeroom')
      return { place: home.place, id, grade, letter, subjects, homeroom }
    })
    .sort((a, b) => Number(a.grade) - Number(b.grade) || (a.letter < b.letter ? -1 : 1))
}

/** The children of each section, by name. */
export async function pupilsBySection(home: TeacherHome): Promise<Map<string, Pupil[]>> {
  const sections = new Map<string, Pupil[]>()
  for (const row of await home.all('person'))
    for (const tie of home.tiesOf(row.id)) {
      if (tie.role !== 'student') continue
      sections.set(tie.target, [...(sections.get(tie.target) ?? []), pupilOf(row)])
    }
  for (const pupils of sections.values()) pupils.sort(byName)
  return sections
}

export const pupilOf = ({ id, body }: Row<'person'>): Pupil => ({
  id,
  name: shortName(body),
  own: body.name[0],
  gender: body.gender,
})

/** By the alphabet, whichever way the alif was written. */
export function byName(a: Pick<Pupil, 'id' | 'name'>, b: Pick<Pupil, 'id' | 'name'>): number {
  const [one, other] = [fold(a.name), fold(b.name)]
  return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1
}
