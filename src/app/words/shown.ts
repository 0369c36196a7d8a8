import { showNumber } from '../../domain/digits.ts'
import type { Digits, Lang } from '../../domain/words.ts'

// A Latin name inside an Arabic line (or the other way round) would drag the marks around it to the wrong side.
const FOREIGN: Record<Lang, RegExp> = { ar: /[A-Za-z\u00c0-\u024f]/, en: /[\u0590-\u08ff\ufb1d-\ufefc]/ }
const ISOLATE = '\u2068'
const END_ISOLATE = '\u2069'

/** A value as it stands inside a sentence: numbers in the person's digits, foreign words kept apart. */
export function shownValue(value: unknown, lang: Lang, digits: Digits): string {
  if (typeof value === 'number') return showNumber(value, digits)
  const text = String(value)
  return FOREIGN[lang].test(text) ? ISOLATE + text + END_ISOLATE : text
}

/** Refusals may come from a server newer than this phone; all other missing words are bugs. */
export function keyInstead(key: string): string {
  if (key.startsWith('refusals.') && key !== 'refusals.unknown') return 'refusals.unknown'
  throw new Error(`Nobody wrote the words for ${key}`)
}
