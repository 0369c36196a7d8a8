/** Grades and section letters as registers write them. */
import { fold } from '../../../domain/arabic.ts'

/** Folded, without their article; «حادي عشر» and «ثاني عشر» are two words. */
const ordinals: Record<string, number> = Object.fromEntries([
  ['اول', 1],
  ['اولي', 1],
  ['ثاني', 2],
  ['ثانيه', 2],
  ['ثالث', 3],
  ['رابع', 4],
  ['خامس', 5],
  ['سادس', 6],
  ['سابع', 7],
  ['ثامن', 8],
  ['تاسع', 9],
  ['عاشر', 10],
  ['توجيهي', 12],
  ['first', 1],
  ['second', 2],
  ['third', 3],
  ['fourth', 4],
  ['fifth', 5],
  ['sixth', 6],
  ['seventh', 7],
  ['eighth', 8],
  ['ninth', 9],
  ['tenth', 10],
  ['eleventh', 11],
  ['twelfth', 12],
] as [string, number][])
const fillers = new Set(['صف', 'مرحله', 'اساسي', 'اساسيه', 'grade', 'year', 'gr', 'g'])
const secondary = new Set(['ثانوي', 'ثانويه', 'secondary'])
const sectionWords = new Set(['شعبه', 'section', 'sec'])
/** Grades that CEDS and schools know and this house has no place for. */
const elsewhere = new Set(
  'kg kg1 kg2 k pk pr tk it ps ug other 0 00 13 روضه بستان تمهيدي حضانه روضه1 روضه2 kindergarten preschool'.split(
    ' ',
  ),
)

const bare = (word: string) => fold(word).replace(/^(?:وال|ال)/, '')

export interface ReadGrade {
  /** '1' to '12' */
  grade?: string
  /** It is a grade, though not one of the twelve. */
  elsewhere?: boolean
}

/** «05», «5», «الصف الخامس», «Grade 5», «KG». Undefined: that is no grade. */
export function gradeOf(text: string): ReadGrade | undefined {
  const words = wordsOf(text)
  if (words.length === 0) return undefined
  if (words.some(word => elsewhere.has(bare(word)))) return { elsewhere: true }
  const found = gradeIn(words, true)
  return found && found.end === words.length ? { grade: String(found.grade) } : undefined
}

export interface ReadSection {
  grade?: string
  letter?: string
  /** What stood before the grade: «الرياضيات» of «الرياضيات، الخامس أ». */
  before: string
}

/** What a class's title says: «الخامس أ», «الصف 5 (ب)», «5B», «الرياضيات - الخامس أ», «History». */
export function sectionIn(title: string): ReadSection {
  const words = wordsOf(title)
  for (let start = 0; start < words.length; start++) {
    // «Math 5B»: a number with one letter behind it, and nothing more, is a section too.
    const closes = start === words.length - 2 && /^\p{L}$/u.test(words[start + 1]!)
    const found = gradeIn(words.slice(start), start === 0 || closes)
    if (!found) continue
    const letter = words
      .slice(start + found.end)
      .filter(word => !sectionWords.has(bare(word)))
      .join(' ')
    return { grade: String(found.grade), ...(letter && { letter }), before: words.slice(0, start).join(' ') }
  }
  return { before: words.join(' ') }
}

/** «شعبة أ» is «أ», «(ب)» is «ب». */
export function letterOf(text: string): string {
  const words = wordsOf(text).filter(word => !sectionWords.has(bare(word)))
  return words.join(' ') || text.trim()
}

/** «5أ» and «10B» are two words; marks between words are none. Vowel signs and tatweel («أ» is often written «أ ـ») go. */
const wordsOf = (text: string) =>
  text
    .normalize('NFC')
    .replace(/[\u0640\u200b-\u200f\u202a-\u202e\u2066-\u2069\u061c]|\p{Mn}/gu, '')
    .replace(/(\p{Nd})(?=\p{L})(?!th\b|st\b|nd\b|rd\b)/gu, '$1 ')
    .replace(/(?<=^|[\s(/-])([gG])(?=\p{Nd})/gu, '$1 ')
    .split(/[\s\u00a0()[\]{}«»"'،,:;./\\|_–—-]+/u)
    .filter(Boolean)

/**
 * A grade at the beginning of these words, and how many of them it takes. A number alone counts only where `alone` says so
 * or a word for grade stands before it: «History 2» is no second grade.
 */
function gradeIn(words: string[], alone: boolean): { grade: number; end: number } | undefined {
  let at = 0
  while (at < words.length && fillers.has(bare(words[at]!))) at++
  const word = words[at]
  if (word === undefined) return undefined
  const plain = bare(word)
  let grade: number | undefined
  let end = at + 1
  const next = words[end] === undefined ? '' : fold(words[end]!)
  if ((plain === 'حادي' || plain === 'ثاني') && (next === 'عشر' || next === 'عشره')) {
    grade = plain === 'حادي' ? 11 : 12
    end++
  } else if (Object.hasOwn(ordinals, plain) && (/[\u0620-\u064a]/.test(word) || at > 0 || alone))
    grade = ordinals[plain]
  else {
    const number = /^0*(\d{1,2})(?:th|st|nd|rd)?$/.exec(plain)
    if (number && (alone || at > 0)) grade = Number(number[1])
  }
  if (grade === undefined || grade < 1 || grade > 12) return undefined
  while (end < words.length && fillers.has(bare(words[end]!))) end++
  if (end < words.length && secondary.has(bare(words[end]!))) {
    if (grade <= 2) grade += 10
    end++
  }
  return { grade, end }
}
