/** Reads what was typed or scanned as a card, and says kindly why it is none. */
import { fold } from '../domain/arabic.ts'
import { readCardLink, readCode, readFamilyLink, type Card, type Sibling } from '../wire/card.ts'

export interface Code {
  card: string
  secret: string
}

export type Reading =
  | { kind: 'card'; card: Card }
  | { kind: 'family'; siblings: Sibling[] }
  | { kind: 'code'; code: Code }
  /** A word key of «enrol», with its values. */
  | { kind: 'none'; why: string; values?: Record<string, unknown> }

const none = (why: string, values?: Record<string, unknown>): Reading => ({
  kind: 'none',
  why,
  ...(values && { values }),
})

/** What the camera saw, or the address that was opened. `home` is our own address: a card of another one is used there. */
export function readScanned(text: string, home: string): Reading {
  const card = readCardLink(text)
  const siblings = card ? undefined : readFamilyLink(text)
  if (!card && !siblings) return none('notCard')
  const there = addressOf(text)
  if (there && there.origin !== home) return none('otherAddress', { address: there.host })
  return card ? { kind: 'card', card } : { kind: 'family', siblings: siblings! }
}

/** Forgives digits of any kind, spaces, dashes, case, and a whole link that was pasted. */
export function readTyped(text: string, home: string): Reading {
  if (/#(card|family)=/.test(text)) return readScanned(text, home)
  const plain = fold(text).replace(/[^\p{L}\p{N}]/gu, '')
  if (plain === '') return none('codeEmpty')
  if (/\p{Script=Arabic}/u.test(plain)) return none('codeArabic')
  if (plain.length !== codeLength) return none('codeLength', { typed: plain.length })
  const code = readCode(plain)
  return code ? { kind: 'code', code } : none('codeLetters')
}

const codeLength = 16

function addressOf(text: string): URL | undefined {
  try {
    return new URL(text.trim())
  } catch {
    // A bare fragment has no address of its own; it is ours.
    return undefined
  }
}
