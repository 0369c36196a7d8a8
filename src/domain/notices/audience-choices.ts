/**
 * To whom a notice can go, and how many people that is: made from the school's sections and from the counts that staff
 * hold on their phones, so that the number is known before sending and without network.
 */
import {
  circleAudience,
  circleOf,
  circles,
  isNamed,
  named,
  type Audience,
  type Circle,
  type Named,
} from '../audiences.ts'
import type { Tie } from '../people/person.ts'
import type { Row } from '../row.ts'
import { countsFor } from './count.ts'

/** Whom one notice speaks to; each has words of its own, because «٥٨ طالبًا» and «٤٠ وليّ أمر» are different people. */
export type Readers = Circle | 'staff' | 'everyone'

/** Where in the school: all of it, those who work in it, one grade or one section. '' until somebody has chosen. */
export type Where = '' | 'place' | 'staff' | `grade:${string}` | `section:${string}`

export interface SectionChoice {
  id: string
  grade: string
  letter: string
}
export interface GradeChoice {
  grade: string
  /** In the order of their letters. */
  sections: SectionChoice[]
}
export interface AudienceChoices {
  /** People by audience, as the school has counted them. */
  counts: Record<string, number>
  /** The lowest grade first. */
  grades: GradeChoice[]
}

export function audienceChoices(
  sections: readonly Row<'section'>[],
  headcounts: readonly Row<'headcount'>[],
): AudienceChoices {
  const grades = [...new Set(sections.map(({ body }) => body.grade))].sort((a, b) => Number(a) - Number(b))
  return {
    counts: Object.fromEntries(headcounts.map(({ body }) => [body.audience, body.people])),
    grades: grades.map(grade => ({
      grade,
      sections: sections
        .filter(({ body }) => body.grade === grade)
        .sort((a, b) => (a.body.letter < b.body.letter ? -1 : 1))
        .map(({ id, body }) => ({ id, grade, letter: body.letter })),
    })),
  }
}

/** A place in the school and the people meant there, as the audience of one notice; nobody named is nobody. */
export function audienceOf(where: Where, readers: readonly Named[]): Audience | undefined {
  if (where === '') return undefined
  if (where === 'staff') return 'staff'
  const circle = named.filter(one => readers.includes(one)).join('+')
  if (circle === '') return undefined
  // All who can be named in the whole school are the whole school: counselor and support are told too.
  if (where === 'place' && circle === circles.at(-1)) return 'place'
  const of = where === 'place' ? 'school' : where.startsWith('grade:') ? 'grade' : 'section'
  const subject = of === 'school' ? '' : where.slice(where.indexOf(':') + 1)
  return circleAudience({ circle: circle as Circle, of, subject })
}

export function readersOf(audience: Audience): Readers {
  if (audience === 'place') return 'everyone'
  return circleOf(audience)?.circle ?? 'staff'
}

/** Who is named, one by one: what was ticked. */
export function namedIn(audience: Audience): Named[] {
  if (audience === 'place') return [...named]
  return named.filter(one => circleOf(audience)?.circle.split('+').includes(one))
}

/** How many people a notice to this audience is meant for; 0 when the phone does not know it. */
export const peopleOf = ({ counts }: AudienceChoices, audience: Audience): number =>
  countsFor(audience).reduce((sum, one) => sum + (counts[one] ?? 0), 0)

/** The same without himself: nobody is told what he says. */
export function othersOf(
  choices: AudienceChoices,
  audience: Audience,
  self: string,
  ties: readonly Tie[],
): number {
  const isAmong = audience === 'place' || audience === 'staff' || isNamed(audience, self, ties)
  return Math.max(0, peopleOf(choices, audience) - Number(isAmong))
}

/** Whether anybody at all is in a place of the school. */
export const isEmpty = (choices: AudienceChoices, where: Where): boolean =>
  peopleOf(choices, audienceOf(where, named) ?? 'place') === 0

/** The grade to which a chosen place belongs; undefined for the whole school and its staff. */
export function gradeOf({ grades }: AudienceChoices, where: Where): GradeChoice | undefined {
  return grades.find(
    ({ grade, sections }) =>
      where === `grade:${grade}` || sections.some(section => where === `section:${section.id}`),
  )
}

/** The place in the school to which an audience belongs; the other way round than `audienceOf`. */
export function whereOf(audience: Audience): Where {
  const circled = circleOf(audience)
  if (!circled) return audience === 'staff' ? 'staff' : 'place'
  return circled.of === 'school' ? 'place' : `${circled.of}:${circled.subject}`
}
