/**
 * One action, sealed to the school when it is made, so that anybody can carry it. Inside, in this order: signature (64),
 * length of the content (4), content (packed JSON), zeros up to a length that tells little.
 */
import { join, readU32, toUtf8, u32 } from '../wire/bytes.ts'
import { headerLength, letterKinds, readHeader, writeHeader, type LetterHeader } from '../wire/letter.ts'
import { newLetterId } from './id.ts'
import { sign, verify } from './keys.ts'
import { pack, unpack } from './pack.ts'
import { seal, type Open } from './suite.ts'

const purpose = toUtf8('haqiba letter 1\n')
const mostContent = 1_000_000

export interface School {
  /** Public sealing key, and its short id. */
  seal: CryptoKey
  keyId: string
}

/** @returns the letter's id and bytes. */
export async function writeLetter(school: School, signer: CryptoKeyPair, content: object) {
  const packed = await pack(content, 'short')
  const padded = padding(68 + packed.length)
  const id = newLetterId()
  const header = writeHeader({ kind: letterKinds.letter, schoolKey: school.keyId, id, padded })
  const mark = await sign(signer, join(purpose, header, packed))
  const inside = new Uint8Array(padded)
  inside.set(join(mark, u32(packed.length), packed))
  const sealed = await seal(school.seal, inside, join(purpose, header))
  return { id, bytes: join(header, sealed) }
}

/**
 * At least 256 bytes, so that a word and a tap look alike; then steps of 32 to 1 kB, then of an eighth: what was packed says
 * little of what was written, and a family pays for half a step with each letter.
 */
export function padding(length: number): number {
  if (length <= 256) return 256
  const step = length <= 1024 ? 32 : 2 ** (Math.floor(Math.log2(length)) - 3)
  return Math.ceil(length / step) * step
}

export interface OpenedLetter {
  header: LetterHeader
  content: unknown
  /** Whether this public key signed it; asked once the author is known from the content. */
  signedBy(key: CryptoKey): Promise<boolean>
}

/** undefined when it does not open with this key, or was touched. */
export async function openLetter(bytes: Uint8Array, open: Open): Promise<OpenedLetter | undefined> {
  const header = readHeader(bytes)
  if (!header || header.kind !== letterKinds.letter) return undefined
  const outside = bytes.subarray(0, headerLength)
  const inside = await open(bytes.subarray(headerLength), join(purpose, outside))
  if (!inside || inside.length < 68) return undefined
  const length = readU32(inside, 64)
  if (68 + length > inside.length) return undefined
  const packed = inside.subarray(68, 68 + length)
  const content = await unpack(packed, mostContent)
  if (!content.ok) return undefined
  const mark = inside.subarray(0, 64)
  const signedBy = (author: CryptoKey) => verify(author, mark, join(purpose, outside, packed))
  return { header, content: content.value, signedBy }
}
