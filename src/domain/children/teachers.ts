import type { Gender } from '../people/person.ts'
import type { Row } from '../row.ts'
import type { Say } from '../words.ts'

/** One of a child's teachers, with all that he teaches in the child's section. */
export interface Teacher {
  person: string
  name: string
  gender: Gender
  subjects: string[]
  homeroom: boolean
  /** The tie by which he is asked. */
  teaching: string
}

/** The teachers of a section by their rows, one entry a person; the homeroom teacher first. */
export function teachersOf(rows: readonly Row<'teaching'>[]): Teacher[] {
  const teachers = new Map<string, Teacher>()
  for (const { id, body } of rows) {
    const { person, name, gender, subject, homeroom } = body
    const known = teachers.get(person) ?? { person, name, gender, subjects: [], homeroom, teaching: id }
    // A subject's tie is the better address: the question then bears the subject.
    const teaching = known.subjects.length === 0 && subject ? id : known.teaching
    const subjects = subject ? [...known.subjects, subject] : known.subjects
    teachers.set(person, { ...known, subjects, teaching, homeroom: known.homeroom || homeroom })
  }
  return [...teachers.values()].sort((a, b) => Number(b.homeroom) - Number(a.homeroom))
}

/** «المعلّمة رنا المجالي»: own name and family name of the four. */
export function tellTeacher(say: Say, { name, gender }: Pick<Teacher, 'name' | 'gender'>): string {
  const parts = name.split(' ')
  // «عبد الله» is one name in two words.
  const own = parts[0] === 'عبد' ? parts.slice(0, 2) : parts.slice(0, 1)
  const family = parts.length > own.length ? parts.slice(-1) : []
  return say('people.teacher', { name: [...own, ...family].join(' '), context: gender })
}
