import type { Statements } from '../store/store.ts'
import type { SyncDesk } from './desk.ts'
import type { Held } from './pulling.ts'

const hour = 60 * 60 * 1000

/** Notes what a device holds: the cursor that it brings says what it has truly kept. Written only when that changed. */
export async function noteDevice(house: SyncDesk, place: string, device: string, held: Held): Promise<void> {
  const now = house.now()
  await house.store.each.phones.note(place, device, held, now, now - hour)
}

/**
 * A new card opens a found phone again, for its own person alone: every other pocket on it needs a card of its own, because
 * whoever holds the phone now may be a stranger to them.
 */
export async function reviveDevice(tx: Statements, place: string, device: string, profile: string) {
  if (await tx.phones.revive(place, device)) await tx.phones.forgetOthers(place, device, profile)
}
