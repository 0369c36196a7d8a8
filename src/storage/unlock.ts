/**
 * A pocket is opened by its secret. Step by step:
 *   1. while a wait runs nothing is tried;
 *   2. the try is counted, with the wait that follows it, before anything is derived: an app that is ended meanwhile gains nothing;
 *   3. the secret is stretched, mixed with the device's pepper, and unwraps the data key or does not;
 *   4. the right one clears the count. After the tenth wrong one the secret's wrapping goes, where the school holds a rescue code:
 *      the data stays, and so does all that is on its way.
 */
import { decrypt, encrypt, lockKey, rescueKey, type DataKey } from './lock.ts'
import { deviceOf, type Phone } from './phone.ts'
import { stretched, stretchedAnew, type MakeWorker } from './stretch.ts'
import type { Profile, SecretKind } from './vault.ts'
import { mostTries, runWaits, waitAfter, waitLeft } from './waits.ts'

export type Unlocked =
  | { kind: 'open'; dataKey: DataKey }
  /** `left`: milliseconds to wait; `tries`: how many are left before only the rescue code opens it. */
  | { kind: 'wrong'; left: number; tries: number | undefined }
  | { kind: 'wait'; left: number }
  /** Only the rescue code opens it. */
  | { kind: 'spent' }
  /** This phone could not stretch it now; it was not counted. */
  | { kind: 'stuck' }

export async function unlock(
  phone: Phone,
  id: string,
  secret: string,
  makeWorker: MakeWorker,
): Promise<Unlocked> {
  const counted = await countTry(phone, id)
  if (counted.kind !== 'counted') return counted
  const { profile, count } = counted
  const { lock } = profile
  if (lock.kind === 'none' || lock.kind === 'spent') throw new Error('This pocket has no secret')
  let key: Uint8Array<ArrayBuffer>
  try {
    key = await stretched({ secret, salt: lock.salt }, lock.stretch, makeWorker)
  } catch {
    await uncount(phone, profile)
    return { kind: 'stuck' }
  }
  const dataKey = await unwrap(await lockKey(await deviceOf(phone), id, lock, key), profile.dataKey)
  if (dataKey) {
    await phone.vault.profiles.where('id').equals(id).modify(clear)
    return { kind: 'open', dataKey }
  }
  const rescued = await hasRescue(phone, profile)
  if (count >= mostTries && rescued) {
    await spend(phone, id)
    return { kind: 'spent' }
  }
  if (waitAfter(count) > 0) runWaits(phone)
  return { kind: 'wrong', left: waitAfter(count), tries: rescued ? mostTries - count : undefined }
}

type Counted =
  | { kind: 'counted'; profile: Profile; count: number }
  | { kind: 'wait'; left: number }
  | { kind: 'spent' }

async function countTry(phone: Phone, id: string): Promise<Counted> {
  const { vault, board } = phone
  const before = (await vault.profiles.get(id))!
  const rescued = await hasRescue({ vault, board }, before)
  return vault.transaction('rw', vault.profiles, async (): Promise<Counted> => {
    const profile = (await vault.profiles.get(id))!
    if (profile.lock.kind === 'spent') return { kind: 'spent' }
    const left = waitLeft(profile)
    if (left > 0) return { kind: 'wait', left }
    const count = (profile.tries?.count ?? 0) + 1
    // The tenth was counted, and the app ended before it was known to be wrong.
    if (count > mostTries && rescued) {
      await vault.profiles.update(id, spentFields)
      return { kind: 'spent' }
    }
    const tries = { count, left: waitAfter(count) }
    await vault.profiles.update(id, { tries })
    waitLeft({ id, tries })
    return { kind: 'counted', profile, count }
  })
}

/** A try that came to nothing says nothing of the secret. */
async function uncount({ vault }: Phone, { id, tries }: Profile) {
  await vault.profiles
    .where('id')
    .equals(id)
    .modify(profile => {
      if (tries) profile.tries = tries
      else delete profile.tries
    })
}

function clear(profile: Profile) {
  delete profile.tries
}

/** Nothing of the secret stays: not even how it was kept. */
const spentFields = { lock: { kind: 'spent' as const }, dataKey: new ArrayBuffer(0) }
const spend = ({ vault }: Phone, id: string) => vault.profiles.update(id, spentFields)

/** Whether the school holds the code that opens this pocket. */
export async function hasRescue(
  { vault, board }: Pick<Phone, 'vault' | 'board'>,
  { rescue }: Profile,
): Promise<boolean> {
  if (!rescue || rescue.acts.length === 0) return false
  for (const n of rescue.acts) {
    const letter = await vault.outbox.get(n)
    // Letters that the school has had for long have left the outbox; one in quarantine it has not opened.
    if (!letter) continue
    if (letter.settledAt === 0 || (await board.acks.get(letter.letter))?.code) return false
  }
  return true
}

/** @returns undefined when it is not this pocket's code. It goes on opening it until a new lock stands. */
export async function openByCode(phone: Phone, id: string, code: string): Promise<DataKey | undefined> {
  const { rescue } = (await phone.vault.profiles.get(id))!
  return rescue && unwrap(await rescueKey(await deviceOf(phone), id, code), rescue.dataKey)
}

/** The data key once more, under a rescue code. */
export const wrapForRescue = async (phone: Phone, id: string, dataKey: DataKey, code: string) =>
  encrypt(await rescueKey(await deviceOf(phone), id, code), dataKey)

/**
 * Another lock for a pocket whose data key has been brought by its old secret, by a rescue code, or by its having had none.
 * @param rescued the code that brought it has been used, and is dead from here on.
 */
export async function setLock(
  phone: Phone,
  id: string,
  dataKey: DataKey,
  chosen: { kind: 'none' } | { kind: SecretKind; secret: string },
  makeWorker: MakeWorker,
  { rescued = false } = {},
): Promise<void> {
  const device = await deviceOf(phone)
  const lock = chosen.kind === 'none' ? chosen : await newLock(chosen.kind, chosen.secret, makeWorker)
  const under = await lockKey(device, id, lock, 'bytes' in lock ? lock.bytes : undefined)
  const wrapped = await encrypt(under, dataKey)
  const kept =
    lock.kind === 'none' ? { kind: lock.kind } : { kind: lock.kind, salt: lock.salt, stretch: lock.stretch }
  await phone.vault.profiles
    .where('id')
    .equals(id)
    .modify(profile => {
      profile.lock = kept
      profile.dataKey = wrapped
      clear(profile)
      if (rescued) delete profile.rescue
    })
  phone.bell.ring()
}

async function newLock(kind: SecretKind, secret: string, makeWorker: MakeWorker) {
  const salt = crypto.getRandomValues(new Uint8Array(16))
  return { kind, salt, ...(await stretchedAnew({ secret, salt }, makeWorker)) }
}

async function unwrap(key: CryptoKey, wrapped: ArrayBuffer): Promise<DataKey | undefined> {
  try {
    return await decrypt(key, wrapped)
  } catch (error) {
    // AES-GCM's word for another key.
    if (error instanceof DOMException) return undefined
    throw error
  }
}
