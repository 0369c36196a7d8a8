/**
 * To whom a notice can go, and how many people that is: made from the school's sections and from the counts that staff
 * hold on their phones, so that the number is known before sending and without network.
 */
import { subjectOf, type Audience } from '../audiences.ts'
import type { Row } from '../row.ts'

/** Whom one notice speaks to; each has words of its own, because «٥٨ طالبًا» and «٤٠ وليّ أمر» are different people. */
export type Readers = 'students' | 'guardians' | 'staff' | 'everyone'

/** Where in the school: all of it, those who work in it, one grade or one section. '' until somebody has chosen. */
export type Where = '' | 'place' | 'staff' | `grade:${string}` | `section:${string}`

export interface Count {
  students: number
  guardians: number
}
export interface SectionChoice extends Count {
  id: string
  grade: string
  letter: string
}
export interface GradeChoice extends Count {
  grade: string
  /** In the order of their letters. */
  sections: SectionChoice[]
}
export interface AudienceChoices {
  everyone: number
  staff: number
  /** The lowest grade first. */
  grades: GradeChoice[]
}

export function audienceChoices(
  sections: readonly Row<'section'>[],
  headcounts: readonly Row<'headcount'>[],
): AudienceChoices {
  const counts = new Map(headcounts.map(({ body }) => [body.audience, body.people]))
  const count = (audience: Audience) => counts.get(audience) ?? 0
  const grades = [...new Set(sections.map(({ body }) => body.grade))].sort((a, b) => Number(a) - Number(b))
  return {
    everyone: count('place'),
    staff: count('staff'),
    grades: grades.map(grade => ({
      grade,
      students: count(`grade:${grade}`),
      guardians: count(`guardians-grade:${grade}`),
      sections: sections
        .filter(({ body }) => body.grade === grade)
        .sort((a, b) => (a.body.letter < b.body.letter ? -1 : 1))
        .map(({ id, body }) => ({
          id,
          ...body,
          students: count(`section:${id}`),
          guardians: count(`guardians:${id}`),
        })),
    })),
  }
}

/** A place in the school and the people meant there, as the audience of one notice. */
export function audienceOf(where: Exclude<Where, ''>, readers: Readers): Audience {
  if (where === 'place' || where === 'staff' || readers !== 'guardians') return where
  const subject = subjectOf(where)
  return where.startsWith('grade:') ? `guardians-grade:${subject}` : `guardians:${subject}`
}

export function readersOf(audience: Audience): Readers {
  if (audience === 'place') return 'everyone'
  if (audience === 'staff') return 'staff'
  return audience.startsWith('guardians') ? 'guardians' : 'students'
}

/** How many people a notice to this audience is meant for; 0 when the phone does not know it. */
export function peopleOf({ everyone, staff, grades }: AudienceChoices, audience: Audience): number {
  if (audience === 'place') return everyone
  if (audience === 'staff') return staff
  const subject = subjectOf(audience)
  const isGrade = audience.startsWith('grade:') || audience.startsWith('guardians-grade:')
  const choice = isGrade
    ? grades.find(({ grade }) => grade === subject)
    : grades.flatMap(grade => grade.sections).find(({ id }) => id === subject)
  return choice?.[readersOf(audience) === 'guardians' ? 'guardians' : 'students'] ?? 0
}

/** The grade to which a chosen place belongs; undefined for the whole school and its staff. */
export function gradeOf({ grades }: AudienceChoices, where: Where): GradeChoice | undefined {
  return grades.find(
    ({ grade, sections }) =>
      where === `grade:${grade}` || sections.some(section => where === `section:${section.id}`),
  )
}

/** The place in the school to which an audience belongs; the other way round than `audienceOf`. */
export function whereOf(audience: Audience): Where {
  if (audience === 'place' || audience === 'staff') return audience
  const subject = subjectOf(audience)
  return /grade:/.test(audience) ? `grade:${subject}` : `section:${subject}`
}
