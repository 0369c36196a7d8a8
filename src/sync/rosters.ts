/** A principal's errand to the office, over the network and at once: there is nothing to keep for later. */
import type { RosterReply } from '../domain/rosters/roster.ts'
import { newLetterId } from '../letters/id.ts'
import { openReply, writeErrand } from '../letters/errand.ts'
import { readVerifier } from '../letters/keys.ts'
import { deviceOf } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import type { Errand, ErrandHead } from '../wire/rosters.ts'
import { schoolOf } from './tap.ts'

/** @returns what the office says; `no_way` when it could not be reached, `too_large` when it does not take so much. */
export async function runErrand(
  session: Session,
  place: string,
  errand: Errand,
  file?: Uint8Array,
): Promise<RosterReply | 'no_way' | 'too_large'> {
  const { phone, keys, profile } = session
  const school = await schoolOf(phone, place)
  const card = await phone.vault.schools.get(place)
  const verifier = card && (await readVerifier(card.sign))
  if (!school || !verifier) return 'no_way'
  const id = newLetterId()
  const head: ErrandHead = { d: (await deviceOf(phone)).id, p: profile.id, place, id, errand }
  const body = await writeErrand(school, keys.signer, head, file)
  try {
    const response = await fetch('/api/rosters', {
      method: 'POST',
      headers: { 'content-type': 'application/octet-stream' },
      body,
      cache: 'no-store',
    })
    if (response.status === 413) return 'too_large'
    if (response.status === 401 || response.status === 404) return { refused: 'not_yours' }
    if (!response.ok) return 'no_way'
    const bytes = new Uint8Array(await response.arrayBuffer())
    const reply = await openReply(keys.inbox, verifier, profile.id, id, bytes)
    // Something else answered: a captive portal, a cache.
    return (reply as RosterReply | undefined) ?? 'no_way'
  } catch (error) {
    if (error instanceof TypeError || (error as Error).name === 'AbortError') return 'no_way'
    throw error
  }
}
