import type { Attachment } from '../attachments/attachment.ts'
import type { Audience } from '../audiences.ts'

export const noticeKinds = ['official', 'encouragement'] as const
export type NoticeKind = (typeof noticeKinds)[number]

export interface Notice {
  kind: NoticeKind
  title: string
  text: string
  files?: Attachment[]
  to: Audience
  /** Who says it: the ministry, the directorate, the school, in the words of the notice. */
  source: string
  by: string
  byName: string
  mustRead: boolean
  publishAt: number
  /** From then on it is past: it leaves the first screens, stays in the lists, and is counted no more. */
  expiresAt?: number
  /** Its author has taken it back: title and text are gone from all phones but his own. */
  withdrawnAt?: number
}

/** What its author had said in a notice that he took back: kept for him, nobody else reads it. */
export interface Withdrawn {
  title: string
  text: string
}

export interface Reading {
  notice: string
  person: string
  readAt: number
}

/** Phones that have taken it in, people who have opened or read it, and how many people it is meant for. */
export interface Reach {
  about: string
  phones: number
  people: number
  of: number
}

/** Where a notice stands at a moment: only `open` ones are on first screens and wait to be read. */
export type NoticeStage = 'planned' | 'open' | 'past' | 'withdrawn'

export function stageOf(
  notice: Pick<Notice, 'publishAt' | 'expiresAt' | 'withdrawnAt'>,
  now: number,
): NoticeStage {
  if (notice.withdrawnAt !== undefined) return 'withdrawn'
  if (notice.publishAt > now) return 'planned'
  return notice.expiresAt !== undefined && notice.expiresAt <= now ? 'past' : 'open'
}

/** A word is feminine in Arabic, a notice masculine. */
export const genderOf = (kind: NoticeKind) => (kind === 'encouragement' ? 'female' : 'male')
