/** JSON from outside: nested at most so deep, and never with a key that reaches for a prototype. */

export type Json = { ok: true; value: unknown } | { ok: false }

export function readJson(text: string, deepest = 32): Json {
  if (depthOf(text, deepest) > deepest) return { ok: false }
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return { ok: false }
  }
  return mayReach(text) && reachesPrototype(value) ? { ok: false } : { ok: true, value }
}

const [backslash, quote, brace, endOfBrace, bracket, endOfBracket] = [...'\\"{}[]'].map(letter =>
  letter.charCodeAt(0),
) as [number, number, number, number, number, number]

/** Only a text with this key, plain or escaped, can name it: most are not walked through again. */
const mayReach = (text: string) => text.includes('__proto__') || text.includes('\\')

/** Counts brackets outside strings before anything recursive touches the text; stops once it is too deep. */
function depthOf(text: string, enough: number): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length && deepest <= enough; i++) {
    const letter = text.charCodeAt(i)
    if (inString) {
      if (letter === backslash) i++
      else if (letter === quote) inString = false
    } else if (letter === quote) inString = true
    else if (letter === brace || letter === bracket) {
      if (++depth > deepest) deepest = depth
    } else if (letter === endOfBrace || letter === endOfBracket) depth--
  }
  return deepest
}

function reachesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(reachesPrototype)
  return Object.entries(value).some(([key, inner]) => key === '__proto__' || reachesPrototype(inner))
}
