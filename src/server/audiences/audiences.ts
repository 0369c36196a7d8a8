/**
 * The audiences of one person, as SQL: the reading rules of the table (domain/policy), which the predicate `belongs` asks one
 * by one. test/server/audiences proves over random ties that the two agree.
 */
import { sql, type RawBuilder } from 'kysely'
import { circles, named, type Audience } from '../../domain/audiences.ts'
import { mayFinish, readersNow } from '../../domain/policy/reading.ts'
import type { Relation } from '../../domain/policy/rule.ts'
import type { Database } from '../db/database.ts'
import { isAmong } from './roles.ts'

type Sql = RawBuilder<unknown>

/** Kinds that stand alone, that hang on a section, that name somebody in one, and that belong to a person. */
const alone = ['place', 'staff', 'families']
const hanging = ['section', 'watch']
const naming: readonly string[] = named
const kinds = [...alone, ...hanging, ...naming, 'pupil', 'self', 'thread']

interface Asked {
  kind: string
  roles: readonly string[]
  place: string
  person: string
}

/** As text: they are our own words, and this is asked with every pull. */
const lit = (text: string) => sql.raw(`'${text}'`)
const holdsOne = (roles: readonly string[]) =>
  sql`exists (select 1 from own where ${isAmong('own.role', roles)})`
const toTarget = ({ kind, roles }: Asked) =>
  sql`select ${lit(kind)}, target, ${sql.raw(gradeFor(kind))} from own where ${isAmong('own.role', roles)}`
const gradeFor = (kind: string) => (naming.includes(kind) ? 'grade' : 'null')

/** For each relation: what of a kind the holders of some roles read by it, as kind, subject, grade. */
const ways: Partial<Record<Relation, (asked: Asked) => Sql[]>> = {
  'whole place': ({ kind, roles }) => {
    const itself = sql`select ${lit(kind)}, null, null from own where ${isAmong('own.role', roles)}`
    const sections = sql`select ${lit(kind)}, id, null from sections where ${holdsOne(roles)}`
    const grades = sql`select ${lit(kind)}, null, grade from grades where ${holdsOne(roles)}`
    if (alone.includes(kind)) return [itself]
    return hanging.includes(kind) ? [sections] : [itself, sections, grades]
  },
  'own child’s section': ({ kind, roles }) => {
    const where = alone.includes(kind) ? 'null, null' : `section, ${gradeFor(kind)}`
    return [sql`select ${lit(kind)}, ${sql.raw(where)} from kids where ${isAmong('kids.role', roles)}`]
  },
  itself: ({ kind, roles, person }) => [
    sql`select ${lit(kind)}, cast(${person} as text), null from own where ${isAmong('own.role', roles)}`,
  ],
  'own section': asked => [toTarget(asked)],
  'own child': asked => [toTarget(asked)],
  'own thread': asked => [toTarget(asked)],
  'own pupil': ({ kind, roles, place }) => [
    sql`select ${lit(kind)}, pupil.person_id, null from own
      join ties pupil on pupil.place_id = ${place} and pupil.target = own.target
      where ${isAmong('own.role', roles)} and pupil.role = 'student' and pupil.past = 0`,
  ],
}

export async function audiencesOf(db: Database, place: string, person: string): Promise<Audience[]> {
  const readers = readersNow()
  const read = kinds.flatMap(kind =>
    Object.entries(ways).flatMap(([relation, way]) => {
      const roles = readers.get(`${kind}/${relation}`)
      return roles ? way({ kind, roles, place, person }) : []
    }),
  )
  const by = (relation: Relation, of: readonly string[]) => [
    ...new Set(of.flatMap(kind => readers.get(`${kind}/${relation}`) ?? [])),
  ]
  const oversees = holdsOne(by('whole place', [...hanging, ...naming]))
  const { rows } = await sql<Read>`
    with own as (
      select role, target, grade from ties where place_id = ${place} and person_id = ${person} and past = 0
    ), kids as (
      select own.role as role, child.target as section, child.grade as grade from own
      join ties child on child.place_id = ${place} and child.person_id = own.target
      where ${isAmong('own.role', by('own child’s section', kinds))} and child.role = 'student' and child.past = 0
    ), sections as (
      select id from rows where place_id = ${place} and noun = 'section' and gone = 0 and ${oversees}
    ), grades as (
      select distinct grade from ties where place_id = ${place} and grade <> '' and ${oversees}
    ), audiences (kind, subject, grade) as (${sql.join(read, sql` union `)})
    select kind, subject, grade from audiences`.execute(db)
  return [...new Set(rows.flatMap(audiencesIn))].sort()
}

interface Read {
  kind: string
  subject: string | null
  grade: string | null
}

/** Whoever is named in a section hears all circles that name him, of the section, of its grade and of the school. */
function audiencesIn({ kind, subject, grade }: Read): Audience[] {
  if (!naming.includes(kind)) return [(subject === null ? kind : `${kind}:${subject}`) as Audience]
  return circles
    .filter(circle => circle.split('+').includes(kind))
    .flatMap(circle => [
      circle,
      ...(subject === null ? [] : [`${circle}:${subject}` as const]),
      ...(grade === null ? [] : [`${circle}-grade:${grade}` as const]),
    ])
}

/** Sections that a pupil has left: work that he was given there may still arrive. */
export async function pastSections(db: Database, place: string, person: string): Promise<Audience[]> {
  if (!mayFinish()) return []
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
