/** Lessons as a teacher finds them: the school's library, and what hangs on her sections' boards. */
import type { Film } from './film.ts'
import type { Reach } from '../notices/notice.ts'
import type { Row } from '../row.ts'
import { sectionsOf, type OwnSection, type TeacherHome } from '../sections/mine.ts'
import { compareSubjects } from '../sections/subject.ts'

export interface ShelfLesson {
  place: string
  id: string
  title: string
  subject: string
  pages: number
  publishAt: number
  /** She has published it herself. */
  mine: boolean
  /** The library's lesson that it was copied from. */
  library?: string
  reach?: Reach
  film?: Film
}

export interface Shelf {
  place: string
  sections: { section: OwnSection; lessons: ShelfLesson[] }[]
  /** By subject, hers first. */
  library: ShelfLesson[]
  /** Subjects that she teaches here. */
  subjects: string[]
}

export async function readShelf(home: TeacherHome): Promise<Shelf> {
  const [sections, lessons] = await Promise.all([sectionsOf(home), home.all('lesson')])
  const subjects = [...new Set(sections.flatMap(section => section.subjects))].sort(compareSubjects)
  const onBoards = await Promise.all(
    sections.map(async section => ({
      section,
      lessons: await Promise.all(
        lessons
          .filter(({ body }) => body.section === section.id && isHers(section, body.subject))
          .sort((a, b) => b.body.publishAt - a.body.publishAt || (a.id < b.id ? -1 : 1))
          .map(async row => lineOf(home, row, (await home.get('reach', row.id))?.body)),
      ),
    })),
  )
  const library = lessons.filter(({ body }) => body.section === '').map(row => lineOf(home, row))
  const rank = (lesson: ShelfLesson) => Number(!subjects.includes(lesson.subject))
  library.sort(
    (a, b) => rank(a) - rank(b) || compareSubjects(a.subject, b.subject) || (a.title < b.title ? -1 : 1),
  )
  return { place: home.place, sections: onBoards, library, subjects }
}

/** A homeroom teacher sees what all her colleagues have hung there. */
const isHers = (section: OwnSection, subject: string) =>
  section.homeroom || section.subjects.includes(subject)

function lineOf({ place, person }: TeacherHome, { id, body }: Row<'lesson'>, reach?: Reach): ShelfLesson {
  const { title, subject, pages, publishAt, library, by, film } = body
  return {
    ...{ place, id, title, subject, publishAt, pages: pages.length, mine: by === person },
    ...(library !== undefined && { library }),
    ...(reach && { reach }),
    ...(film && { film }),
  }
}
