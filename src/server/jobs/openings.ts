/**
 * Hangs solutions on their section's board when their hour has come. Looked for whenever a phone of the school asks, before it
 * is answered: so no phone is sent any of it a moment too early, and a school without visitors has nothing to do.
 */
import { waitsUntil } from '../../domain/solutions/solution.ts'
import { performOffice } from '../actions/perform.ts'
import type { SqlStore } from '../store/sql.ts'

/** What openings need of the house. */
interface Bench {
  store: SqlStore
  log: { warn(about: object, words: string): void }
  now(): number
}

export async function openWhatIsDue(house: Bench, place: string): Promise<void> {
  const now = house.now()
  const due = await house.store.each.db
    .selectFrom('rows')
    .select('id')
    .where('place_id', '=', place)
    .where('noun', '=', 'key')
    .where('about', '>=', waitsUntil(0))
    .where('about', '<=', waitsUntil(now))
    .where('gone', '=', 0)
    .execute()
  for (const { id } of due) {
    const call = { name: 'solutions.open', args: { assignment: id } }
    // Another phone may have opened it a moment ago, and its teacher may have put the hour off.
    const refusal = await performOffice(house.store, place, [call], now)
    if (refusal && refusal.refused !== 'not_open_yet')
      house.log.warn({ place, assignment: id, code: refusal.refused }, 'solutions were not opened')
  }
}
