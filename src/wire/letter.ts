/**
 * The outside of a letter, all that a carrier can see: 32 bytes of header, the sender's one-time key, the sealed content.
 * version 1 | kind 1 | suite 1 | 0 | school key id 8 | letter id 16 | padded length 4
 */
import { fromBase64url, join, readU32, toBase64url, u32 } from './bytes.ts'

export const letterKinds = {
  /** Sealed to the school. */
  letter: 1,
  /** Reserved: sealed to persons under a second key, not readable by the server. Refused until counselling builds it. */
  parcel: 2,
} as const

/** HPKE: DHKEM(P-256, HKDF-SHA256), HKDF-SHA256, AES-256-GCM. */
export const suiteNumber = 1
export const headerLength = 32
/** The one-time key: whole, as letters of the first phones bear it, or as its x and a sign. */
export const encLength = 65
export const shortEncLength = 33
export const tagLength = 16

export interface LetterHeader {
  version: number
  kind: number
  suite: number
  schoolKey: string
  id: string
  padded: number
}

export function writeHeader({ kind, schoolKey, id, padded }: Omit<LetterHeader, 'version' | 'suite'>) {
  const key = fromBase64url(schoolKey)
  const letter = fromBase64url(id)
  if (key?.length !== 8 || letter?.length !== 16)
    throw new Error('A letter needs a school key id and a letter id')
  return join(new Uint8Array([1, kind, suiteNumber, 0]), key, letter, u32(padded))
}

/** undefined when the bytes are no letter of this version. */
export function readHeader(bytes: Uint8Array): LetterHeader | undefined {
  if (bytes.length < headerLength + shortEncLength + tagLength) return undefined
  const [version, kind, suite, zero] = bytes
  const padded = readU32(bytes, 28)
  if (version !== 1 || suite !== suiteNumber || zero !== 0) return undefined
  const enc = bytes.length - headerLength - padded - tagLength
  if (enc !== shortEncLength && enc !== encLength) return undefined
  const schoolKey = toBase64url(bytes.subarray(4, 12))
  const id = toBase64url(bytes.subarray(12, 28))
  return { version, kind: kind!, suite, schoolKey, id, padded }
}
