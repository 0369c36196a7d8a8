/**
 * What one profile receives: packed, and sealed to his inbox so that only the school can have done it. Version 1 is signed:
 * signature (64), then the sealed bytes. Version 2 is sealed in HPKE's Auth mode, under the key to which the school's letters
 * are sealed, and bears no signature: nobody but its reader ever asks whose it is.
 *
 * Version 2 never brings back in full what the phone has just sent: it is packed so that it may point into the arguments of
 * acts that came in the same request. Inside, before the packed bundle: how many such acts, and their numbers. The
 * phone finds them among its author's copies, for which the pocket must be open anyway.
 */
import { join, toUtf8 } from '../wire/bytes.ts'
import type { Bundle } from '../wire/content.ts'
import { Reader, writeNumber } from '../wire/numbers.ts'
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
  /** As the school, in Auth mode, where it goes as version 2. */
  seal: Seal
  signer: CryptoKeyPair
  profile: string
  place: string
  /** Only for a phone that speaks version 2 of the wire. */
  echo?: Echo
}

export async function writeBundle({ seal, signer, profile, place, echo }: Addressed, bundle: Bundle) {
  const outside = outsideOf(echo ? 2 : 1, profile, place)
  if (echo) return seal(await inside(bundle, echo), outside)
  const sealed = await seal(await pack(bundle), outside)
  return join(await sign(signer, join(outside, sealed)), sealed)
}

async function inside(bundle: Bundle, { deflate, acts }: Echo): Promise<Uint8Array<ArrayBuffer>> {
  const { person, drop, rows, verdicts, whole, done } = bundle
  const said = {
    ...(whole && { whole, person }),
    ...(drop.length > 0 && { drop }),
    ...(Object.keys(rows).length > 0 && { rows }),
    ...(verdicts.length > 0 && { verdicts }),
    ...(done && { done }),
  }
  const words = wordsOf(acts.map(act => act.args))
  const numbers = [acts.length, ...acts.map(act => act.n)].map(writeNumber)
  return join(...numbers, await pack(said, { deflate, words }))
}

const wordsOf = (args: readonly unknown[]) => toShortText(args.map(one => JSON.stringify(one)).join(''))

/** The arguments of an act of this profile's, by its number; undefined when the phone no longer has them. */
export type OwnArgs = (n: number) => Promise<unknown>

/** Public keys of a school, as a phone has them from its card. */
export interface Sender {
  seal: CryptoKey
  sign: CryptoKey
}

/** undefined when it is not from this school, not for this inbox, touched, or points into what is no longer here. */
export async function openBundle(
  inbox: CryptoKeyPair,
  school: Sender,
  profile: string,
  place: string,
  bytes: Uint8Array,
  own: OwnArgs = async () => undefined,
): Promise<Bundle | undefined> {
  const content = await open(inbox, bytes, outsideOf(2, profile, place), school.seal)
  if (content) return readInside(content, own)
  if (bytes.length < 64) return undefined
  const sealed = bytes.subarray(64)
  const outside = outsideOf(1, profile, place)
  if (!(await verify(school.sign, bytes.subarray(0, 64), join(outside, sealed)))) return undefined
  const signed = await open(inbox, sealed, outside)
  return signed && read(await unpack(signed, mostContent))
}

async function readInside(content: Uint8Array, own: OwnArgs): Promise<Bundle | undefined> {
  const reader = new Reader(content)
  const count = reader.number() ?? 0
  const args: unknown[] = []
  for (let i = 0; i < count; i++) {
    const sent = await own(reader.number() ?? 0)
    if (sent === undefined) return undefined
    args.push(sent)
  }
  const said = read(await unpack(content.subarray(content.length - reader.left), mostContent, wordsOf(args)))
  return said && { ...unsaid, ...said }
}

/** Whose pocket it is, is said once; the answer around it says where it starts and ends. */
const unsaid: Bundle = { person: '', from: 0, to: 0, drop: [], rows: {}, verdicts: [] }

const read = (content: Awaited<ReturnType<typeof unpack>>) =>
  content.ok ? (content.value as Bundle) : undefined
