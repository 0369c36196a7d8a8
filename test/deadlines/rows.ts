import type { Assignment } from '../../src/domain/assignments/assignment.ts'
import { momentOf } from '../../src/domain/calendar/day.ts'
import type { Facts } from '../../src/domain/deadlines/deadline.ts'
import type { Mark } from '../../src/domain/marks/mark.ts'
import type { Row } from '../../src/domain/row.ts'
import type { Submission } from '../../src/domain/submissions/submission.ts'

/** Monday, 23 November 2026, nine in the morning. */
export const now = momentOf('2026-11-23', 9)

export function assignment(id: string, due: string, more: Partial<Assignment> = {}): Row<'assignment'> {
  const body: Assignment = {
    ...{ section: '6a', subject: 'maths', title: id, intro: '', lessons: [], by: 'khaled', byName: 'خالد' },
    tasks: [{ id: 't1', kind: 'text', prompt: 'اكتب', points: 5 }],
    publishAt: momentOf('2026-11-01', 8),
    dueAt: momentOf(due, 20),
    weight: 10,
    ...more,
  }
  return { noun: 'assignment', id, audience: 'section:6a', about: '6a', v: 1, body }
}

export function submission(
  id: string,
  work: string,
  attempt = 1,
  more: Partial<Submission> = {},
): Row<'submission'> {
  const body: Submission = {
    ...{ assignment: work, person: 'yazan', attempt, answers: [], lateness: 'in_time' },
    tappedAt: now,
    arrivedAt: now,
    ...more,
  }
  return { noun: 'submission', id, audience: 'pupil:yazan', about: work, v: 1, body }
}

export function mark(
  of: string,
  work: string,
  points: number,
  outOf: number,
  more: Partial<Mark> = {},
): Row<'mark'> {
  const body: Mark = {
    ...{ submission: of, assignment: work, person: 'yazan', title: work, subject: 'maths', points, outOf },
    ...{ weight: 10, comment: '', by: 'khaled', byName: 'خالد', markedAt: now },
    ...more,
  }
  return { noun: 'mark', id: of, audience: 'pupil:yazan', about: work, v: 1, body }
}

export function facts(more: Partial<Facts>): Facts {
  return {
    ...{ place: 'amal', person: 'yazan', assignments: [], submissions: [], marks: [] },
    drafts: new Set<string>(),
    refused: new Set<string>(),
    isWaiting: () => false,
    ...more,
  }
}
