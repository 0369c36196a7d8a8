import { readInbox, readVerifier } from '../../letters/keys.ts'
import type { House } from '../house.ts'

export interface Author {
  person: string
  inbox: CryptoKey
  verifier: CryptoKey
}

/** Who a profile on a device is in a place; undefined when nobody, or when the school has ended the device. */
export async function authorOf(
  { db }: House,
  place: string,
  profile: string,
  device: string,
): Promise<Author | undefined> {
  const found = await db
    .selectFrom('enrolments')
    .innerJoin('devices', join =>
      join
        .onRef('devices.place_id', '=', 'enrolments.place_id')
        .onRef('devices.device_id', '=', 'enrolments.device_id'),
    )
    .select(['enrolments.person_id', 'enrolments.sign_key', 'enrolments.inbox_key'])
    .where('enrolments.place_id', '=', place)
    .where('enrolments.profile_id', '=', profile)
    .where('enrolments.device_id', '=', device)
    .where('devices.ended_at', 'is', null)
    .executeTakeFirst()
  const inbox = found && (await readInbox(found.inbox_key))
  const verifier = found && (await readVerifier(found.sign_key))
  return found && inbox && verifier ? { person: found.person_id, inbox, verifier } : undefined
}
