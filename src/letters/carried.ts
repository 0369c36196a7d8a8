/**
 * Seals a request to the school, for anybody to carry, and its answer to the device. The request brings a key that was made
 * for its answer alone: the private half never leaves the phone, and is thrown away with the file's record.
 */
import { join, toUtf8 } from '../wire/bytes.ts'
import { readCarried, requestOutside, writeAnswerOutside, writeRequestOutside } from '../wire/carried.ts'
import { sign, verify } from './keys.ts'
import type { School } from './letter.ts'
import { squeeze, swell } from './pack.ts'
import { lengthen, shorten, shortPoint } from './point.ts'
import { open, seal, type Open, type Seal } from './suite.ts'

const purpose = toUtf8('haqiba carried 1\n')

/** @param answerTo the public key for the answer, a raw point. @param request signature and envelope, as `/sync` takes them. */
export async function sealRequest(
  school: School,
  id: Uint8Array,
  answerTo: Uint8Array,
  request: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const outside = writeRequestOutside(school.keyId, id)
  const inside = join(shorten(answerTo), request)
  return join(outside, await seal(school.seal, inside, join(purpose, outside)))
}

export interface OpenedRequest {
  /** A raw point. */
  answerTo: Uint8Array
  request: Uint8Array
}

/** undefined when it does not open with this key, or was touched. */
export async function openRequest(file: Uint8Array, openSealed: Open): Promise<OpenedRequest | undefined> {
  const outside = file.subarray(0, requestOutside)
  const inside = await openSealed(file.subarray(requestOutside), join(purpose, outside))
  const answerTo = inside && inside.length > shortPoint && lengthen(inside)
  return answerTo ? { answerTo, request: inside.subarray(shortPoint) } : undefined
}

export const hashOfFile = async (file: Uint8Array) =>
  new Uint8Array(await crypto.subtle.digest('SHA-256', new Uint8Array(file)))

/** The answer is bound to the very file that it answers. @param sealTo seals to the key which that file brought. */
export async function sealAnswer(
  sealTo: Seal,
  signer: CryptoKeyPair,
  file: Uint8Array,
  answer: Uint8Array,
): Promise<Uint8Array<ArrayBuffer>> {
  const outside = writeAnswerOutside(file.subarray(10, requestOutside))
  const about = join(purpose, outside, await hashOfFile(file))
  const small = await squeeze(answer)
  const sealed = await sealTo(small, about)
  return join(outside, await sign(signer, join(about, sealed)), sealed)
}

/** undefined when it is not from this school, not the answer to this file, or was touched. */
export async function openAnswer(
  key: CryptoKeyPair,
  school: CryptoKey,
  fileHash: Uint8Array,
  bytes: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const carried = readCarried(bytes)
  if (carried?.kind !== 'answer') return undefined
  const about = join(purpose, carried.outside, fileHash)
  if (!(await verify(school, carried.mark, join(about, carried.sealed)))) return undefined
  const small = await open(key, carried.sealed, about)
  // What the school has signed may swell as far as it likes.
  return small && swell(small)
}
