/** Which lessons of the library hang on which board, and who reads them. */
import type { Act } from './acts.ts'
import { chance } from './chance.ts'
import type { Clock } from './clock.ts'
import type { SchoolSeed, SectionSeed } from './school.ts'
import type { Lesson } from '../src/domain/lessons/content.ts'

/** A lesson of seeds/lessons as the reader of imports gives it; `id` is its place on the library's shelf. */
export interface DemoLesson {
  id: string
  source: string
  hash: string
  lesson: Lesson
}

export interface Hung {
  id: string
  section: string
  subject: string
  pages: number
  days: number
}

/** On which day a subject's first lesson is hung: some are there, one comes today, the next lie ready for coming days. */
const firstDay: Record<string, number> = {
  arabic: -7,
  maths: -4,
  science: -1,
  english: 0,
  social: 1,
  computing: 3,
}
/** Further lessons of a subject follow week by week. */
const week = 7

/** The lessons of a section: those of its grade whose subject somebody teaches there. */
export function hangLessons(section: SectionSeed, school: SchoolSeed, library: DemoLesson[], clock: Clock) {
  const hung: Hung[] = []
  const acts: Act[] = []
  const bySubject = new Map<string, number>()
  for (const { id: shelf, lesson } of library) {
    const { subject, grade, pages } = lesson
    const teacher = school.ties.find(
      tie => tie.role === 'teacher' && tie.target === section.id && tie.subject === subject,
    )
    if (String(grade) !== section.grade || !teacher) continue
    const count = bySubject.get(subject) ?? 0
    bySubject.set(subject, count + 1)
    const day = (firstDay[subject] ?? 4) + count * week
    const id = `${section.id}-${shelf}`
    const publishAt = day > 0 ? clock.at(day, 7, 30) : clock.past(day, 7, 30)
    const args = { id, section: section.id, library: shelf, publishAt }
    acts.push({ at: Math.min(publishAt, clock.now), person: teacher.person, name: 'lessons.publish', args })
    hung.push({ id, section: section.id, subject, pages: pages.length, days: day })
  }
  return { hung, acts }
}

/** A part of the class has read in what came before today; يزن stopped on the second page. */
export function readLessons(section: SectionSeed, hung: Hung[], clock: Clock): Act[] {
  return hung
    .filter(lesson => lesson.days < 0)
    .flatMap(lesson =>
      section.students.flatMap(student => {
        const luck = chance(`${lesson.id} ${student.id}`)
        if (student.id !== 'yazan' && !luck.often(0.4)) return []
        const reached = student.id === 'yazan' ? Math.min(2, lesson.pages) : 1 + luck.whole(lesson.pages)
        const at = clock.past(lesson.days + luck.whole(-lesson.days), 16, luck.whole(60))
        return [{ at, person: student.id, name: 'progress.keep', args: { lesson: lesson.id, reached } }]
      }),
    )
}
