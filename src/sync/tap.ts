/**
 * Somebody taps. Step by step:
 *   1. the action is checked on what this phone knows; a refusal is told at once and nothing is kept;
 *   2. it gets the device's next number and is written as a letter, sealed to the school and signed;
 *   3. letter, author's copy and the queue of its files go to the vault in one transaction: from here on it can't be lost by us;
 *   4. guardians on the same phone get a sealed copy, the screen shows the effect, and the outbox is woken.
 */
import { findAction } from '../domain/actions.ts'
import { attachedTo, usefulness } from '../domain/attachments/standing.ts'
import { refuse, type Refusal } from '../domain/refusal.ts'
import { checkShape } from '../domain/shape.ts'
import type { Tap } from '../domain/submissions/submission.ts'
import { newLetterId } from '../letters/id.ts'
import { readInbox, schoolKeyId } from '../letters/keys.ts'
import { writeLetter, type School } from '../letters/letter.ts'
import { queueFiles } from '../storage/files.ts'
import { momentOf } from '../storage/home.ts'
import { tellKin } from '../storage/kin.ts'
import { encryptJson } from '../storage/lock.ts'
import { deviceOf, nextNumber, type Phone } from '../storage/phone.ts'
import type { Act } from '../storage/acts.ts'
import type { Session } from '../storage/session.ts'
import type { Waiting } from '../storage/vault.ts'
import type { Doing } from './doing.ts'
import { limits } from '../wire/sync.ts'
import { wake } from './waking.ts'

/** @returns a refusal to be told, or undefined when it is safe on this phone. */
export async function tap(
  session: Session,
  { place, name, version = 1, args }: Doing,
): Promise<Refusal | undefined> {
  const action = findAction(name, version)
  if (!action) return refuse('unknown_action')
  const checked = checkShape(action.shape, args)
  if (!checked.ok) return refuse('wrong_shape', checked.field)
  const home = session.home(place)
  if (!home) return refuse('not_yours')
  const tapped = await tapNow(session.phone)
  const refusal = await action.check(checked.value, home.actor(), home, momentOf(tapped))
  if (refusal) return refusal

  const n = await nextNumber(session.phone, 'acts')
  const { waiting, letter } = await write(session, place, n, {
    a: { name, v: version },
    x: checked.value,
    t: tapped,
  })
  // One letter that no request can carry would hold up everybody's.
  if (waiting.bytes.byteLength > limits.letter) return refuse('too_long')
  const done: Act = { n, place, letter, name, version, args: checked.value, tap: tapped }
  const copy = await session.copyOf(done)
  const { vault } = session.phone
  const tables = [vault.profiles, vault.outbox, vault.copies, vault.files, vault.uploads]
  const left = await vault.transaction('rw', tables, async () => {
    // In another tab he may have left this phone; whoever wrote for him here would write for nobody.
    if (!(await vault.profiles.get(session.profile.id))) return true
    await vault.outbox.put(waiting)
    await vault.copies.put(copy)
    const queued = { n, place, rank: usefulness(name), madeAt: tapped.clock }
    await queueFiles(vault, attachedTo(checked.value), queued)
    return false
  })
  if (left) return refuse('profile_left')
  // What opens a pocket, and what was agreed to, is between its owner and the school.
  const apart = name === 'rescues.keep' || name === 'consents.give'
  if (session.profile.desk === 'student' && home.person && !apart)
    await tellKin(session.phone, session.profile.id, { ...done, person: home.person })
  await session.refresh()
  session.phone.bell.ring()
  wake()
  return undefined
}

/** Writes content as a letter; while the school's key is unknown it waits under the author's own key. */
export async function write(session: Session, place: string, n: number, inside: object) {
  const { phone, profile, keys } = session
  const content = { d: (await deviceOf(phone)).id, p: profile.id, n, ...inside }
  const common = { n, profile: profile.id, place, settledAt: 0 }
  const school = await schoolOf(phone, place)
  if (!school) {
    const letter = newLetterId()
    const bytes = await encryptJson(keys.dataKey, content)
    return { letter, waiting: { ...common, letter, bytes, sealed: 0 } satisfies Waiting }
  }
  const { id, bytes } = await writeLetter(school, keys.signer, content)
  return { letter: id, waiting: { ...common, letter: id, bytes: bytes.buffer, sealed: 1 } satisfies Waiting }
}

export async function schoolOf(phone: Phone, place: string): Promise<School | undefined> {
  const card = await phone.vault.schools.get(place)
  const seal = card && (await readInbox(card.seal))
  return seal ? { seal, keyId: await schoolKeyId(card.seal) } : undefined
}

/** What the phone knows of the time: its own clock, and how far it was off when it last spoke with the school. */
async function tapNow({ board }: Phone): Promise<Tap> {
  const contact = await board.meta.get('contact')
  const clock = Date.now()
  return { clock, offset: contact ? contact.server - contact.phone : 0, contact: contact?.server ?? 0 }
}
