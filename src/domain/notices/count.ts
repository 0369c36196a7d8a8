/**
 * How many people each circle holds, known on staff phones before anything is sent. A student is neither guardian nor teacher
 * here, a teacher may be a guardian: so four counts tell all seven circles exactly.
 */
import { circleAudience, circleOf, type Audience, type Circle } from '../audiences.ts'

export const countedCircles = ['students', 'guardians', 'teachers', 'guardians+teachers'] as const

/** A counted circle around one section: of the school, of its grade, of itself. */
export const countedOf = (circle: Circle, section: string, grade: string): Audience[] => [
  circleAudience({ circle, of: 'school', subject: '' }),
  circleAudience({ circle, of: 'grade', subject: grade }),
  circleAudience({ circle, of: 'section', subject: section }),
]

/** The counts whose sum is the number of people of an audience. */
export function countsFor(audience: Audience): Audience[] {
  const circled = circleOf(audience)
  if (!circled) return [audience]
  const others = circled.circle.replace(/^students\+/, '') as Circle
  const parts: Circle[] = others === circled.circle ? [others] : ['students', others]
  return parts.map(circle => circleAudience({ ...circled, circle }))
}
