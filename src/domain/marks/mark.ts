import type { Attachment } from '../attachments/attachment.ts'

/** A mark carries its work's title, subject and weight, so that it reads alone on a phone that holds nothing else. */
export interface Mark {
  submission: string
  assignment: string
  person: string
  title: string
  subject: string
  points: number
  outOf: number
  weight: number
  comment: string
  files?: Attachment[]
  by: string
  byName: string
  markedAt: number
}
