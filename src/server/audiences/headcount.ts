/** For how many people a row is meant, as SQL. What only oversees them (principal, counselor) is not counted among them. */
import { sql, type RawBuilder } from 'kysely'
import { circleAudience, circleOf, type Audience, type Circle, type Named } from '../../domain/audiences.ts'
import { readersBy } from '../../domain/policy/reading.ts'
import type { Database } from '../db/database.ts'
import { isAmong } from './roles.ts'

type Where = RawBuilder<unknown>

/** Each person once, in however many of the named ways he belongs; without whoever wrote it, where that is said. */
export async function countPeople(
  db: Database,
  place: string,
  audience: Audience,
  without = '',
): Promise<number> {
  const { rows } = await sql<{ people: number | string }>`
    select count(distinct person_id) as people from ties
    where place_id = ${place} and past = 0 and person_id <> ${without}
      and ${meant(place, audience)}`.execute(db)
  return Number(rows[0]!.people)
}

/** The condition on a present tie of a place under which its person is meant by the audience. */
export function meant(place: string, audience: Audience): Where {
  if (audience === 'staff') return isAmong('role', readersBy('staff', 'whole place'))
  if (audience === 'place')
    return sql`(${isAmong('role', readersBy('place', 'whole place'))} or ${named(place, 'guardians', sql`1 = 1`)})`
  // Lessons and tasks hang on a section's board for all around it; they are meant for those who learn there.
  if (audience.startsWith('section:')) return named(place, 'students', sql`target = ${audience.slice(8)}`)
  const circled = circleOf(audience)
  if (!circled) return sql`1 = 0`
  const { circle, of, subject } = circled
  const here =
    of === 'school' ? sql`1 = 1` : of === 'grade' ? sql`grade = ${subject}` : sql`target = ${subject}`
  const ways = circle.split('+').map(who => named(place, who as Named, here))
  return sql`(${sql.join(ways, sql` or `)})`
}

/** The same for whose phones are counted: families', as soon as it speaks to families at all. */
export function onFamilyPhones(place: string, audience: Audience): Where {
  if (audience === 'place') return meant(place, 'students+guardians')
  const circled = circleOf(audience)
  const family = circled?.circle.split('+').filter(who => who !== 'teachers') ?? []
  if (!circled || family.length === 0) return meant(place, audience)
  return meant(place, circleAudience({ ...circled, circle: family.join('+') as Circle }))
}

function named(place: string, who: Named, here: Where): Where {
  if (who !== 'guardians') return sql`(${isAmong('role', readersBy(who, 'own section'))} and ${here})`
  return sql`(${isAmong('role', readersBy(who, 'own child’s section'))} and target in (
    select person_id from ties where place_id = ${place} and past = 0 and role = 'student' and ${here}))`
}
