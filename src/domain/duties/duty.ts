export type Person =
  | 'student'
  | 'guardian'
  | 'counselor'
  | 'teacher'
  | 'principal'
  | 'council'
  | 'directorate'
  | 'support'
  | 'supervisor'
  | 'community'
  | 'examination'
  | 'system'

/** One thing the software does for a duty: `id` is the duty's id, a dot and one short lower-case noun. */
export type Part = { readonly id: `${string}.${string}`; readonly en: string }

/** One duty of the rules, need of the papers, or system they name. A wave is an order, not a rank. */
export type Duty = {
  readonly id: string
  readonly person: Person
  readonly noun: string
  readonly wave: 1 | 2 | 3
  readonly title: { readonly ar: string; readonly en: string }
  readonly parts: readonly Part[]
}
