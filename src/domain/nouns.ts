/** Every noun of the feed with the shape of its body; each body is described in its own folder. */
import type { Alert } from './alerts/alert.ts'
import type { Assignment } from './assignments/assignment.ts'
import type { File } from './attachments/attachment.ts'
import type { Consent } from './consents/consent.ts'
import type { Corrected, Correction, Remark } from './corrections/correction.ts'
import type { LessonBody } from './lessons/lesson.ts'
import type { Followup } from './followups/followup.ts'
import type { Claim, Denial, Guardianship, Learner, Petition, Ruling } from './guardians/guardianship.ts'
import type { Holiday } from './holidays/holiday.ts'
import type { Mark } from './marks/mark.ts'
import type { Notice, Reading, Reach, Withdrawn } from './notices/notice.ts'
import type { Person, TieBody } from './people/person.ts'
import type { Phone, Phones } from './phones/phone.ts'
import type { Plan } from './plans/plan.ts'
import type { Progress } from './progress/progress.ts'
import type { Answer, Question } from './questions/question.ts'
import type { Code, Rescue } from './rescues/rescue.ts'
import type { School } from './schools/school.ts'
import type { Headcount, Section, Teaching } from './sections/section.ts'
import type { Key, Solution } from './solutions/solution.ts'
import type { Year } from './years/year.ts'
import type { Handover } from './submissions/handover.ts'
import type { Held } from './submissions/held.ts'
import type { Submission } from './submissions/submission.ts'

export interface Bodies {
  school: School
  section: Section
  /** Which year the sections are of: for the office. */
  year: Year
  /** Who teaches what in a section: on the section's board. */
  teaching: Teaching
  /** How many people an audience reaches: for staff, before they send. */
  headcount: Headcount
  person: Person
  tie: TieBody
  /** The principal's book of families, by tie; who is shown nothing of a child by a court's order. */
  learner: Learner
  guardianship: Guardianship
  denial: Denial
  /** What a guardian has asked for: his own, and what waits with the principal, and what came of it. */
  claim: Claim
  ruling: Ruling
  petition: Petition
  /** What somebody says is wrong in his data: his own, what waits with the principal, and what came of it. */
  correction: Correction
  remark: Remark
  corrected: Corrected
  /** What a principal should hear of the school's doors. */
  alert: Alert
  lesson: LessonBody
  assignment: Assignment
  /** One version of a subject's plan for a term. */
  plan: Plan
  /** Days on which the school is closed. */
  holiday: Holiday
  submission: Submission
  /** That work was handed in under another child's pocket: for both, and who teaches them. */
  handover: Handover
  /** What came too late from a phone that was ended: for the section's teachers. */
  held: Held
  /** Solutions that wait with their teacher for their hour, and the same once they are open to all. */
  key: Key
  solution: Solution
  /** Who had not handed in, for the principal. */
  followup: Followup
  mark: Mark
  progress: Progress
  question: Question
  answer: Answer
  notice: Notice
  /** The words of a notice that was taken back: for its author alone. */
  withdrawn: Withdrawn
  /** That one person has read one notice. */
  reading: Reading
  /** How far a notice, lesson or assignment has come: for its author. */
  reach: Reach
  /** Where a file of an act stands: announced by its act, then here, or refused. */
  file: File
  /** What opens a pupil's pocket when its secret is forgotten: the school's own, and what somebody has asked to read of it. */
  rescue: Rescue
  code: Code
  /** That somebody has read what is kept of him, and agreed. */
  consent: Consent
  /** A phone on which somebody has a pocket: seen by the school's rules alone. And what somebody was told of them. */
  phone: Phone
  phones: Phones
}
export type Noun = keyof Bodies
