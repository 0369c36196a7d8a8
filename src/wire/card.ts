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
  const json = readFragment(/#card=([-0-9A-Za-z_]{20,900})$/, link)
  if (!Array.isArray(json)) return undefined
  const [card, secret, place, person, desk, seal, sign] = json as unknown[]
  const checked = s.checkShape(cardShape, { card, secret, place, person, desk, seal, sign })
  return checked.ok ? checked.value : undefined
}

/** The JSON behind a mark in an address; undefined where there is none. */
function readFragment(mark: RegExp, link: string): unknown {
  const coded = mark.exec(link.trim())?.[1]
  const bytes = coded && fromBase64url(coded)
  if (!bytes) return undefined
  let text: string
  try {
    text = fromUtf8(bytes)
  } catch {
    return undefined
  }
  const json = readJson(text)
  return json.ok ? json.value : undefined
}

/** One of a family's children, called as the school calls him: that stands on the paper too. */
export interface Sibling {
  card: Card
  name: string
}

/** More children have two cards; a square of nine would be too fine for a cheap camera. */
export const mostSiblings = 8

const siblingsShape = s.array(
  s.object({ card: s.id(), secret: s.id(), person: s.id(), name: s.text(40) }),
  mostSiblings,
)

/** One square for brothers and sisters in one school: the school's keys once, and what is each child's own. */
export function familyLink(origin: string, siblings: readonly Sibling[]): string {
  const { place, seal, sign } = siblings[0]!.card
  const own = siblings.map(({ card: { card, secret, person }, name }) => [card, secret, person, name])
  return `${origin}/#family=${toBase64url(toUtf8(JSON.stringify([place, seal, sign, own])))}`
}

/** Reads a scanned address or a fragment; undefined when it is no family's card. */
export function readFamilyLink(link: string): Sibling[] | undefined {
  const json = readFragment(/#family=([-0-9A-Za-z_]{20,2400})$/, link)
  if (!Array.isArray(json)) return undefined
  const [place, seal, sign, own] = json as unknown[]
  if (!Array.isArray(own)) return undefined
  const named = own.map(one => {
    const [card, secret, person, name] = Array.isArray(one) ? (one as unknown[]) : []
    return { card, secret, person, name }
  })
  const checked = s.checkShape(siblingsShape, named)
  if (!checked.ok) return undefined
  const siblings: Sibling[] = []
  for (const { name, ...card } of checked.value) {
    const whole = s.checkShape(cardShape, { ...card, place, desk: 'student', seal, sign })
    if (!whole.ok) return undefined
    siblings.push({ name, card: whole.value })
  }
  return new Set(siblings.map(({ card }) => card.person)).size === siblings.length && siblings.length > 0
    ? siblings
    : undefined
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
