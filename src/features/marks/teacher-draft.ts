/** A mark on the table: points and comment, kept at each stroke until it is given. */
export interface MarkDraft {
  points?: number
  comment: string
}
