import { dayOf, daysBetween } from '../calendar/day.ts'
import type { Dates } from '../calendar/tell.ts'
import { tellTeacher } from '../children/teachers.ts'
import type { Teaching } from '../sections/section.ts'
import { tellSubject } from '../sections/subject.ts'
import type { Say } from '../words.ts'
import type { Question } from './question.ts'

/** «الجواب غدًا قبل ٣:٠٠ م», «الجواب قبل ٣:٠٠ م من يوم الثلاثاء ٢٤ تشرين الثاني»; past its hour it says so. */
export function tellAnswerBy(say: Say, dates: Dates, now: number, answerBy: number): string {
  const time = dates.clock(answerBy)
  const date = dates.gregorian(answerBy)
  if (now > answerBy) return say('questions.overdue', { date })
  const days = daysBetween(dayOf(now), dayOf(answerBy))
  if (days === 0) return say('questions.byToday', { time })
  if (days === 1) return say('questions.byTomorrow', { time })
  return say('questions.byDate', { time, date })
}

/** «موسم الزيتون، الصفحة ٣»; undefined for a question about no lesson. */
export function tellAbout(say: Say, { lessonTitle, page }: Pick<Question, 'lessonTitle' | 'page'>) {
  if (lessonTitle === undefined) return undefined
  return page === undefined ? lessonTitle : say('questions.aboutPage', { lesson: lessonTitle, page })
}

/** «المعلّمة رنا المجالي، اللغة العربية», for a homeroom teacher «…، تربية الصف». */
export function tellTeaching(say: Say, { name, gender, subject }: Teaching): string {
  const teacher = tellTeacher(say, { name, gender })
  if (!subject) return say('questions.homeroom', { teacher })
  return say('questions.teacher', { teacher, subject: tellSubject(say, subject) })
}
