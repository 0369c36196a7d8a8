/** A notice while it is written: what the draft holds, what is still missing, and the acts that send it. */
import { momentOf } from '../calendar/day.ts'
import type { Audience } from '../audiences.ts'
import { audienceOf, readersOf, whereOf, type Readers, type Where } from './audience-choices.ts'
import type { NoticeKind } from './notice.ts'

/** A counselor's word fits in a small screen without scrolling. */
export const wordLimit = 280
export const officialLimit = 4000

export interface Writing {
  kind: NoticeKind
  place: string
  /** Ids of the two notices that may come of it, made once: a second tap sends the same ones. */
  ids: { first: string; guardians: string }
  where: Where
  /** In a grade or section: its students, their guardians, or both at once. */
  readers: readonly ('students' | 'guardians')[]
  title: string
  text: string
  /** The counselor's other word, to the guardians; an official notice says the same to both. */
  guardiansText: string
  source: string
  mustRead: boolean
  later: boolean
  /** Amman's date and clock, as fields give them: `2026-11-23` and `08:00`. */
  day: string
  time: string
}

/** One notice that comes of it. */
export interface Part {
  id: string
  to: Audience
  readers: Readers
  text: string
  /** The field that holds its text. */
  field: 'text' | 'guardiansText'
}

export interface Publishing {
  id: string
  kind: NoticeKind
  title: string
  text: string
  to: Audience
  source: string
  mustRead: boolean
  publishAt: number
}

/** What is still missing or wrong, and at which field it is told. `count` letters are too many. */
export interface Wrong {
  field: 'where' | 'readers' | 'title' | 'text' | 'guardiansText' | 'hour'
  why:
    | 'whereMissing'
    | 'readersMissing'
    | 'titleMissing'
    | 'textMissing'
    | 'tooLong'
    | 'hourMissing'
    | 'hourPast'
  count?: number
}

export const isAmong = (where: Where) => where.startsWith('grade:') || where.startsWith('section:')

/** The notices that come of it: one, or for students and guardians at once two. None while nobody is chosen. */
export function partsOf({ kind, where, readers, ids, text, guardiansText }: Writing): Part[] {
  if (where === '') return []
  if (where === 'place' || where === 'staff')
    return [
      { id: ids.first, to: where, readers: where === 'place' ? 'everyone' : 'staff', text, field: 'text' },
    ]
  const own = kind === 'encouragement'
  const field = (one: Readers) => (own && one === 'guardians' ? 'guardiansText' : 'text')
  return (['students', 'guardians'] as const)
    .filter(one => readers.includes(one))
    .map(one => ({
      id: one === 'students' ? ids.first : ids.guardians,
      to: audienceOf(where, one),
      readers: one,
      text: own && one === 'guardians' ? guardiansText : text,
      field: field(one),
    }))
}

/** What the counter counts: code points, so that an emoji is one and not two. */
export const lettersIn = (text: string) => [...text.trim()].length

export function wrongsOf(writing: Writing, now: number): Wrong[] {
  const { kind, where, readers, title, later } = writing
  const limit = kind === 'encouragement' ? wordLimit : officialLimit
  const wrongs: Wrong[] = []
  if (where === '') wrongs.push({ field: 'where', why: 'whereMissing' })
  else if (isAmong(where) && readers.length === 0) wrongs.push({ field: 'readers', why: 'readersMissing' })
  if (kind === 'official' && !title.trim()) wrongs.push({ field: 'title', why: 'titleMissing' })

  // Before anybody is chosen the first text is asked for all the same.
  const parts = partsOf(writing)
  const texts = parts.length > 0 ? parts : [{ field: 'text' as const, text: writing.text }]
  for (const { field, text } of texts) {
    if (wrongs.some(wrong => wrong.field === field)) continue
    const over = lettersIn(text) - limit
    if (!text.trim()) wrongs.push({ field, why: 'textMissing' })
    else if (over > 0) wrongs.push({ field, why: 'tooLong', count: over })
  }

  const at = later ? hourOf(writing) : now
  if (at === undefined) wrongs.push({ field: 'hour', why: 'hourMissing' })
  else if (at < now) wrongs.push({ field: 'hour', why: 'hourPast' })
  return wrongs
}

/** What the acts say. Only for a writing without wrongs. */
export function publishings(writing: Writing, now: number): Publishing[] {
  const { kind, title, source, mustRead } = writing
  const publishAt = writing.later ? (hourOf(writing) ?? now) : now
  return partsOf(writing).map(({ id, to, text }) => ({
    ...{ id, kind, title: title.trim(), text: text.trim(), to, source, publishAt },
    mustRead: kind === 'official' && mustRead,
  }))
}

/** The hour for which it is planned, milliseconds; undefined until both fields are whole. */
export function hourOf({ day, time }: Pick<Writing, 'day' | 'time'>): number | undefined {
  const clock = /^(\d\d):(\d\d)/.exec(time)
  if (!clock || !/^20\d\d-\d\d-\d\d$/.test(day)) return undefined
  return momentOf(day, Number(clock[1]), Number(clock[2]))
}

/** A refused notice as a writing again, so that its author puts right what is needed. */
export function reopened(
  { kind, title, text, to, source, mustRead }: Publishing,
  place: string,
  ids: Writing['ids'],
): Writing {
  const readers = readersOf(to)
  const toGuardians = readers === 'guardians'
  const own = kind === 'encouragement' && toGuardians
  return {
    ...{ kind, place, ids, title, source, mustRead },
    where: whereOf(to),
    readers: toGuardians ? ['guardians'] : ['students'],
    text: own ? '' : text,
    guardiansText: own ? text : '',
    ...{ later: false, day: '', time: '' },
  }
}
