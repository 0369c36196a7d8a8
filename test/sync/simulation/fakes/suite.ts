/** Stands in for src/letters/suite.ts and the server's HPKE: the recipient's number in front, a sum behind, bytes masked. */
import { join, readU32, u32 } from '../../../../src/wire/bytes.ts'
import { encLength } from '../../../../src/wire/letter.ts'
import { kidOf, kidOfPoint, sum } from './keys.ts'

export type Seal = (content: Uint8Array, outside: Uint8Array) => Promise<Uint8Array>
export type Open = (sealed: Uint8Array, outside: Uint8Array) => Promise<Uint8Array | undefined>

const tagLength = 16

/** What is sealed can't be read by eye: a search of the phone for words in clear must not find it. */
export function mask(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  const masked = new Uint8Array(bytes.length)
  maskInto(masked, bytes, 0)
  return masked
}
export function maskInto(masked: Uint8Array, bytes: Uint8Array, at: number) {
  for (let i = 0; i < bytes.length; i++) masked[at + i] = bytes[i]! ^ 0xa5
}

function sealFor(kid: number, content: Uint8Array, outside: Uint8Array) {
  const enc = new Uint8Array(encLength)
  enc.set(u32(kid))
  const tag = new Uint8Array(tagLength)
  tag.set(u32(sum(outside, sum(content))))
  return join(enc, mask(content), tag)
}

function openFor(kid: number, sealed: Uint8Array, outside: Uint8Array) {
  if (sealed.length < encLength + tagLength || readU32(sealed, 0) !== kid) return undefined
  const content = mask(sealed.subarray(encLength, sealed.length - tagLength))
  return readU32(sealed, sealed.length - tagLength) === sum(outside, sum(content)) ? content : undefined
}

export const seal = async (to: CryptoKey, content: Uint8Array, outside: Uint8Array) =>
  sealFor(kidOf(to), content, outside)
export const open = async (key: CryptoKeyPair, sealed: Uint8Array, outside: Uint8Array) =>
  openFor(kidOf(key), sealed, outside)

/** The server's two, from raw keys. */
export const sealTo =
  (to: Uint8Array): Seal =>
  async (content, outside) =>
    sealFor(kidOfPoint(to), content, outside)
export const openWith =
  (scalar: Uint8Array): Open =>
  async (sealed, outside) =>
    openFor(readU32(scalar, 0), sealed, outside)
