/**
 * What one profile receives: packed, sealed to his inbox, signed by the school. Signature (64), then the sealed bytes.
 *
 * Version 2 never brings back in full what the phone has just sent: it is packed so that it may point into the arguments of
 * acts that came in the same request. Inside, before the packed bundle: how many such acts (2), their numbers (4 each). The
 * phone finds them among its author's copies, for which the pocket must be open anyway.
 */
import { join, readU32, toUtf8, u32 } from '../wire/bytes.ts'
import type { Bundle } from '../wire/content.ts'
import { toShortText } from '../wire/text.ts'
import { sign, verify } from './keys.ts'
import { pack, unpack, type Pointing } from './pack.ts'
import { open, type Seal } from './suite.ts'

const mostContent = 64_000_000
const outsideOf = (version: 1 | 2, profile: string, place: string) =>
  toUtf8(`haqiba bundle ${version}\n${profile}\n${place}`)

/** An act of this profile's that came in the same request: its number and its arguments. */
export interface OwnAct {
  n: number
  args: unknown
}

/** What a server needs to write version 2: its deflate, and what the phone has just sent. */
export interface Echo {
  deflate: Pointing['deflate']
  acts: readonly OwnAct[]
}

/** To whom a bundle goes, and from which school. */
export interface Addressed {
  seal: Seal
  signer: CryptoKeyPair
  profile: string
  place: string
  /** Only for a phone that speaks version 2 of the wire. */
  echo?: Echo
}

export async function writeBundle({ seal, signer, profile, place, echo }: Addressed, bundle: Bundle) {
  const outside = outsideOf(echo ? 2 : 1, profile, place)
  const sealed = await seal(echo ? await inside(bundle, echo) : await pack(bundle), outside)
  return join(await sign(signer, join(outside, sealed)), sealed)
}

async function inside(bundle: Bundle, { deflate, acts }: Echo): Promise<Uint8Array<ArrayBuffer>> {
  const words = wordsOf(acts.map(act => act.args))
  const numbers = acts.map(act => u32(act.n))
  return join(u16(acts.length), ...numbers, await pack(bundle, { deflate, words }))
}

const wordsOf = (args: readonly unknown[]) => toShortText(args.map(one => JSON.stringify(one)).join(''))

const u16 = (value: number) => u32(value).subarray(2)

/** The arguments of an act of this profile's, by its number; undefined when the phone no longer has them. */
export type OwnArgs = (n: number) => Promise<unknown>

/** undefined when it is not from this school, not for this inbox, touched, or points into what is no longer here. */
export async function openBundle(
  inbox: CryptoKeyPair,
  school: CryptoKey,
  profile: string,
  place: string,
  bytes: Uint8Array,
  own: OwnArgs = async () => undefined,
): Promise<Bundle | undefined> {
  if (bytes.length < 64) return undefined
  const sealed = bytes.subarray(64)
  for (const version of [2, 1] as const) {
    const outside = outsideOf(version, profile, place)
    if (!(await verify(school, bytes.subarray(0, 64), join(outside, sealed)))) continue
    const content = await open(inbox, sealed, outside)
    if (!content) return undefined
    return version === 2 ? readInside(content, own) : read(await unpack(content, mostContent))
  }
  return undefined
}

async function readInside(content: Uint8Array, own: OwnArgs): Promise<Bundle | undefined> {
  const count = content.length < 2 ? 0 : readU16(content, 0)
  const end = 2 + 4 * count
  if (content.length < end) return undefined
  const args: unknown[] = []
  for (let at = 2; at < end; at += 4) {
    const sent = await own(readU32(content, at))
    if (sent === undefined) return undefined
    args.push(sent)
  }
  return read(await unpack(content.subarray(end), mostContent, wordsOf(args)))
}

const readU16 = (bytes: Uint8Array, at: number) => bytes[at]! * 256 + bytes[at + 1]!
const read = (content: Awaited<ReturnType<typeof unpack>>) =>
  content.ok ? (content.value as Bundle) : undefined
