/**
 * An enrolment card, as a QR and as a code to type. The QR is an address of the school's server; its fragment, which no log
 * ever sees, holds all that a phone needs to enrol without network. The typed code carries no key: work waits for contact.
 */
import { fromBase64url, fromUtf8, toBase64url, toUtf8 } from './bytes.ts'
import { readJson } from './json.ts'
import * as s from '../domain/shape.ts'
import { desks } from '../domain/people/person.ts'

const key = s.matching(/^[-0-9A-Za-z_]{87}$/)
const cardShape = s.object({
  card: s.id(),
  secret: s.matching(/^[-0-9A-Za-z_]{8,64}$/),
  place: s.id(),
  person: s.id(),
  desk: s.oneOf(desks),
  /** Public keys of the school: letters are sealed to the first, bundles are signed by the second. */
  seal: key,
  sign: key,
})
export type Card = s.From<typeof cardShape>

export function cardLink(origin: string, card: Card): string {
  const fields = [card.card, card.secret, card.place, card.person, card.desk, card.seal, card.sign]
  return `${origin}/#card=${toBase64url(toUtf8(JSON.stringify(fields)))}`
}

/** Reads a scanned address or a fragment; undefined when it is no card. */
export function readCardLink(link: string): Card | undefined {
  const coded = /#card=([-0-9A-Za-z_]{20,900})$/.exec(link.trim())?.[1]
  const bytes = coded && fromBase64url(coded)
  if (!bytes) return undefined
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch {
    return undefined
  }
  const json = readJson(text)
  if (!json.ok || !Array.isArray(json.value)) return undefined
  const [card, secret, place, person, desk, seal, sign] = json.value
  const checked = s.checkShape(cardShape, { card, secret, place, person, desk, seal, sign })
  return checked.ok ? checked.value : undefined
}

/** Letters and digits that are not mistaken for one another when read aloud or copied by hand. */
const codeLetters = '23456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A typed code is 6 letters that name the card and 10 that prove it (49 bits; guessing is limited): XXXX-XXXX-XXXX-XXXX. */
export function makeCode(random: Uint8Array): { card: string; secret: string; code: string } {
  const letters = [...random.subarray(0, 16)].map(byte => codeLetters[byte % codeLetters.length]!).join('')
  const card = letters.slice(0, 6)
  const secret = letters.slice(6)
  return { card, secret, code: writeCode(card, secret) }
}

export const writeCode = (card: string, secret: string) => (card + secret).match(/.{4}/g)!.join('-')

/** Forgives case, spaces and dashes. Letters that look like digits are in no code, so nothing else needs forgiving. */
export function readCode(typed: string): { card: string; secret: string } | undefined {
  const plain = typed.toUpperCase().replace(/[\s\-–—_.]/g, '')
  if (plain.length !== 16 || [...plain].some(letter => !codeLetters.includes(letter))) return undefined
  return { card: plain.slice(0, 6), secret: plain.slice(6) }
}
