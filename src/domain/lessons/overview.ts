/** A term's lessons as a child finds them: what is not finished first, then all of them by subject. */
import type { Noun } from '../nouns.ts'
import type { Tie } from '../people/person.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import { secondsOf } from './film.ts'
import { compareSubjects } from '../sections/subject.ts'

/** What a child's phone holds of one school. */
export interface PupilHome extends Reader {
  place: string
  person: string
  tiesOf(person: string): Tie[]
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
}

/** `coming`: it may lie on the phone already, and opens at its hour. */
export type LessonState = 'done' | 'begun' | 'new' | 'coming'

export interface LessonLine {
  place: string
  id: string
  title: string
  subject: string
  pages: number
  /** The furthest page, 0 before the first. */
  reached: number
  state: LessonState
  publishAt: number
  /** Length of its film, if it has one that can be had. */
  seconds?: number
}

/** `of` counts the lessons that are open by now; what comes later is in `lessons` only. */
export interface SubjectLines {
  subject: string
  done: number
  of: number
  /** In the order in which they open. */
  lessons: LessonLine[]
}

export interface Overview {
  /** Open and not read to the end: those begun first, then the others, the oldest first. */
  unfinished: LessonLine[]
  subjects: SubjectLines[]
  done: number
  of: number
}

/** Sections in which somebody is a student: one, save in the hour of a move. */
export const sectionsOf = (home: Pick<PupilHome, 'tiesOf'>, person: string) => [
  ...new Set(home.tiesOf(person).flatMap(tie => (tie.role === 'student' ? [tie.target] : []))),
]

/** The overview of one child over all his schools. */
export async function readOverview(homes: readonly PupilHome[], now: number): Promise<Overview> {
  return overviewOf((await Promise.all(homes.map(home => readLines(home, now)))).flat())
}

async function readLines(home: PupilHome, now: number): Promise<LessonLine[]> {
  const lists = await Promise.all(sectionsOf(home, home.person).map(section => home.list('lesson', section)))
  const own = (await home.all('progress')).filter(row => row.body.person === home.person)
  const reached = new Map(own.map(({ body }) => [body.lesson, body.reached]))
  return lists.flat().map(row => lineOf(home.place, row, reached.get(row.id) ?? 0, now))
}

export function lineOf(place: string, { id, body }: Row<'lesson'>, reached: number, now: number): LessonLine {
  const { title, subject, publishAt } = body
  const pages = body.pages.length
  const seconds = secondsOf(body.film)
  return {
    place,
    id,
    title,
    subject,
    publishAt,
    pages,
    reached,
    state: stateOf(pages, reached, publishAt > now),
    ...(seconds !== undefined && { seconds }),
  }
}

/** A lesson that has grown since it was read is begun, not done. */
function stateOf(pages: number, reached: number, isComing: boolean): LessonState {
  if (isComing) return 'coming'
  if (reached === 0) return 'new'
  return reached >= pages ? 'done' : 'begun'
}

export function overviewOf(lines: readonly LessonLine[]): Overview {
  const lessons = [...lines].sort((a, b) => a.publishAt - b.publishAt || (a.id < b.id ? -1 : 1))
  const inState = (state: LessonState) => lessons.filter(line => line.state === state)
  const names = [...new Set(lessons.map(line => line.subject))].sort(compareSubjects)
  const subjects = names.map(subject => {
    const own = lessons.filter(line => line.subject === subject)
    return { subject, ...countOf(own), lessons: own }
  })
  return { unfinished: [...inState('begun'), ...inState('new')], subjects, ...countOf(lessons) }
}

const countOf = (lines: readonly LessonLine[]) => ({
  done: lines.filter(line => line.state === 'done').length,
  of: lines.filter(line => line.state !== 'coming').length,
})
