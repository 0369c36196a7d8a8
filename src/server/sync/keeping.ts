/** The quarantine: letters whose author is not known yet, or whose phone was ended. */
import { whoMay } from '../../domain/policy/entering.ts'
import type { Asker } from '../../domain/policy/rule.ts'
import type { RefusalCode } from '../../domain/refusal.ts'
import { toBase64url } from '../../wire/bytes.ts'
import type { SyncDesk } from './desk.ts'

export interface Kept {
  place: string
  id: string
  profile: string
  device: string
  bytes: Uint8Array
}

/** More than a term of one family; beyond it a phone keeps its letters until its card is set right. */
const keptOfDevice = 1000

/**
 * Nobody's work is thrown away: it waits for its author's enrolment, or for the support desk.
 * @returns false when this device has filled its share: the letter stays on the phone.
 */
export async function keep(
  house: SyncDesk,
  { place, id, profile, device, bytes }: Kept,
  reason: RefusalCode,
) {
  const sender: Asker = reason === 'device_ended' ? 'ended-device' : 'anonymous'
  if (!whoMay('letters', 'wait').includes(sender)) return true
  const { waiting } = house.store.each
  if ((await waiting.countOthers(place, device, id)) >= keptOfDevice) return false
  const letter = toBase64url(bytes)
  await waiting.keep(place, { id, profile, device, reason, letter, at: house.now() })
  return true
}
