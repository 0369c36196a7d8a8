/** All counts of a place at once, for a change that touches most of them; one by one they are in headcount.ts. */
import { sql } from 'kysely'
import { circleAudience, type Audience, type Circled } from '../../domain/audiences.ts'
import { countedCircles, countedOf } from '../../domain/notices/count.ts'
import type { Tx } from '../db/database.ts'
import { countPeople } from './headcount.ts'

/** Every audience that was ever counted or could be: around sections and grades that have, or had, somebody. */
export async function allHeadcounts(tx: Tx, place: string): Promise<Map<Audience, number>> {
  const counts = new Map<Audience, number>()
  const { rows: rooms } = await sql<{ target: string; grade: string }>`
    select distinct target, grade from ties
    where place_id = ${place} and role in ('student', 'teacher', 'homeroom')`.execute(tx)
  for (const circle of countedCircles)
    for (const { target, grade } of rooms)
      for (const audience of countedOf(circle, target, grade)) counts.set(audience, 0)
  for (const circle of countedCircles)
    for (const of of ['school', 'grade', 'section'] as const) {
      const { rows } = await peopleBy(place, { circle, of }).execute(tx)
      for (const { subject, people } of rows)
        counts.set(circleAudience({ circle, of, subject }), Number(people))
    }
  for (const audience of ['place', 'staff'] as const)
    counts.set(audience, await countPeople(tx, place, audience))
  return counts
}

function peopleBy(place: string, { circle, of }: Pick<Circled, 'circle' | 'of'>) {
  const subject = { school: sql`''`, grade: sql`grade`, section: sql`section` }[of]
  return sql<{ subject: string; people: number | string }>`
    with present as (select person_id, role, target, grade from ties where place_id = ${place} and past = 0),
    heard as (
      select 'students' as who, person_id, target as section, grade from present where role = 'student'
      union all select 'guardians', own.person_id, child.target, child.grade from present own
        join present child on child.person_id = own.target and child.role = 'student'
        where own.role = 'guardian'
      union all select 'teachers', person_id, target, grade from present where role in ('teacher', 'homeroom')
    )
    select ${subject} as subject, count(distinct person_id) as people from heard
    where who in (${sql.join(circle.split('+'))}) group by 1`
}
