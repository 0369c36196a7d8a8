/** How a profile's data key is kept and found again. What a secret adds to it is in unlock.ts. */
import { exportPair, importPair } from '../letters/keys.ts'
import { fromUtf8, join, toUtf8 } from '../wire/bytes.ts'
import { paddedJson } from './padded.ts'
import type { Device, Lock, Profile } from './vault.ts'

/** A profile's data key as bytes: read only where it is wrapped anew. */
export type DataKey = Uint8Array<ArrayBuffer>

export interface Opened {
  dataKey: CryptoKey
  inbox: CryptoKeyPair
  signer: CryptoKeyPair
}

/** Wraps new keys for a profile. @returns what its record keeps. */
export async function wrapKeys(
  device: Device,
  id: string,
  lock: Lock,
  inbox: CryptoKeyPair,
  signer: CryptoKeyPair,
) {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const dataKey = await aesKey(raw)
  const wrapped = await encrypt(await lockKey(device, id, lock), raw)
  const pairs = toUtf8(JSON.stringify({ inbox: await exportPair(inbox), sign: await exportPair(signer) }))
  return { dataKey: wrapped, pairs: await encrypt(dataKey, pairs), opened: { dataKey, inbox, signer } }
}

/** The data key of a profile that has no secret. */
export const bareKey = async (device: Device, { id, lock, dataKey }: Profile): Promise<DataKey> =>
  decrypt(await lockKey(device, id, lock), dataKey)

/** Opens a profile: one that has a secret by the data key that its secret has brought. */
export async function unwrapKeys(device: Device, profile: Profile, dataKeyBytes?: DataKey): Promise<Opened> {
  const raw = dataKeyBytes ?? (await bareKey(device, profile))
  const dataKey = await aesKey(raw)
  const pairs = JSON.parse(fromUtf8(await decrypt(dataKey, profile.pairs))) as Record<
    'inbox' | 'sign',
    JsonWebKey
  >
  const inbox = await importPair(pairs.inbox, 'inbox')
  const signer = await importPair(pairs.sign, 'sign')
  return { dataKey, inbox, signer }
}

/** The key that wraps the data key: the device's pepper, and mixed with it what a secret was stretched to. */
export const lockKey = (device: Device, id: string, lock: Pick<Lock, 'kind'>, stretched = nothing) =>
  mixed(device, `haqiba lock 1\n${lock.kind}\n${id}`, stretched)

/** The key that wraps it once more: the pepper, and the 80 bits of a rescue code. */
export const rescueKey = (device: Device, id: string, code: string) =>
  mixed(device, `haqiba rescue 1\n${id}`, toUtf8(code))

const nothing = new Uint8Array(0)

/** HKDF over the pepper, which never leaves the device; what somebody knows is its salt. */
async function mixed({ pepper }: Device, purpose: string, salt: Uint8Array<ArrayBuffer>): Promise<CryptoKey> {
  const derive = { name: 'HKDF', hash: 'SHA-256', salt, info: toUtf8(purpose) }
  return crypto.subtle.deriveKey(derive, pepper, { name: 'AES-GCM', length: 256 }, false, [
    'encrypt',
    'decrypt',
  ])
}

const aesKey = (raw: Uint8Array<ArrayBuffer>) =>
  crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt', 'decrypt'])

/** A fresh nonce (12), then the ciphertext. */
export async function encrypt(key: CryptoKey, plain: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer> {
  const iv = crypto.getRandomValues(new Uint8Array(12))
  const sealed = await crypto.subtle.encrypt({ name: 'AES-GCM', iv }, key, plain)
  return join(iv, new Uint8Array(sealed)).buffer
}

export async function decrypt(key: CryptoKey, stored: ArrayBuffer): Promise<Uint8Array<ArrayBuffer>> {
  const bytes = new Uint8Array(stored)
  const plain = await crypto.subtle.decrypt(
    { name: 'AES-GCM', iv: bytes.subarray(0, 12) },
    key,
    bytes.subarray(12),
  )
  return new Uint8Array(plain)
}

export const encryptJson = (key: CryptoKey, value: unknown) => encrypt(key, paddedJson(value))
export const decryptJson = async <T>(key: CryptoKey, stored: ArrayBuffer) =>
  JSON.parse(fromUtf8(await decrypt(key, stored))) as T
