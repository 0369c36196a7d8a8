import type { Say } from '../words.ts'
import { subjects } from './section.ts'

/** «الرياضيات» for `maths`; a subject that has no word in the house is shown as the school wrote it. */
export function tellSubject(say: Say, subject: string): string {
  return isKnown(subject) ? say(`subjects.${subject}`) : subject
}

/** By the order of a school's timetable, then those that only this school has. */
export function compareSubjects(a: string, b: string): number {
  return placeOf(a) - placeOf(b) || (a < b ? -1 : a > b ? 1 : 0)
}

const known: readonly string[] = subjects
const isKnown = (subject: string) => known.includes(subject)
const placeOf = (subject: string) => (isKnown(subject) ? known.indexOf(subject) : known.length)
