/** The sections for which she may give work, each with what her form needs of it. */
import type { Row } from '../../domain/row.ts'
import { sectionsOf, type OwnSection } from '../../domain/sections/mine.ts'
import { subjects as knownSubjects } from '../../domain/sections/section.ts'
import type { Session } from '../../storage/session.ts'

export interface Room {
  place: string
  section: OwnSection
  /** What she may choose from; all of the house's for a homeroom teacher without a subject. */
  subjects: readonly string[]
  lessons: { id: string; title: string; subject: string }[]
  assignments: Row<'assignment'>[]
  /** The plans of the section, in all their versions. */
  plans: Row<'plan'>[]
}

export async function readRooms(session: Session): Promise<Room[]> {
  const rooms = await Promise.all(
    session.homes().map(async home => {
      const sections = await sectionsOf(home)
      return Promise.all(
        sections.map(async (section): Promise<Room> => ({
          place: home.place,
          section,
          subjects: section.subjects.length > 0 ? section.subjects : knownSubjects,
          lessons: (await home.list('lesson', section.id))
            .sort((a, b) => b.body.publishAt - a.body.publishAt)
            .map(({ id, body: { title, subject } }) => ({ id, title, subject })),
          assignments: await home.list('assignment', section.id),
          plans: await home.list('plan', section.id),
        })),
      )
    }),
  )
  return rooms.flat()
}
