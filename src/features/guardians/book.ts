/** What a principal's phone knows of families: who learns where, who stands by whom, what waits for a yes or a no. */
import type { Row } from '../../domain/row.ts'
import type { Section } from '../../domain/sections/section.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'

export interface Classroom extends Section {
  id: string
  pupils: Pupil[]
}

export interface Pupil {
  id: string
  name: string
  guardians: Row<'guardianship'>[]
  denials: Row<'denial'>[]
}

export interface Book {
  place: string
  school: string
  petitions: Row<'petition'>[]
  sections: Classroom[]
}

export async function readBooks(session: Session): Promise<Book[]> {
  const books = await Promise.all(session.homes().map(readBook))
  return books.filter(({ sections }) => sections.length > 0)
}

export async function readBook(home: Home): Promise<Book> {
  const [petitions, learners, guardians, denials, sections] = await Promise.all([
    home.all('petition'),
    home.all('learner'),
    home.all('guardianship'),
    home.all('denial'),
    home.all('section'),
  ])
  const [standing, denied] = [byAbout(guardians), byAbout(denials)]
  const pupilsOf = (section: string): Pupil[] =>
    learners
      .filter(({ body }) => body.section === section)
      .map(({ body: { person, name } }) => ({
        ...{ id: person, name },
        guardians: standing.get(person) ?? [],
        denials: denied.get(person) ?? [],
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'ar'))
  return {
    place: home.place,
    school: (await home.get('school', home.place))?.body.name ?? '',
    petitions: petitions.sort((a, b) => a.body.askedAt - b.body.askedAt),
    sections: sections
      .map(({ id, body }) => ({ ...body, id, pupils: pupilsOf(id) }))
      .sort((a, b) => Number(a.grade) - Number(b.grade) || (a.letter < b.letter ? -1 : 1)),
  }
}

function byAbout<N extends 'guardianship' | 'denial'>(rows: readonly Row<N>[]): Map<string, Row<N>[]> {
  const groups = new Map<string, Row<N>[]>()
  for (const row of rows) groups.set(row.about, [...(groups.get(row.about) ?? []), row])
  return groups
}

export const pupilIn = ({ sections }: Book, id: string) =>
  sections.flatMap(({ pupils }) => pupils).find(pupil => pupil.id === id)
