import { newId } from '../../letters/id.ts'
import type { Statements } from '../store/store.ts'

/**
 * A restored server has forgotten what came after the backup. Its new epoch tells the phones so: they take everything anew
 * and offer again what had been acknowledged.
 */
export async function beginAnew({ places }: Statements, now: number): Promise<void> {
  for (const place of await places.all()) await places.setEpoch(place, newId(now))
}
