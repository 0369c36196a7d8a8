/** The work that a teacher has given, with how far it has come. */
import { queueOf, type Queue } from '../marks/queue.ts'
import type { Row } from '../row.ts'
import { pupilOf, pupilsBySection, sectionsOf, type Pupil, type TeacherHome } from '../sections/mine.ts'

export interface Given {
  place: string
  id: string
  /** When the school wrote it last; 0 while it is only here. */
  v: number
  body: Row<'assignment'>['body']
  queue: Queue
  /** Phones that hold it; undefined until the school has counted. */
  phones: number | undefined
}

/** Work of hers, and of others in the subject that she teaches there. What is due next first, then what is past, newest first. */
export async function readGiven(home: TeacherHome, now: number): Promise<Given[]> {
  const sections = await sectionsOf(home)
  const [assignments, submissions, marks, pupils, people] = await Promise.all([
    home.all('assignment'),
    home.all('submission'),
    home.all('mark'),
    pupilsBySection(home),
    home.all('person'),
  ])
  const known = new Map<string, Pupil>(people.map(row => [row.id, pupilOf(row)]))
  const mine = assignments.filter(({ body: { by, section, subject } }) => {
    const own = sections.find(({ id }) => id === section)
    return own && (by === home.person || own.subjects.includes(subject))
  })
  const given = await Promise.all(
    mine.map(async ({ id, v, body }): Promise<Given> => ({
      ...{ place: home.place, id, v, body },
      queue: queueOf(
        pupils.get(body.section) ?? [],
        submissions.filter(row => row.body.assignment === id),
        marks.filter(row => row.body.assignment === id),
        known,
      ),
      phones: (await home.get('reach', id))?.body.phones,
    })),
  )
  return given.sort((a, b) => compareDue(a.body.dueAt, b.body.dueAt, now) || (a.id < b.id ? -1 : 1))
}

function compareDue(a: number, b: number, now: number): number {
  const [one, other] = [Number(a < now), Number(b < now)]
  return one - other || (one ? b - a : a - b)
}

/** How many have handed in, and how many there are. */
export const handedOf = ({ entries, missing }: Queue) => ({
  handed: entries.length - missing,
  of: entries.length,
})
