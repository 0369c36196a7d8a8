import type { Role } from '../../domain/people/person.ts'
import type { Database } from '../db/database.ts'

/** Persons on this device who hold one of these roles in a place. */
export async function personsAs(
  db: Database,
  place: string,
  device: string,
  roles: readonly Role[],
): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('ties', join =>
      join
        .onRef('ties.place_id', '=', 'enrolments.place_id')
        .onRef('ties.person_id', '=', 'enrolments.person_id'),
    )
    .select('enrolments.person_id as person')
    .distinct()
    .where('enrolments.place_id', '=', place)
    .where('enrolments.device_id', '=', device)
    .where('ties.role', 'in', roles)
    .where('ties.past', '=', 0)
    .execute()
  return rows.map(row => row.person)
}
