import type { Audience } from '../../domain/audiences.ts'
import { countedCircles, countedOf } from '../../domain/notices/count.ts'
import type { TieBody } from '../../domain/people/person.ts'
import type { Statements } from '../store/store.ts'

/** The audiences whose count may change when this tie begins or ends. */
export async function touchedBy(tx: Statements, place: string, tie: TieBody): Promise<Audience[]> {
  const { role, target, grade } = tie
  if (role === 'participant' || role === 'leaver') return []
  if (role === 'student') return ['place', ...around(target, grade)]
  if (role === 'teacher' || role === 'homeroom') return ['place', 'staff', ...around(target, grade)]
  if (role !== 'guardian') return ['place', 'staff']
  const children = await tx.ties.studies(place, target)
  return ['place', ...children.flatMap(child => around(child.target, child.grade))]
}

const around = (section: string, grade: string): Audience[] =>
  countedCircles.flatMap(circle => countedOf(circle, section, grade))
