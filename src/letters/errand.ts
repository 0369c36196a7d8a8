/**
 * A request that is answered at once, sealed both ways as letters are. Outside: version (1), school key id (8). Inside:
 * signature of the profile (64), then an envelope of a head and at most one file.
 */
import { fromBase64url, join, toBase64url, toUtf8 } from '../wire/bytes.ts'
import { readEnvelope, writeEnvelope } from '../wire/envelope.ts'
import { sign, verify } from './keys.ts'
import type { School } from './letter.ts'
import { pack, unpack } from './pack.ts'
import { open, seal, type Open } from './suite.ts'

const purpose = toUtf8('haqiba errand 1\n')
const outsideLength = 9
const mostReply = 16_000_000

export async function writeErrand(school: School, signer: CryptoKeyPair, head: object, file?: Uint8Array) {
  const outside = join(new Uint8Array([1]), fromBase64url(school.keyId)!)
  const inside = writeEnvelope(head, file ? [file] : [])
  const mark = await sign(signer, join(purpose, outside, inside))
  return join(outside, await seal(school.seal, join(mark, inside), join(purpose, outside)))
}

/** The short id of the school's key; undefined when these bytes are no errand. */
export const schoolKeyOf = (bytes: Uint8Array) =>
  bytes.length > outsideLength && bytes[0] === 1 ? toBase64url(bytes.subarray(1, outsideLength)) : undefined

export interface OpenedErrand {
  head: unknown
  file: Uint8Array | undefined
  signedBy(key: CryptoKey): Promise<boolean>
}

/** undefined when it does not open with this key, or was touched. */
export async function openErrand(bytes: Uint8Array, openSealed: Open): Promise<OpenedErrand | undefined> {
  const outside = bytes.subarray(0, outsideLength)
  const opened = await openSealed(bytes.subarray(outsideLength), join(purpose, outside))
  if (!opened || opened.length < 64) return undefined
  const inside = opened.subarray(64)
  const envelope = readEnvelope(inside, { frames: 1, frame: inside.length })
  if (!envelope.ok) return undefined
  const mark = opened.subarray(0, 64)
  const signedBy = (author: CryptoKey) => verify(author, mark, join(purpose, outside, inside))
  return { head: envelope.head, file: envelope.frames[0], signedBy }
}

const about = (profile: string, errand: string) => toUtf8(`haqiba errand answer 1\n${profile}\n${errand}`)

export async function writeReply(
  to: CryptoKey,
  signer: CryptoKeyPair,
  profile: string,
  errand: string,
  reply: object,
) {
  const outside = about(profile, errand)
  const sealed = await seal(to, await pack(reply), outside)
  return join(await sign(signer, join(outside, sealed)), sealed)
}

/** undefined when it is not from this school, not the answer to this errand, or was touched. */
export async function openReply(
  inbox: CryptoKeyPair,
  school: CryptoKey,
  profile: string,
  errand: string,
  bytes: Uint8Array,
): Promise<unknown> {
  if (bytes.length < 64) return undefined
  const outside = about(profile, errand)
  const sealed = bytes.subarray(64)
  if (!(await verify(school, bytes.subarray(0, 64), join(outside, sealed)))) return undefined
  const packed = await open(inbox, sealed, outside)
  const content = packed && (await unpack(packed, mostReply))
  return content?.ok ? content.value : undefined
}
