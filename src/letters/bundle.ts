/** What one profile receives: packed, sealed to his inbox, signed by the school. Signature (64), then the sealed bytes. */
import { join, toUtf8 } from '../wire/bytes.ts'
import type { Bundle } from '../wire/content.ts'
import { sign, verify } from './keys.ts'
import { pack, unpack } from './pack.ts'
import { open, type Seal } from './suite.ts'

const mostContent = 64_000_000
const outsideOf = (profile: string, place: string) => toUtf8(`haqiba bundle 1\n${profile}\n${place}`)

export async function writeBundle(
  seal: Seal,
  signer: CryptoKeyPair,
  profile: string,
  place: string,
  bundle: Bundle,
) {
  const outside = outsideOf(profile, place)
  const sealed = await seal(await pack(bundle), outside)
  return join(await sign(signer, join(outside, sealed)), sealed)
}

/** undefined when it is not from this school, not for this inbox, or was touched. */
export async function openBundle(
  inbox: CryptoKeyPair,
  school: CryptoKey,
  profile: string,
  place: string,
  bytes: Uint8Array,
): Promise<Bundle | undefined> {
  if (bytes.length < 64) return undefined
  const outside = outsideOf(profile, place)
  const sealed = bytes.subarray(64)
  if (!(await verify(school, bytes.subarray(0, 64), join(outside, sealed)))) return undefined
  const packed = await open(inbox, sealed, outside)
  if (!packed) return undefined
  const content = await unpack(packed, mostContent)
  return content.ok ? (content.value as Bundle) : undefined
}
