/**
 * JSON as bytes in which an Arabic letter takes one byte and not two, and so does what every letter says. In a short text
 * deflate sees too few repetitions to find out by itself that every second byte says nothing: a child's answer is a third
 * smaller this way.
 *
 * 20 to 7F are ASCII; 80 to FF are U+0600 to U+067F, which holds letters, vowel signs, digits and marks of Arabic; 01 stands
 * before any other sign, which follows as UTF-8; 02 to 1F are whole words (wire/words.ts). JSON has none below 20 of its own.
 */
import { fromUtf8, toUtf8 } from './bytes.ts'
import { tokens } from './words.ts'

const escape = 1
const firstToken = 2
const blank = 0x20
const arabic = 0x600

/** Tokens by their first sign, the longest first. */
const byFirst = new Map<number, { token: string; code: number }[]>()
for (const [i, token] of tokens.entries()) {
  const first = token.charCodeAt(0)
  byFirst.set(first, [...(byFirst.get(first) ?? []), { token, code: firstToken + i }])
}
for (const list of byFirst.values()) list.sort((a, b) => b.token.length - a.token.length)

export function toShortText(text: string): Uint8Array<ArrayBuffer> {
  // At most an escape and four bytes for two units, or an escape and three for one.
  const bytes = new Uint8Array(text.length * 4)
  let length = 0
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i)
    const said = byFirst.get(unit)?.find(({ token }) => text.startsWith(token, i))
    if (said) {
      bytes[length++] = said.code
      i += said.token.length - 1
    } else if (unit < 0x80 && unit >= blank) bytes[length++] = unit
    else if (unit >= arabic && unit < arabic + 0x80) bytes[length++] = unit - arabic + 0x80
    else {
      const sign = String.fromCodePoint(text.codePointAt(i)!)
      i += sign.length - 1
      const own = toUtf8(sign)
      bytes[length++] = escape
      bytes.set(own, length)
      length += own.length
    }
  }
  return bytes.slice(0, length)
}

/** Throws where an escape is followed by what is no sign; a byte that names no token says nothing. */
export function fromShortText(bytes: Uint8Array): string {
  const parts: string[] = []
  let units: number[] = []
  const flush = () => {
    parts.push(String.fromCharCode(...units))
    units = []
  }
  for (let i = 0; i < bytes.length; i++) {
    const byte = bytes[i]!
    if (byte === escape) {
      const length = lengthOf(bytes[i + 1])
      flush()
      parts.push(fromUtf8(bytes.subarray(i + 1, i + 1 + length)))
      i += length
    } else if (byte < blank) {
      flush()
      parts.push(tokens[byte - firstToken] ?? '')
    } else units.push(byte < 0x80 ? byte : byte - 0x80 + arabic)
    if (units.length === 4096) flush()
  }
  flush()
  return parts.join('')
}

/** Of a sign in UTF-8, by its first byte. */
const lengthOf = (first = 0) => (first < 0x80 ? 1 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4)
