/** Reads one child's page: what the home tells of him, and beside it his lessons, questions and teachers. */
import { facesOf, type ChildFace } from '../../domain/children/face.ts'
import { readFamily, type Child } from '../../domain/children/family.ts'
import { teachersOf, type Teacher } from '../../domain/children/teachers.ts'
import type { Progress } from '../../domain/progress/progress.ts'
import type { Row } from '../../domain/row.ts'
import type { Home } from '../../storage/home.ts'
import type { Session } from '../../storage/session.ts'
import { pockets } from '../../storage/face.ts'
import { motifNames } from '../../ui/motif.tsx'

export interface ReadLesson {
  id: string
  title: string
  subject: string
  publishAt: number
  /** Absent while he has not opened it. */
  progress?: Progress
}

export interface ChildPage {
  child: Child
  face: ChildFace
  lessons: ReadLesson[]
  /** His own questions and those that his guardian asked about him, newest first. */
  questions: { row: Row<'question'>; answered: boolean }[]
  teachers: Teacher[]
}

/** undefined when this guardian has no such child. */
export async function readChildPage(
  session: Session,
  place: string,
  id: string,
  now: number,
): Promise<ChildPage | undefined> {
  const home = session.home(place)
  const family = await readFamily(session.homes(), now)
  const index = family.findIndex(child => child.place === place && child.id === id)
  const child = family[index]
  if (!home || !child) return undefined
  const profiles = await session.phone.vault.profiles.toArray()
  const teaching = await Promise.all(child.sections.map(section => home.list('teaching', section)))
  return {
    child,
    // Chosen among all the children, so that he looks here as he does on the home.
    face: facesOf(family, profiles, motifNames, pockets)[index]!,
    lessons: await lessonsOf(home, child, now),
    questions: await questionsOf(home, child),
    teachers: teachersOf(teaching.flat()),
  }
}

async function lessonsOf(home: Home, child: Child, now: number): Promise<ReadLesson[]> {
  const hung = await Promise.all(child.sections.map(section => home.list('lesson', section)))
  const lessons = hung.flat().filter(({ body }) => body.publishAt <= now)
  const read = await Promise.all(
    lessons.map(async ({ id, body }) => {
      const { title, subject, publishAt } = body
      const progress = (await home.get('progress', `${id}.${child.id}`))?.body
      return { id, title, subject, publishAt, ...(progress && { progress }) }
    }),
  )
  return read.sort((a, b) => b.publishAt - a.publishAt)
}

async function questionsOf(home: Home, child: Child) {
  const rows = (await home.all('question')).filter(({ body }) => body.child === child.id)
  const told = await Promise.all(
    rows.map(async row => ({ row, answered: (await home.list('answer', row.id)).length > 0 })),
  )
  return told.sort((a, b) => b.row.body.askedAt - a.row.body.askedAt)
}
