/** Somebody who holds real keys and writes whatever he likes: every layer can be wrong while all around it is right. */
import { createHash, randomBytes } from 'node:crypto'
import { sign } from '../../../src/letters/keys.ts'
import { sealTo } from '../../../src/server/places/hpke.ts'
import { fromBase64url, join, toUtf8, u32 } from '../../../src/wire/bytes.ts'
import { writeRequestOutside } from '../../../src/wire/carried.ts'
import { letterKinds, writeHeader } from '../../../src/wire/letter.ts'
import { shorten } from '../../../src/letters/point.ts'
import { padding } from '../../../src/letters/letter.ts'
import { deflateSync } from 'node:zlib'
import type { Phone, Profile } from '../phone.ts'

const school = ({ card }: Profile) => sealTo(fromBase64url(card.seal)!, 'short')
const purpose = (text: string) => toUtf8(`haqiba ${text}\n`)

export interface LetterParts {
  header?: (header: Uint8Array) => Uint8Array
  /** What lies under the seal: signature, length, packed content, zeros. */
  inside?: (inside: Uint8Array) => Uint8Array
  signer?: CryptoKeyPair
}

/** @param content JSON as a text, of whatever is or is not an act. */
export async function letterOf(me: Profile, content: string, parts: LetterParts = {}): Promise<Uint8Array> {
  const packed = new Uint8Array(deflateSync(content))
  const whole = padding(68 + packed.length)
  const id = randomBytes(16).toString('base64url')
  const kind = letterKinds.letter
  const plain = writeHeader({ kind, schoolKey: me.school.keyId, id, padded: whole })
  const header = parts.header?.(plain) ?? plain
  const mark = await sign(parts.signer ?? me.signer, join(purpose('letter 1'), header, packed))
  const inside = new Uint8Array(whole)
  inside.set(join(mark, u32(packed.length), packed))
  const sealed = await school(me)(parts.inside?.(inside) ?? inside, join(purpose('letter 1'), header))
  return join(header, sealed)
}

/** An envelope whose head is any text. */
export const envelopeOf = (head: string, frames: readonly Uint8Array[]) => {
  const text = toUtf8(head)
  return join(u32(text.length), text, ...frames.flatMap(frame => [u32(frame.length), frame]))
}

export async function signed(phone: Phone, envelope: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const mark = fromBase64url(await phone.signs(join(toUtf8('POST /sync\n'), envelope)))!
  return join(mark, envelope)
}

/** @param inside as it lies under the seal: the key for the answer, then a request. */
export async function carriedOf(me: Profile, inside: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  const outside = writeRequestOutside(me.school.keyId, randomBytes(16))
  return join(outside, await school(me)(inside, join(purpose('carried 1'), outside)))
}
/** A key for an answer that nobody will read. */
export const answerKey = ({ card }: Profile) => shorten(fromBase64url(card.seal)!)

export async function errandOf(
  me: Profile,
  head: string,
  file?: Uint8Array,
  bend = (inside: Uint8Array) => inside,
) {
  const outside = join(new Uint8Array([1]), fromBase64url(me.school.keyId)!)
  const inside = envelopeOf(head, file ? [file] : [])
  const mark = await sign(me.signer, join(purpose('errand 1'), outside, inside))
  return join(outside, await school(me)(bend(join(mark, inside)), join(purpose('errand 1'), outside)))
}

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('base64')
