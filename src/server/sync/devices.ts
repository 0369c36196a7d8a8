import type { House } from '../house.ts'
import type { Held } from './answer.ts'

const hour = 60 * 60 * 1000

/** Notes what a device holds: the cursor that it brings says what it has truly kept. Written only when that changed. */
export async function noteDevice(house: House, place: string, device: string, held: Held): Promise<void> {
  const now = house.now()
  await house.db
    .updateTable('devices')
    .set({ cursor: held.cursor, generation: held.generation, seen_at: now })
    .where('place_id', '=', place)
    .where('device_id', '=', device)
    .where(eb =>
      eb.or([
        eb('cursor', '<>', held.cursor),
        eb('generation', '<>', held.generation),
        eb('seen_at', '<', now - hour),
      ]),
    )
    .execute()
}
