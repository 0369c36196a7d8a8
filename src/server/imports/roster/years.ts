import type { Tx } from '../../db/database.ts'
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
