/**
 * The audiences of one person, as SQL: the same rule as the predicate `belongs` in domain/audiences.ts.
 * test/server/audiences proves over random ties that the two agree.
 */
import { sql } from 'kysely'
import { circles, notHeard, type Audience } from '../../domain/audiences.ts'
import type { Database } from '../db/database.ts'

/** Which circles name whom: `('students', 'students+teachers'), …`. */
const naming = sql`${sql.raw(
  circles
    .flatMap(circle => circle.split('+').map(who => `select '${who}' as who, '${circle}' as circle`))
    .join(' union all '),
)}`

export async function audiencesOf(db: Database, place: string, person: string): Promise<Audience[]> {
  const teaching = sql`own.role in ('teacher', 'homeroom')`
  const overseeing = sql`exists (select 1 from own where own.role in ('principal', 'counselor'))`
  const { rows } = await sql<{ audience: Audience }>`
    with own as (
      select role, target, grade from ties where place_id = ${place} and person_id = ${person} and past = 0
    ), kids as (
      select child.target as section, child.grade as grade from own
      join ties child on child.place_id = ${place} and child.person_id = own.target
      where own.role = 'guardian' and child.role = 'student' and child.past = 0
    ), sections as (
      select id from rows where place_id = ${place} and noun = 'section' and gone = 0 and ${overseeing}
    ), grades as (
      select distinct grade from ties where place_id = ${place} and grade <> '' and ${overseeing}
    ), naming as (${naming}), heard as (
      select 'students' as who, target as section, grade from own where role = 'student'
      union select 'guardians', section, grade from kids
      union select 'teachers', target, grade from own where ${teaching}
    )
    select 'place' as audience from own where role not in (${sql.join(notHeard)})
    union select 'place' from kids
    union select 'self:' || cast(${person} as text) from own
    union select 'staff' from own
      where role in ('teacher', 'homeroom', 'principal', 'counselor', 'support')
    union select 'section:' || target from own where role = 'student' or ${teaching}
    union select 'section:' || section from kids
    union select 'section:' || id from sections
    union select circle from naming join heard on naming.who = heard.who
    union select circle || '-grade:' || grade from naming join heard on naming.who = heard.who
    union select circle || ':' || section from naming join heard on naming.who = heard.who
    union select circle from naming where ${overseeing}
    union select circle || '-grade:' || grade from naming cross join grades
    union select circle || ':' || id from naming cross join sections
    union select 'pupil:' || cast(${person} as text) from own
      where role in ('student', 'leaver')
    union select 'pupil:' || target from own where role = 'guardian'
    union select 'pupil:' || pupil.person_id from own
      join ties pupil on pupil.place_id = ${place} and pupil.target = own.target
      where ${teaching} and pupil.role = 'student' and pupil.past = 0
    union select 'watch:' || target from own where ${teaching}
    union select 'watch:' || id from rows where place_id = ${place} and noun = 'section' and gone = 0
      and exists (select 1 from own where own.role = 'principal')
    union select 'thread:' || target from own where role = 'participant'
  `.execute(db)
  return rows.map(row => row.audience).sort()
}

/** Sections that a pupil has left: work that he was given there may still arrive. */
export async function pastSections(db: Database, place: string, person: string): Promise<Audience[]> {
  const rows = await db
    .selectFrom('ties')
    .select('target')
    .where('place_id', '=', place)
    .where('person_id', '=', person)
    .where('role', '=', 'student')
    .where('past', '=', 1)
    .execute()
  return rows.map(row => `section:${row.target}` as const)
}
