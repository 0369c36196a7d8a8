import { sql } from 'kysely'
import type { Audience } from '../../domain/audiences.ts'
import type { TieBody } from '../../domain/people/person.ts'
import type { Tx } from '../db/database.ts'

/** The audiences whose count may change when this tie begins or ends. */
export async function touchedBy(tx: Tx, place: string, tie: TieBody): Promise<Audience[]> {
  if (tie.role === 'participant') return []
  if (tie.role === 'student') return ['place', ...around(tie.target, tie.grade)]
  if (tie.role !== 'guardian') return ['place', 'staff']
  const children = await tx
    .selectFrom('ties')
    .select(['target', 'grade'])
    .where('place_id', '=', place)
    .where('person_id', '=', tie.target)
    .where('role', '=', 'student')
    .where('past', '=', 0)
    .execute()
  return ['place', ...children.flatMap(child => around(child.target, child.grade))]
}

const around = (section: string, grade: string): Audience[] => [
  `section:${section}`,
  `grade:${grade}`,
  `guardians:${section}`,
  `guardians-grade:${grade}`,
]

/** For how many people a broadcast is meant: the students of a section or grade, or their guardians, each counted once. */
export async function countPeople(tx: Tx, place: string, audience: Audience): Promise<number> {
  const [kind, subject = ''] = audience.split(':')
  const of = (where: ReturnType<typeof sql>) => sql`
    select count(distinct person_id) as people from ties where place_id = ${place} and past = 0 and ${where}`
  const students = (where: ReturnType<typeof sql>) => sql`role = 'student' and ${where}`
  const guardians = (where: ReturnType<typeof sql>) => sql`role = 'guardian' and target in (
    select person_id from ties where place_id = ${place} and past = 0 and ${students(where)})`
  const inSection = sql`target = ${subject}`
  const inGrade = sql`grade = ${subject}`
  const query =
    kind === 'section'
      ? of(students(inSection))
      : kind === 'grade'
        ? of(students(inGrade))
        : kind === 'guardians'
          ? of(guardians(inSection))
          : kind === 'guardians-grade'
            ? of(guardians(inGrade))
            : kind === 'staff'
              ? of(sql`role in ('teacher', 'homeroom', 'principal', 'counselor', 'support')`)
              : of(sql`role <> 'participant'`)
  const { rows } = await query.execute(tx)
  return Number((rows[0] as { people: number | string }).people)
}
