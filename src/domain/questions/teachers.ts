import type { PupilHome } from '../lessons/overview.ts'
import { sectionsOf } from '../lessons/overview.ts'
import type { Row } from '../row.ts'
import { compareSubjects } from '../sections/subject.ts'

/** Ties of the teachers whom a child can ask: one a subject, and the homeroom teacher last. */
export async function readTeachings(home: PupilHome): Promise<Row<'teaching'>[]> {
  const lists = await Promise.all(
    sectionsOf(home, home.person).map(section => home.list('teaching', section)),
  )
  return lists
    .flat()
    .sort(
      (a, b) =>
        Number(a.body.homeroom) - Number(b.body.homeroom) ||
        compareSubjects(a.body.subject, b.body.subject) ||
        (a.id < b.id ? -1 : 1),
    )
}

/** Who is asked unless the child says otherwise: the lesson's own teacher, else the subject's, else nobody yet. */
export function presumed(
  teachings: readonly Row<'teaching'>[],
  lesson?: { section: string; subject: string; by: string },
): string | undefined {
  if (!lesson) return teachings.length === 1 ? teachings[0]!.id : undefined
  const inSubject = teachings.filter(
    ({ body }) => body.section === lesson.section && body.subject === lesson.subject,
  )
  return (inSubject.find(({ body }) => body.person === lesson.by) ?? inSubject[0])?.id
}
