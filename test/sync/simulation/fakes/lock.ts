/** Stands in for src/storage/lock.ts: under a data key means masked and marked with its number. A locked profile has no key. */
import { fromUtf8, readU32, toUtf8, u32 } from '../../../../src/wire/bytes.ts'
import type { Device, Lock, Profile } from '../../../../src/storage/vault.ts'
import { world } from '../world.ts'
import { exportPair, importPair, type Key } from './keys.ts'
import { mask, maskInto } from './suite.ts'

export type DataKey = Uint8Array<ArrayBuffer>

export interface Opened {
  dataKey: CryptoKey
  inbox: CryptoKeyPair
  signer: CryptoKeyPair
}

export async function wrapKeys(
  _device: Device,
  _id: string,
  _lock: Lock,
  inbox: CryptoKeyPair,
  signer: CryptoKeyPair,
) {
  const kid = world().newKey()
  const dataKey = { kid } as unknown as CryptoKey
  const pairs = { inbox: await exportPair(inbox), sign: await exportPair(signer) }
  const wrapped = new Uint8Array(u32(kid)).buffer
  return { dataKey: wrapped, pairs: await encryptJson(dataKey, pairs), opened: { dataKey, inbox, signer } }
}

export async function unwrapKeys(_device: Device, profile: Profile): Promise<Opened> {
  if (world().isLocked(profile.id)) throw new Error('This pocket is locked')
  const dataKey = { kid: readU32(new Uint8Array(profile.dataKey), 0) } as unknown as CryptoKey
  const pairs = await decryptJson<Record<'inbox' | 'sign', JsonWebKey>>(dataKey, profile.pairs)
  return { dataKey, inbox: await importPair(pairs.inbox), signer: await importPair(pairs.sign) }
}

const kidOf = (key: CryptoKey) => (key as unknown as Key).kid

export async function encrypt(key: CryptoKey, plain: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const stored = new Uint8Array(4 + plain.length)
  stored.set(u32(kidOf(key)))
  maskInto(stored, plain, 4)
  return stored.buffer
}

export async function decrypt(key: CryptoKey, stored: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(stored)
  if (readU32(bytes, 0) !== kidOf(key)) throw new Error('Another key')
  return mask(bytes.subarray(4))
}

/** What was found under a key, by the bytes that nobody changes any more: pages and copies are read again and again. */
const texts = new WeakMap<ArrayBuffer, string>()

export async function encryptJson(key: CryptoKey, value: unknown): Promise<ArrayBuffer> {
  const text = JSON.stringify(value)
  const stored = await encrypt(key, toUtf8(text))
  texts.set(stored, text)
  return stored
}

export async function decryptJson<T>(key: CryptoKey, stored: ArrayBuffer): Promise<T> {
  const known = readU32(new Uint8Array(stored), 0) === kidOf(key) ? texts.get(stored) : undefined
  const text = known ?? fromUtf8(await decrypt(key, stored))
  texts.set(stored, text)
  return JSON.parse(text) as T
}
