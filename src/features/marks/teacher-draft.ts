/** A mark on the table: points and comment, kept at each stroke until it is given. */
import type { Attached } from '../../domain/attachments/standing.ts'

export interface MarkDraft {
  points?: number
  comment: string
  files?: readonly Attached[]
}
