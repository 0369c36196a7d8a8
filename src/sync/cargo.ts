/**
 * What this phone carries for others: sealed files to the school, and the school's answers back. Whoever carries sees how large
 * each is and since when it lies here, and nothing else of it.
 */
import type { Phone } from '../storage/phone.ts'
import type { Cargo } from '../storage/vault.ts'
import { join } from '../wire/bytes.ts'
import { carriedLimits, readCarried, type Carried } from '../wire/carried.ts'
import { carryIn, handIn } from './carry.ts'

/** Nobody's phone is filled by his neighbours; bytes, and milliseconds. */
export const cargoLimits = { files: 50, bytes: 20 * 1024 * 1024, age: 14 * 24 * 60 * 60 * 1000 }

export type Took =
  /** A letter of another phone, or the answer to one: it is carried from now on. */
  | 'took'
  | 'took_answer'
  /** The school's answer to this phone itself. */
  | 'answered'
  /** It was made here: somebody else must carry it. */
  | 'ownFile'
  | 'here_already'
  | 'too_large'
  | 'full'
  | 'not_ours'

/** @param given bytes or text, as somebody handed them over. What is not taken changes nothing. */
export async function takeCargo(phone: Phone, given: Uint8Array, now: number): Promise<Took> {
  if (given.length > carriedLimits.text) return 'too_large'
  const carried = readCarried(given)
  if (!carried) return 'not_ours'
  const { vault } = phone
  const isOwn = (await vault.carried.get(carried.id)) !== undefined
  if (isOwn && carried.kind === 'request') return 'ownFile'
  if (isOwn) return (await carryIn(phone, given)) ? 'answered' : 'not_ours'
  const key = `${carried.kind}/${carried.id}`
  const bytes = bytesOf(carried)
  await dropOldCargo(phone, now)
  const took = await vault.transaction('rw', vault.cargo, async (): Promise<Took> => {
    const all = await vault.cargo.toArray()
    if (all.some(one => one.key === key)) return 'here_already'
    const size = all.reduce((sum, one) => sum + one.bytes.byteLength, bytes.length)
    if (all.length >= cargoLimits.files || size > cargoLimits.bytes) return 'full'
    await vault.cargo.add({ key, kind: carried.kind, bytes: bytes.buffer, takenAt: now })
    return carried.kind === 'request' ? 'took' : 'took_answer'
  })
  phone.bell.ring()
  return took
}

const bytesOf = (carried: Carried): Uint8Array<ArrayBuffer> =>
  carried.kind === 'request'
    ? join(carried.outside, carried.sealed)
    : join(carried.outside, carried.mark, carried.sealed)

/** Its author's phone still holds what was in it. */
export async function dropOldCargo({ vault }: Phone, now: number): Promise<void> {
  await vault.cargo
    .where('takenAt')
    .below(now - cargoLimits.age)
    .delete()
}

/**
 * Hands in, one after the other, what lies here for the school; the answer takes the file's place in one step. A flat battery in
 * between costs a second delivery, which has no second effect.
 * @returns how many were handed in
 */
export async function deliver(phone: Phone, send: typeof fetch, now: number): Promise<number> {
  const { vault } = phone
  await dropOldCargo(phone, now)
  const waiting = await vault.cargo.where('kind').equals('request').sortBy('takenAt')
  let delivered = 0
  for (const { key, bytes, refused } of waiting) {
    if (refused) continue
    const said = await handIn(new Uint8Array(bytes), send)
    if (!said.ok && said.why === 'no_way') break
    await vault.transaction('rw', vault.cargo, async () => {
      if (!said.ok) return void (await vault.cargo.update(key, { refused: 1 }))
      await vault.cargo.delete(key)
      await vault.cargo.put(answered(key, said.answer, now))
    })
    delivered += said.ok ? 1 : 0
    phone.bell.ring()
  }
  return delivered
}

const answered = (key: string, answer: Uint8Array<ArrayBuffer>, now: number): Cargo => ({
  key: key.replace('request/', 'answer/'),
  kind: 'answer',
  bytes: new Uint8Array(answer).buffer,
  takenAt: now,
})

export interface Load {
  /** Files that wait here for a way to the school; bytes, and since when the oldest lies here (0 for none). */
  waiting: { count: number; size: number; since: number }
  /** Of these the school could open none. */
  refused: number
  /** Answers to be brought back, the oldest first. */
  answers: Cargo[]
}

export async function loadOf({ vault }: Phone): Promise<Load> {
  const all = await vault.cargo.orderBy('takenAt').toArray()
  const waiting = all.filter(one => one.kind === 'request' && !one.refused)
  return {
    waiting: {
      count: waiting.length,
      size: waiting.reduce((sum, { bytes }) => sum + bytes.byteLength, 0),
      since: waiting[0]?.takenAt ?? 0,
    },
    refused: all.filter(one => one.refused).length,
    answers: all.filter(one => one.kind === 'answer'),
  }
}

/** Brought back, or given up by whoever carried it. */
export async function putDown({ vault, bell }: Phone, keys: readonly string[]): Promise<void> {
  await vault.cargo.bulkDelete([...keys])
  bell.ring()
}

export async function putDownRefused(phone: Phone): Promise<void> {
  const refused = await phone.vault.cargo.filter(one => one.refused === 1).primaryKeys()
  await putDown(phone, refused)
}
