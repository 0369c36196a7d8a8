/**
 * Work that was handed in under another child's pocket of the same phone, and has come to whose it was. A row for each of the two:
 * under the id that the work had in the one pocket, and under the one that it has in the other.
 */
export interface Handover {
  assignment: string
  /** In whose pocket it was handed in, and whose it is. On the phone, before the school has said who that is, `to` is ''. */
  from: string
  fromName: string
  to: string
  toName: string
  /** When the school moved it; on the phone the tap. */
  movedAt: number
}
