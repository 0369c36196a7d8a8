/**
 * Stands in for src/letters/keys.ts: a key is a number, a signature a sum over the bytes. Nothing is secret here; what is
 * kept is who can open and sign what, and that a turned bit is noticed.
 */
import { fromBase64url, toBase64url, u32, readU32 } from '../../../../src/wire/bytes.ts'
import { world } from '../world.ts'

export interface Key {
  kid: number
}

const pair = () => {
  const kid = world().newKey()
  return { privateKey: { kid }, publicKey: { kid } } as unknown as CryptoKeyPair
}
export const kidOf = (key: CryptoKey | CryptoKeyPair) =>
  'publicKey' in key ? (key.publicKey as unknown as Key).kid : (key as unknown as Key).kid

export const makeInbox = async () => pair()
export const makeSigner = async () => pair()

/** A raw point of 65 bytes whose first four after the sign are the key's number. */
const point = (kid: number) => {
  const raw = new Uint8Array(65)
  raw[0] = 4
  raw.set(u32(kid), 1)
  return raw
}
export const kidOfPoint = (raw: Uint8Array) => readU32(raw, 1)

const texts = new Map<number, string>()
export async function publicText(of: CryptoKeyPair): Promise<string> {
  const kid = kidOf(of)
  if (!texts.has(kid)) texts.set(kid, toBase64url(point(kid)))
  return texts.get(kid)!
}

const kids = new Map<string, number>()
function readPublic(text: string) {
  let kid = kids.get(text)
  if (kid === undefined) {
    const raw = fromBase64url(text)
    if (raw?.length !== 65) return undefined
    kid = kidOfPoint(raw)
    kids.set(text, kid)
  }
  return { kid } as unknown as CryptoKey
}
export const readInbox = async (text: string) => readPublic(text)
export const readVerifier = async (text: string) => readPublic(text)

export async function exportPair(of: CryptoKeyPair): Promise<JsonWebKey> {
  const raw = new Uint8Array(32)
  raw.set(u32(kidOf(of)))
  return { kty: 'EC', crv: 'P-256', x: '', y: '', d: toBase64url(raw) }
}
export async function importPair(jwk: JsonWebKey): Promise<CryptoKeyPair> {
  const kid = readU32(fromBase64url(jwk.d!)!, 0)
  return { privateKey: { kid }, publicKey: { kid } } as unknown as CryptoKeyPair
}

const idOf = (text: string, length: number) => {
  const raw = new Uint8Array(length)
  raw.set(u32(readPublic(text) ? kids.get(text)! : 0))
  raw[length - 1] = 7
  return toBase64url(raw)
}
export const keyId = async (publicKey: string) => idOf(publicKey, 16)
export const schoolKeyId = async (publicKey: string) => idOf(publicKey, 8)

export async function sign(of: CryptoKeyPair, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const mark = new Uint8Array(64)
  mark.set(u32(kidOf(of)))
  mark.set(u32(sum(bytes)), 4)
  return mark
}
export async function verify(key: CryptoKey, mark: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  if (mark.length !== 64 || readU32(mark, 0) !== kidOf(key) || readU32(mark, 4) !== sum(bytes)) return false
  for (let i = 8; i < mark.length; i++) if (mark[i] !== 0) return false
  return true
}

/** FNV-1a over the bytes. */
export function sum(bytes: Uint8Array, from = 0x811c9dc5): number {
  let hash = from
  for (let i = 0; i < bytes.length; i++) hash = Math.imul(hash ^ bytes[i]!, 0x01000193)
  return hash >>> 0
}
