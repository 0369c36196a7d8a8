/** Words as a reader looks for them: in any spelling, with or without «ال» and the small words that are written onto others. */
import { fold } from '../arabic.ts'

/** Longer ones first: «وال» before «ال». What they stand before keeps three letters at least. */
const fronts = ['وال', 'بال', 'فال', 'كال', 'لل', 'ال']

export function stemOf(folded: string): string {
  const front = fronts.find(one => folded.startsWith(one) && folded.length - one.length >= 3)
  return front ? folded.slice(front.length) : folded
}

/** The stems of a text in its order; each as often as it stands there. */
export const termsOf = (text: string): string[] =>
  fold(text)
    .split(/[^\p{L}\p{N}]+/u)
    .filter(Boolean)
    .map(stemOf)

export interface Excerpt {
  before: string
  match: string
  after: string
}

/** So many letters stand on each side of what was found. */
const around = 48

/** The first place at which one of the terms begins a word; undefined where there is none. */
export function excerptOf(text: string, terms: readonly string[]): Excerpt | undefined {
  // Tashkeel and tatweel belong to the word that they stand in.
  for (const found of text.matchAll(/[\p{L}\p{N}\p{M}\u0640]+/gu)) {
    const stem = stemOf(fold(found[0]))
    if (stem === '' || !terms.some(term => stem.startsWith(term))) continue
    const [from, to] = [found.index, found.index + found[0].length]
    const start = Math.max(0, from - around)
    const end = Math.min(text.length, to + around)
    return {
      before: (start > 0 ? '…' : '') + wordsFrom(text, start, from),
      match: found[0],
      after: wordsTo(text, to, end) + (end < text.length ? '…' : ''),
    }
  }
  return undefined
}

/** A word that would be cut is left out. */
const wordsFrom = (text: string, start: number, to: number) =>
  start === 0 ? text.slice(0, to) : text.slice(start, to).replace(/^\S*\s/u, '')
const wordsTo = (text: string, from: number, end: number) =>
  end === text.length ? text.slice(from) : text.slice(from, end).replace(/\s\S*$/u, '')
