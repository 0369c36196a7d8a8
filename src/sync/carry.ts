/**
 * Where there is no network, somebody carries. Step by step:
 *   1. this phone makes a file: the same request as over the net, sealed to the school, and notes what it asked;
 *   2. any phone with network hands it in, and gets an answer that it cannot read;
 *   3. brought back, the answer is taken in as any late answer is. Twice, weeks late, or never: no work is lost, and none is
 *      done twice, since over the net the same letters go as well.
 */
import { hashOfFile, openAnswer, sealRequest } from '../letters/carried.ts'
import { newLetterId } from '../letters/id.ts'
import { makeInbox, publicText, readVerifier } from '../letters/keys.ts'
import type { Phone } from '../storage/phone.ts'
import { fromBase64url, join } from '../wire/bytes.ts'
import { readCarried } from '../wire/carried.ts'
import { ask } from './ask.ts'
import { trimOutbox } from './receipts.ts'
import { take } from './take.ts'
import { schoolOf } from './tap.ts'

/** Milliseconds for which an answer can still be brought back. */
export const awaited = 90 * 24 * 60 * 60 * 1000

/**
 * A file to be carried; undefined where nobody lives on this phone yet, or no school's key is known.
 * @param without letters that stay here this time.
 */
export async function carryOut(
  phone: Phone,
  now = Date.now(),
  without: ReadonlySet<string> = new Set(),
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const { vault } = phone
  const [first] = await vault.schools.toArray()
  const school = first && (await schoolOf(phone, first.place))
  // It may be weeks until it arrives, at a school that has come back from a backup: it says itself who it is.
  const asked = school && (await ask(phone, { shown: true, without }))
  if (!asked) return undefined
  const { signature, body, letters, held, epochs, at } = asked
  const key = await makeInbox(false)
  const id = newLetterId()
  const point = fromBase64url(await publicText(key))!
  const request = join(fromBase64url(signature)!, body)
  const file = await sealRequest(school, fromBase64url(id)!, point, request)
  const hash = (await hashOfFile(file)).buffer
  await vault.transaction('rw', vault.carried, async () => {
    await vault.carried
      .where('at')
      .below(now - awaited)
      .delete()
    await vault.carried.put({
      id,
      place: first.place,
      key,
      hash,
      letters,
      held: [...held],
      epochs: [...epochs],
      at,
    })
  })
  return file
}

export type HandedIn =
  | { ok: true; answer: Uint8Array<ArrayBuffer> }
  | { ok: false; why: 'no_way' | 'refused' }

/** Hands in a file for whoever wrote it: bytes or text, as they were received. */
export async function handIn(file: Uint8Array, send: typeof fetch): Promise<HandedIn> {
  try {
    const headers = { 'content-type': 'application/octet-stream' }
    const response = await send('/carried', { method: 'POST', headers, body: new Uint8Array(file) })
    if (response.status >= 500 || response.status === 429) return { ok: false, why: 'no_way' }
    const answer = new Uint8Array(await response.arrayBuffer())
    // Somebody else's page may also say 200.
    if (!response.ok || readCarried(answer)?.kind !== 'answer') return { ok: false, why: 'refused' }
    return { ok: true, answer }
  } catch (error) {
    if (error instanceof TypeError) return { ok: false, why: 'no_way' }
    throw error
  }
}

/** @returns whether it was the school's answer to a file of this phone's. What was not changes nothing. */
export async function carryIn(phone: Phone, bytes: Uint8Array): Promise<boolean> {
  const { vault } = phone
  const carried = readCarried(bytes)
  const record = carried?.kind === 'answer' ? await vault.carried.get(carried.id) : undefined
  const school = record && (await vault.schools.get(record.place))
  const signer = school && (await readVerifier(school.sign))
  if (!carried || !record || !signer) return false
  const answer = await openAnswer(record.key, signer, new Uint8Array(record.hash), bytes)
  if (!answer) return false
  const { letters, held, epochs, at } = record
  const taken = await take(phone, { letters, held: new Map(held), epochs: new Map(epochs), at }, answer)
  if (!taken.ok) return false
  await trimOutbox(phone, taken.now)
  phone.bell.ring()
  return true
}
