import { teachersOf, type Teacher } from '../../domain/children/teachers.ts'
import type { Question } from '../../domain/questions/question.ts'
import type { Gender } from '../../domain/people/person.ts'
import type { Home } from '../../storage/home.ts'

/** Whom a guardian can ask about one child, and who that child is. */
export interface Asking {
  child: { name: string; gender: Gender }
  /** One way of asking: a teacher with one of his subjects, or as homeroom teacher. */
  ways: { teaching: string; subject: string; teacher: Teacher }[]
}

/** undefined when she has no such child here. */
export async function readAsking(home: Home | undefined, child: string): Promise<Asking | undefined> {
  const person = await home?.get('person', child)
  const isHers = home?.tiesOf(home.person).some(tie => tie.role === 'guardian' && tie.target === child)
  if (!home || !person || !isHers) return undefined
  const sections = home.tiesOf(child).filter(tie => tie.role === 'student')
  const rows = (await Promise.all(sections.map(tie => home.list('teaching', tie.target)))).flat()
  const teachers = teachersOf(rows)
  const ways = teachers.flatMap(teacher =>
    rows
      .filter(row => row.body.person === teacher.person)
      .sort((a, b) => Number(b.body.homeroom) - Number(a.body.homeroom))
      .map(row => ({ teaching: row.id, subject: row.body.subject, teacher })),
  )
  return { child: { name: person.body.name[0], gender: person.body.gender }, ways }
}

/** The teacher who was asked, as the section knows him; undefined when he teaches there no more. */
export async function teacherOf(home: Home, { section, to }: Question): Promise<Teacher | undefined> {
  return teachersOf(await home.list('teaching', section)).find(teacher => teacher.person === to)
}
