import type { Attachment } from '../attachments/attachment.ts'

/** A question to a teacher: a child's on a lesson's page, or a guardian's about his child. */
export interface Question {
  person: string
  personName: string
  /** The child whom it is about; the asker himself when a child asks. */
  child: string
  section: string
  subject: string
  /** The teacher who is asked. */
  to: string
  lesson?: string
  lessonTitle?: string
  page?: number
  /** '' where a photo or a voice note says it all. */
  text: string
  files?: Attachment[]
  askedAt: number
  /** The hour by which the school has promised an answer. */
  answerBy: number
}

export interface Answer {
  question: string
  person: string
  name: string
  text: string
  files?: Attachment[]
  answeredAt: number
}
