import { circleOf, type Audience, type Circle } from '../audiences.ts'
import { tellGrade } from '../children/tell.ts'
import type { Section } from '../sections/section.ts'
import type { Dates } from '../calendar/tell.ts'
import { tellMoment } from '../calendar/tell.ts'
import type { Say } from '../words.ts'
import type { Readers } from './audience-choices.ts'
import { genderOf, type Notice, type Reach } from './notice.ts'

export type Sections = Readonly<Record<string, Pick<Section, 'grade' | 'letter'>>>

/** «السادس أ» */
export const tellSection = (say: Say, { grade, letter }: Pick<Section, 'grade' | 'letter'>) =>
  say('broadcasts.sectionName', { grade: tellGrade(say, grade), letter })

/** «الصف السادس» */
export const tellWholeGrade = (say: Say, grade: string) =>
  say('broadcasts.gradeName', { grade: tellGrade(say, grade) })

/** Each circle's words, by the ending of their keys. */
const circleWords: Record<Circle, string> = {
  students: 'Students',
  guardians: 'Guardians',
  teachers: 'Teachers',
  'students+guardians': 'Families',
  'students+teachers': 'StudentsTeachers',
  'guardians+teachers': 'GuardiansTeachers',
  'students+guardians+teachers': 'All',
}

/** «طلبة السادس أ», «أولياء أمور الصف السادس», «المدرسة كلّها». */
export function tellAudience(say: Say, audience: Audience, sections: Sections): string {
  const circled = circleOf(audience)
  if (!circled) return say(audience === 'staff' ? 'broadcasts.staff' : 'broadcasts.wholeSchool')
  const { circle, of, subject } = circled
  const section = sections[subject]
  const where =
    of === 'school'
      ? say('broadcasts.ofSchool')
      : of === 'grade'
        ? tellWholeGrade(say, subject)
        : section
          ? tellSection(say, section)
          : subject
  return say(`broadcasts.of${circleWords[circle]}`, { where })
}

/** «٥٨ طالبًا وطالبة», «٤٠ وليّ أمر»; of several kinds at once, people. */
export function tellPeople(say: Say, readers: Readers, count: number): string {
  if (readers === 'students') return say('students.count', { count })
  if (readers === 'guardians') return say('broadcasts.guardians', { count })
  if (readers === 'teachers') return say('broadcasts.teachers', { count })
  if (readers === 'staff') return say('broadcasts.colleagues', { count })
  return say('people.count', { count })
}

/** What the button says: «أرسل إلى ٥٨ طالبًا وطالبة». */
export function tellSend(say: Say, readers: Readers, count: number): string {
  if (readers === 'students') return say('broadcasts.sendStudents', { count })
  if (readers === 'guardians') return say('broadcasts.sendGuardians', { count })
  if (readers === 'teachers') return say('broadcasts.sendTeachers', { count })
  if (readers === 'staff') return say('broadcasts.sendColleagues', { count })
  return say('broadcasts.sendEveryone', { count })
}

type Reached = Pick<Reach, 'phones' | 'people' | 'of'>

/** «وصل إلى ٤٠ هاتفًا، وقرأه ٣١ من ٥٨». */
export function tellReach(say: Say, kind: Notice['kind'], reach: Reached): string {
  const { phones, people, of } = reach
  const context = genderOf(kind)
  if (phones === 0 && people === 0) return say('broadcasts.reachNone', { context })
  // Who read on a borrowed phone is a reader all the same.
  if (phones === 0) return tellRead(say, kind, reach)
  if (people > 0) return say('broadcasts.reach', { count: phones, context, read: Math.min(people, of), of })
  const first = say('broadcasts.phonesGot', { count: phones, context })
  return say('broadcasts.both', { first, second: say('broadcasts.thenUnread', { of, context }) })
}

/** «قرأه ٣١ من ٥٨», «لم يقرأه أحد بعد من ٥٨». */
export function tellRead(say: Say, kind: Notice['kind'], { people, of }: Pick<Reached, 'people' | 'of'>) {
  const context = genderOf(kind)
  if (people === 0) return say('broadcasts.readNone', { of, context })
  return say('broadcasts.readOf', { read: Math.min(people, of), of, context })
}

/** Ready words for outside: a group of parents, the school's page. */
export function shareText(
  notice: Pick<Notice, 'title' | 'text' | 'source' | 'publishAt'>,
  school: string,
  say: Say,
  dates: Dates,
): string {
  const { title, text, source, publishAt } = notice
  const signed = source === school || !school ? source : say('broadcasts.signed', { source, school })
  return [title, text, signed, dates.gregorian(publishAt, { year: true })].filter(Boolean).join('\n\n')
}

/** «نُشر أمس ٩:٠٠ ص», «يُنشر غدًا ٨:٠٠ ص». */
export function tellPublished(say: Say, dates: Dates, now: number, publishAt: number): string {
  const moment = tellMoment(say, dates, now, publishAt)
  return publishAt > now ? say('broadcasts.planned', { moment }) : say('broadcasts.published', { moment })
}
