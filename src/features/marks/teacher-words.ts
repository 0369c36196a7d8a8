import { timeLeft } from '../../domain/calendar/time-left.ts'
import { tellMoment, type Dates } from '../../domain/calendar/tell.ts'
import type { Submission } from '../../domain/submissions/submission.ts'
import type { Say } from '../../domain/words.ts'

/** «وصل متأخّرًا», «لمس قبل الموعد ووصل بعده», «في موعده». */
export function latenessWords(say: Say, { lateness }: Pick<Submission, 'lateness'>): string {
  if (lateness === 'late') return say('desk.late')
  return say(lateness === 'in_time' ? 'desk.inTime' : 'desk.tappedBefore')
}

/** «تأخّر يومين» by the days between its hour and the arrival. */
export const lateBy = (say: Say, dueAt: number, arrivedAt: number) =>
  say('desk.lateBy', { count: timeLeft(arrivedAt, dueAt).days })

/** «لُمس أمس ٦:١٢ م، ووصل اليوم ٨:٠٠ ص». */
export function tellTimes(
  say: Say,
  dates: Dates,
  now: number,
  { tappedAt, arrivedAt }: Pick<Submission, 'tappedAt' | 'arrivedAt'>,
) {
  return {
    tapped: say('desk.tapped', { moment: tellMoment(say, dates, now, tappedAt) }),
    arrived: say('desk.arrived', { moment: tellMoment(say, dates, now, arrivedAt) }),
  }
}
