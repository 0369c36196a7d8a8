/** Names as registers write them, as the four parts that a school calls: own, father's, grandfather's, family. */
import { fold } from '../../../domain/arabic.ts'

export type FourParts = readonly [own: string, father: string, grandfather: string, family: string]

/** Most characters of one part, as the school's rows take them. */
export const namePartChars = 60

/** First halves of a name that go with the word behind them: عبد الله، أبو بكر، بني هاني، آل سعود، سيف الدين. */
const openers = new Set(
  'عبد عبيد أبو ابو أبي ابي أبا ابا أم ام ابن آل ال بني بنو ذو ذي الحاج الشيخ السيد'.split(' '),
)
/** Second halves that go with the word before them: نور الدين، جاد الله، سيف الإسلام، فاطمة الزهراء. */
const closers = new Set('الله اللة الدين الإسلام الاسلام الرحمن الزهراء الهدى الحق الرب المولى النبي'.split(' '))
/** Between a child and his father; the parts themselves say that already. */
const between = new Set(['بن', 'بنت'])

/** Marks of direction, tatweel, vowel signs and doubled spaces are no part of a name. */
export const cleanName = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c\ufeff]|\p{Mn}/gu, '')
    .replace(/[\s\u00a0_]+/g, ' ')
    .trim()

/** The parts of a name, compound ones whole: «محمد عبد الله أبو بكر» has three. */
export function partsOf(text: string): string[] {
  const words = cleanName(text).split(' ').filter(Boolean)
  const parts: string[] = []
  let joins = false
  for (const [at, word] of words.entries()) {
    if (at > 0 && at < words.length - 1 && !joins && between.has(word)) continue
    if (joins || (parts.length > 0 && closers.has(word))) parts.push(`${parts.pop()} ${word}`)
    else parts.push(word)
    joins = openers.has(word) && at < words.length - 1
  }
  return parts
}

/**
 * Four parts from one text. Three parts are own, father's and family; two are own and family; what stands behind the
 * third of more than four all belongs to the family. Undefined for a single word.
 */
export function fourParts(text: string): FourParts | undefined {
  const [own = '', father = '', grandfather = '', ...rest] = partsOf(text)
  if (rest.length > 0) return [own, father, grandfather, rest.join(' ')]
  if (grandfather) return [own, father, '', grandfather]
  return father ? [own, '', '', father] : undefined
}

/** The same for two spellings of one name: «عبد الله» and «عبدالله», «أحمد» and «احمد». */
export const nameKey = (name: readonly string[]) =>
  name
    .map(part => fold(part).replaceAll(' ', ''))
    .filter(Boolean)
    .join(' ')

const isArabic = (text: string) => /[\u0620-\u064a]/.test(text)

/**
 * From a register's given, middle and family name. Where all but the family stands in one field, Arabic words are taken
 * apart; in other scripts two given names remain given names («Mary Ann»).
 */
export function fromWesternParts(given: string, middle: string, family: string): FourParts {
  const before = isArabic(given) && middle === '' ? partsOf(given) : [cleanName(given), ...partsOf(middle)]
  const [own = '', father = '', ...more] = before
  return [own, father, more.join(' '), cleanName(family)]
}
