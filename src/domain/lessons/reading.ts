/** One lesson as somebody reads it: where he is in it, what he asked about it, which work is tied to it. */
import type { Row } from '../row.ts'
import type { Page } from './content.ts'
import type { LessonBody } from './lesson.ts'
import type { PupilHome } from './overview.ts'
import { plain } from './content.ts'

export interface OpenLesson {
  place: string
  id: string
  body: LessonBody
  /** The furthest page, 0 before the first. */
  reached: number
  /** Work tied to it and open by now, what is due first at the head. */
  work: Row<'assignment'>[]
  /** His own questions about it. */
  questions: Row<'question'>[]
}

/** @returns null when the lesson isn't on this phone, or not for this person. */
export async function readLesson(
  home: PupilHome | undefined,
  id: string,
  now: number,
): Promise<OpenLesson | null> {
  const lesson = await home?.get('lesson', id)
  if (!home || !lesson) return null
  const progress = await home.get('progress', `${id}.${home.person}`)
  const work = await home.list('assignment', lesson.body.section)
  const questions = await home.list('question', id)
  return {
    place: home.place,
    id,
    body: lesson.body,
    reached: progress?.body.reached ?? 0,
    work: work
      .filter(({ body }) => body.lessons.includes(id) && body.publishAt <= now)
      .sort((a, b) => a.body.dueAt - b.body.dueAt),
    questions: questions.filter(({ body }) => body.person === home.person),
  }
}

/**
 * The page that an address names, from 1; `end` is what stands after the last page. An address without a page opens where
 * the reader has come to, and a page that the lesson does not have is the nearest one that it has.
 */
export function pageOf(named: string | undefined, pages: number, reached: number): number | 'end' {
  if (named === 'end' || pages === 0) return 'end'
  const asked = named === undefined ? NaN : Number(named)
  const page = Number.isInteger(asked) ? asked : reached
  return Math.min(Math.max(page, 1), pages)
}

/** The page that a turn leads to; undefined where there is none. */
export function turned(page: number | 'end', pages: number, by: 1 | -1): number | 'end' | undefined {
  if (page === 'end') return by < 0 && pages > 0 ? pages : undefined
  const next = page + by
  if (next > pages) return 'end'
  return next < 1 ? undefined : next
}

/** What an arrow key turns: reading runs to the left in Arabic, so there the left arrow goes on. */
export function turnOf(key: string, direction: 'rtl' | 'ltr'): 1 | -1 | undefined {
  if (key !== 'ArrowLeft' && key !== 'ArrowRight') return undefined
  return (key === 'ArrowLeft') === (direction === 'rtl') ? 1 : -1
}

/** Whether turning to this page is worth a word to the school: only the furthest page counts. */
export const isFurther = (page: number | 'end', reached: number): page is number =>
  page !== 'end' && page > reached

const letters = /[\u0621-\u064a]/g
/** Short vowels, tanween and sukun; the shadda is left out, since everybody writes it here and there. */
const vowels = /[\u064b-\u0650\u0652]/g

/** Whether a page is written with tashkeel throughout, and so wants the large Naskh of reading books. */
export function isVowelled(page: Page): boolean {
  const text = textOf(page)
  const lettered = text.match(letters)?.length ?? 0
  return lettered > 0 && (text.match(vowels)?.length ?? 0) / lettered >= 0.3
}

function textOf({ heading = '', blocks }: Page): string {
  const texts = blocks.map(block => {
    if (block.k === 'p' || block.k === 'h' || block.k === 'quote') return plain(block.t)
    return block.k === 'list' ? block.items.map(plain).join(' ') : ''
  })
  return [heading, ...texts].join(' ')
}

/** The side from which a text is read, by its first letter; undefined for one without letters. */
export function directionOf(text: string): 'rtl' | 'ltr' | undefined {
  const first = /\p{L}/u.exec(text)?.[0]
  if (first === undefined) return undefined
  return /[\u0590-\u08ff\ufb1d-\ufefc]/.test(first) ? 'rtl' : 'ltr'
}
