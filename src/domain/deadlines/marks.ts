import type { Mark } from '../marks/mark.ts'
import { compareSubjects } from '../sections/subject.ts'
import type { Deadline } from './deadline.ts'

export interface SubjectMarks {
  subject: string
  /** Newest first, one for each attempt that was marked. */
  marks: Mark[]
  /** Of the subject's hundred: what is marked by now, and what of it was earned. */
  weighed: number
  earned: number
  /** Work of the subject that has no mark yet, soonest first. */
  toCome: Deadline[]
}

/** All marks of a child by subject. They read alone: the work itself may have left the phone. */
export function marksBySubject(marks: readonly Mark[], deadlines: readonly Deadline[]): SubjectMarks[] {
  const names = [...marks, ...deadlines].map(one => one.subject)
  return [...new Set(names)].sort(compareSubjects).map(subject => {
    const own = marks.filter(one => one.subject === subject).sort((a, b) => b.markedAt - a.markedAt)
    // Of several attempts at one work the newest mark counts.
    const counted = own.filter(
      (mark, index) => own.findIndex(one => one.assignment === mark.assignment) === index,
    )
    return {
      subject,
      marks: own,
      weighed: sum(counted.map(mark => mark.weight)),
      earned: sum(counted.map(mark => (mark.outOf > 0 ? (mark.weight * mark.points) / mark.outOf : 0))),
      toCome: deadlines.filter(one => one.subject === subject && !one.mark).sort((a, b) => a.dueAt - b.dueAt),
    }
  })
}

/** At most one decimal: nobody reads 8.3333. */
const sum = (all: readonly number[]) => Math.round(all.reduce((total, one) => total + one, 0) * 10) / 10
