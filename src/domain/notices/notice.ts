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
