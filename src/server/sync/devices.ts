import type { Database } from '../db/database.ts'
import type { Statements } from '../store/store.ts'
import type { SyncDesk } from './desk.ts'
import type { Held } from './pulling.ts'

const hour = 60 * 60 * 1000

/** Notes what a device holds: the cursor that it brings says what it has truly kept. Written only when that changed. */
export async function noteDevice(house: SyncDesk, place: string, device: string, held: Held): Promise<void> {
  const now = house.now()
  await house.store.each.phones.note(place, device, held, now, now - hour)
}

/** From this moment on the school says nothing more to a lost phone. @returns false where it had been ended before. */
export async function endDevice(db: Database, place: string, device: string, now: number): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('devices')
    .set({ ended_at: now })
    .where('place_id', '=', place)
    .where('device_id', '=', device)
    .where('ended_at', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/**
 * A new card opens a found phone again, for its own person alone: every other pocket on it needs a card of its own, because
 * whoever holds the phone now may be a stranger to them.
 */
export async function reviveDevice(tx: Statements, place: string, device: string, profile: string) {
  if (await tx.phones.revive(place, device)) await tx.phones.forgetOthers(place, device, profile)
}

export interface DeviceOf {
  device: string
  enrolledAt: number
  seenAt: number
  endedAt: number | null
  /** Others whose pockets are on the same phone. */
  others: string[]
}

/** The phones of one person, the latest first. */
export async function devicesOf(db: Database, place: string, person: string): Promise<DeviceOf[]> {
  const on = () =>
    db
      .selectFrom('enrolments')
      .innerJoin('devices', join =>
        join
          .onRef('devices.place_id', '=', 'enrolments.place_id')
          .onRef('devices.device_id', '=', 'enrolments.device_id'),
      )
      .where('enrolments.place_id', '=', place)
  const own = await on()
    .select(['devices.device_id as device', 'enrolled_at', 'seen_at', 'ended_at'])
    .where('person_id', '=', person)
    .orderBy('seen_at', 'desc')
    .execute()
  return Promise.all(
    own.map(async ({ device, enrolled_at, seen_at, ended_at }) => ({
      device,
      enrolledAt: enrolled_at,
      seenAt: seen_at,
      endedAt: ended_at,
      others: (
        await on()
          .select('person_id')
          .distinct()
          .where('devices.device_id', '=', device)
          .where('person_id', '<>', person)
          .execute()
      ).map(other => other.person_id),
    })),
  )
}
