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
  return reachesPrototype(value) ? { ok: false } : { ok: true, value }
}

/** Counts brackets outside strings before anything recursive touches the text; stops once it is too deep. */
function depthOf(text: string, enough: number): number {
  let depth = 0
  let deepest = 0
  let inString = false
  for (let i = 0; i < text.length && deepest <= enough; i++) {
    const letter = text[i]
    if (inString) {
      if (letter === '\\') i++
      else if (letter === '"') inString = false
    } else if (letter === '"') inString = true
    else if (letter === '{' || letter === '[') deepest = Math.max(deepest, ++depth)
    else if (letter === '}' || letter === ']') depth--
  }
  return deepest
}

function reachesPrototype(value: unknown): boolean {
  if (typeof value !== 'object' || value === null) return false
  if (Array.isArray(value)) return value.some(reachesPrototype)
  return Object.entries(value).some(([key, inner]) => key === '__proto__' || reachesPrototype(inner))
}
