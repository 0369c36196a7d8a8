/** The one place where a device is believed: its key is known to some school, and its signature is over what it sent. */
import { takenInFor } from '../../domain/phones/phone.ts'
import { whoMay } from '../../domain/policy/entering.ts'
import type { Asker } from '../../domain/policy/rule.ts'
import { keyId, readVerifier, verify } from '../../letters/keys.ts'
import { fromBase64url } from '../../wire/bytes.ts'
import type { House } from '../house.ts'

/** @param signature base64url. */
export async function isSigned(
  device: string,
  key: string | undefined,
  signed: Uint8Array,
  signature: string,
): Promise<boolean> {
  const mark = fromBase64url(signature)
  if (!mark || !key || (await keyId(key)) !== device) return false
  const verifier = await readVerifier(key)
  return !!verifier && verify(verifier, mark, signed)
}

/** The persons whose profiles live on this device, in one place; none when it is no home there, or was ended. */
export async function personsOn({ db }: House, place: string, device: string): Promise<string[]> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('devices', join =>
      join
        .onRef('devices.place_id', '=', 'enrolments.place_id')
        .onRef('devices.device_id', '=', 'enrolments.device_id'),
    )
    .select('person_id')
    .distinct()
    .where('enrolments.place_id', '=', place)
    .where('enrolments.device_id', '=', device)
    .where('devices.ended_at', 'is', null)
    .execute()
  return rows.map(row => row.person_id)
}

/** Whether the table lets somebody on this device in: by one of his present ties in the place, or as one whose ties are past. */
export async function isLetIn(
  { db, now }: House,
  place: string,
  device: string,
  [resource, action]: readonly [string, string],
): Promise<boolean> {
  const rows = await db
    .selectFrom('enrolments')
    .innerJoin('devices', join =>
      join
        .onRef('devices.place_id', '=', 'enrolments.place_id')
        .onRef('devices.device_id', '=', 'enrolments.device_id'),
    )
    .leftJoin('ties', join =>
      join
        .onRef('ties.place_id', '=', 'enrolments.place_id')
        .onRef('ties.person_id', '=', 'enrolments.person_id')
        .on('ties.past', '=', 0),
    )
    .select(['ties.role', 'devices.ended_at as endedAt'])
    .distinct()
    .where('enrolments.place_id', '=', place)
    .where('enrolments.device_id', '=', device)
    .execute()
  const roles = whoMay(resource, action)
  const askerOf = ({ role, endedAt }: (typeof rows)[number]): Asker | undefined => {
    if (endedAt !== null) return now() - endedAt <= takenInFor ? 'ended-device' : undefined
    return (role as Asker | null) ?? 'ended'
  }
  return rows.some(row => roles.includes(askerOf(row) ?? ''))
}
