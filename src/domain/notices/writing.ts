/** A notice while it is written: what the draft holds, what is still missing, and the acts that send it. */
import type { Attachment } from '../attachments/attachment.ts'
import { toSend, type Attached } from '../attachments/standing.ts'
import { hourOfMoment, momentOfHour, type LocalHour } from '../calendar/local.ts'
import type { Audience, Named } from '../audiences.ts'
import { audienceOf, namedIn, readersOf, whereOf, type Readers, type Where } from './audience-choices.ts'
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
  /** Who reads there, alone or together. */
  readers: readonly Named[]
  title: string
  text: string
  /** The counselor's other word, to the guardians; an official notice says the same to both. */
  guardiansText: string
  source: string
  mustRead: boolean
  /** Whether it opens at an hour instead of now, and whether it ends at one. */
  later: boolean
  publishAt: LocalHour
  ends: boolean
  expiresAt: LocalHour
  /** Pictures, a paper, the counselor's own voice: the same for all whom it reaches. */
  files?: readonly Attached[]
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
  expiresAt?: number
  files?: Attachment[]
}

/** What is still missing or wrong, and at which field it is told. `count` letters are too many. */
export interface Wrong {
  field: 'where' | 'readers' | 'title' | 'text' | 'guardiansText' | 'publishAt' | 'expiresAt'
  why:
    | 'whereMissing'
    | 'readersMissing'
    | 'titleMissing'
    | 'textMissing'
    | 'tooLong'
    | 'hourMissing'
    | 'hourPast'
    | 'endMissing'
    | 'endTooSoon'
  count?: number
}

/** Where it is asked who reads: the staff are one circle. */
export const isAmong = (where: Where) => where !== '' && where !== 'staff'

/**
 * The notices that come of it: one, and of a counselor's word to students and guardians at once two, because each gets words of
 * his own. None while nobody is chosen.
 */
export function partsOf({ kind, where, readers, ids, text, guardiansText }: Writing): Part[] {
  const part = (to: Audience | undefined, id: string, field: Part['field'] = 'text'): Part[] =>
    to ? [{ id, to, readers: readersOf(to), text: field === 'text' ? text : guardiansText, field }] : []
  if (kind === 'official') return part(audienceOf(where, readers), ids.first)
  return [
    ...(readers.includes('students') ? part(audienceOf(where, ['students']), ids.first) : []),
    ...(readers.includes('guardians')
      ? part(audienceOf(where, ['guardians']), ids.guardians, 'guardiansText')
      : []),
  ]
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

  const at = later ? momentOfHour(writing.publishAt) : now
  if (at === undefined) wrongs.push({ field: 'publishAt', why: 'hourMissing' })
  else if (at < now) wrongs.push({ field: 'publishAt', why: 'hourPast' })
  const end = writing.ends ? momentOfHour(writing.expiresAt) : undefined
  if (writing.ends && end === undefined) wrongs.push({ field: 'expiresAt', why: 'endMissing' })
  else if (end !== undefined && end <= Math.max(at ?? now, now))
    wrongs.push({ field: 'expiresAt', why: 'endTooSoon' })
  return wrongs
}

/** What the acts say. Only for a writing without wrongs. */
export function publishings(writing: Writing, now: number): Publishing[] {
  const { kind, title, source, mustRead, files } = writing
  const publishAt = hourOf(writing) ?? now
  const expiresAt = writing.ends ? momentOfHour(writing.expiresAt) : undefined
  return partsOf(writing).map(({ id, to, text }) => ({
    ...{ id, kind, title: title.trim(), text: text.trim(), to, source, publishAt },
    mustRead: kind === 'official' && mustRead,
    ...(expiresAt !== undefined && { expiresAt }),
    ...toSend(files),
  }))
}

/** The hour for which it is planned, milliseconds; undefined for now, and until the field is whole. */
export const hourOf = ({ later, publishAt }: Pick<Writing, 'later' | 'publishAt'>): number | undefined =>
  later ? momentOfHour(publishAt) : undefined

/** A notice that was refused or taken back as a writing again, so that its author puts right what is needed. */
export function reopened(
  { kind, title, text, to, source, mustRead, expiresAt, files }: Omit<Publishing, 'id' | 'publishAt'>,
  place: string,
  ids: Writing['ids'],
): Writing {
  const own = kind === 'encouragement' && readersOf(to) === 'guardians'
  return {
    ...{ kind, place, ids, title, source, mustRead },
    ...(files && { files }),
    where: whereOf(to),
    readers: to === 'staff' ? ['students'] : namedIn(to),
    text: own ? '' : text,
    guardiansText: own ? text : '',
    ...{ later: false, publishAt: '', ends: expiresAt !== undefined },
    expiresAt: expiresAt === undefined ? '' : hourOfMoment(expiresAt),
  }
}
