/** Who had not handed in one piece of work when its teacher looked: names, for those who watch over the section. */
export interface Followup {
  assignment: string
  section: string
  subject: string
  title: string
  dueAt: number
  /** Full names, as the section's list has them. */
  missing: { person: string; name: string }[]
  /** How many children the work was given to. */
  of: number
  note: string
  by: string
  byName: string
  sentAt: number
}
