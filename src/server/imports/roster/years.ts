import type { Tx } from '../../db/database.ts'
import type { StrangersIn } from './calls.ts'
import type { Year } from '../../../domain/years/year.ts'

/** The year of the sections that the last register brought, and the year of those that this one brings. */
export async function yearsFor(
  tx: Tx,
  place: string,
  source: string,
): Promise<{ before: string; now: string }> {
  const stored = await tx
    .selectFrom('rows')
    .select('body')
    .where('place_id', '=', place)
    .where('noun', '=', 'year')
    .where('gone', '=', 0)
    .executeTakeFirst()
  if (!stored) return { before: '', now: '' }
  const year = JSON.parse(stored.body) as Year
  const since = await tx
    .selectFrom('imports')
    .select('import_id')
    .where('place_id', '=', place)
    .where('source', '=', source)
    .where('state', '=', 'done')
    .where('at', '>=', year.beganAt)
    .limit(1)
    .executeTakeFirst()
  return { before: since ? year.of : year.before, now: year.of }
}

/** Of some sections, those to which somebody else than these people is tied. */
export function strangersIn(tx: Tx, place: string): StrangersIn {
  return async (sections, people) => {
    if (sections.length === 0) return new Set()
    const ties = await tx
      .selectFrom('ties')
      .select(['target', 'person_id'])
      .where('place_id', '=', place)
      .where('past', '=', 0)
      .where('target', 'in', sections)
      .execute()
    return new Set(ties.flatMap(({ target, person_id }) => (people.has(person_id) ? [] : [target])))
  }
}
