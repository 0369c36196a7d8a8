import { toLatinDigits } from './digits.ts'

// Letters that people write for one another, and that no Unicode normalisation joins.
const SAME: Record<string, string> = {
  ٱ: 'ا',
  ى: 'ي',
  ی: 'ي',
  ې: 'ي',
  ک: 'ك',
  ڪ: 'ك',
  ة: 'ه',
  ہ: 'ه',
  ھ: 'ه',
  ە: 'ه',
  ۃ: 'ه',
}
const ALIKE = new RegExp(`[${Object.keys(SAME).join('')}]`, 'g')

/** Tatweel, the lone hamza, and the invisible marks of direction and joining. */
const DROPPED = /[\u0640\u0621\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\u061c\ufeff]/g

/**
 * Folds text for search and for comparing: two spellings of one word become the same text. It is not for
 * showing. «إدارةٌ» and «اداره» fold alike; so do «شيء» and «شئ», «۱۲» and «12», «Ali» and «ali».
 */
export function fold(text: string): string {
  // 1. Take letters apart: أ becomes ا and a hamza above it, ﻻ becomes ل and ا.
  const apart = text.normalize('NFKD')
  // 2. Drop every mark that sits on a letter (tashkeel, those hamzas, accents), and what is not seen.
  const bare = apart.replace(/\p{M}/gu, '').replace(DROPPED, '')
  // 3. One letter for each group of look-alikes, one kind of digit, one case, one space.
  const joined = toLatinDigits(bare.replace(ALIKE, letter => SAME[letter]!))
  return joined.toLowerCase().replace(/\s+/g, ' ').trim()
}

/** Whether two texts are the same to a reader, in whichever way they were typed. */
export function sameText(a: string, b: string): boolean {
  return fold(a) === fold(b)
}
