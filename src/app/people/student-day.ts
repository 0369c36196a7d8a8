/** Reads what a child's first screen needs: one thing to begin with, what is to hand in, and what has come for him. */
import { dayOf, addDays } from '../../domain/calendar/day.ts'
import { weekOf } from '../../domain/calendar/week.ts'
import { isDone, type Deadline } from '../../domain/deadlines/deadline.ts'
import { readOwnDeadlines, sectionsOf } from '../../domain/deadlines/read.ts'
import { readOverview, type LessonLine, type Overview } from '../../domain/lessons/overview.ts'
import type { Gender } from '../../domain/people/person.ts'
import { readChanged } from '../../domain/plans/news.ts'
import { draftedWork } from '../../storage/drafts.ts'
import type { Session } from '../../storage/session.ts'
import { lineOf, type DeadlineLine } from '../../ui/deadline-row.tsx'
import type { DayBase } from './person.ts'
import { refusedOf, waitingOf, type RefusedThing } from './student-acts.ts'
import { answerFor, wordsFor, type DayAnswer, type DayWord } from './student-words.ts'

/** Rows to hand in on the first screen; the rest is one tap away. */
const mostRows = 5

/** The one thing to begin with. */
export type First =
  | ({ kind: 'refused' } & RefusedThing)
  | { kind: 'work'; line: DeadlineLine }
  | { kind: 'lesson'; line: Omit<LessonLine, 'publishAt'> }

export interface StudentDay extends DayBase {
  gender: Gender
  /** Lessons that open this week: how many are read, how many there are, and whether the next one is begun. */
  week: { done: number; of: number; begun: boolean }
  first?: First
  work: DeadlineLine[]
  /** There is more to hand in than is shown. */
  more: boolean
  answer?: DayAnswer
  /** Official notices that must be read, and the counselor's latest word. */
  notices: DayWord[]
  word?: DayWord
  /** Subjects whose plan has changed and that he has not looked at since. */
  planned?: string[]
  /** Hand-ins and questions that wait on this phone. */
  waiting: number
}

export async function readDay(session: Session, now: number): Promise<StudentDay> {
  const { id, face } = session.profile
  const homes = session.homes()
  const drafts = await draftedWork(session)
  const deadlines = await readOwnDeadlines(homes, now, { drafts, acts: session.acts.values() })
  const overview = await readOverview(homes, now)
  const open = deadlines.filter(one => !isDone(one))
  const first = firstOf(session, deadlines, overview, now)
  const above = first?.kind === 'work' ? first.line.id : first?.kind === 'refused' ? first.work : undefined
  const rest = open.filter(one => one.id !== above)
  const { notices, word } = await wordsFor(homes, now)
  const answer = await answerFor(homes, now)
  const changed = await Promise.all(homes.map(home => readChanged(home, sectionsOf(home, home.person))))
  const planned = [...new Set(changed.flat())]
  return {
    profile: id,
    face,
    now,
    gender: homes[0]?.actor().gender ?? 'male',
    week: weekOfLessons(overview, now),
    ...(first && { first }),
    work: rest.slice(0, mostRows).map(lineOf),
    more: rest.length > mostRows,
    ...(answer && { answer }),
    notices,
    ...(word && { word }),
    ...(planned.length > 0 && { planned }),
    waiting: waitingOf(session.acts.values()),
  }
}

/**
 * What a child begins with: what the school sent back; what is due today; a lesson that he stopped in, rather of the
 * subject that is due next; the nearest work; a lesson not opened yet.
 */
function firstOf(
  session: Session,
  deadlines: readonly Deadline[],
  { unfinished }: Overview,
  now: number,
): First | undefined {
  const open = deadlines.filter(one => !isDone(one))
  const refused = refusedOf(session.acts.values(), deadlines)
  if (refused) return { kind: 'refused', ...refused }
  const today = open.find(one => dayOf(one.dueAt) === dayOf(now))
  if (today) return { kind: 'work', line: lineOf(today) }
  const begun = unfinished.filter(line => line.state === 'begun').reverse()
  const next = open.find(one => one.dueAt > now)
  const lesson = begun.find(line => line.subject === next?.subject) ?? begun[0]
  if (lesson) return firstLesson(lesson)
  if (open[0]) return { kind: 'work', line: lineOf(open[0]) }
  return unfinished[0] && firstLesson(unfinished[0])
}

function firstLesson({ place, id, title, subject, pages, reached, state }: LessonLine): First {
  return { kind: 'lesson', line: { place, id, title, subject, pages, reached, state } }
}

/** Lessons that open between this Sunday and the next, read or not. */
export function weekOfLessons({ subjects }: Pick<Overview, 'subjects'>, now: number): StudentDay['week'] {
  const sunday = weekOf(now).days[0]!
  const lines = subjects
    .flatMap(({ lessons }) => lessons)
    .filter(({ publishAt }) => dayOf(publishAt) >= sunday && dayOf(publishAt) < addDays(sunday, 7))
  const done = lines.filter(line => line.state === 'done').length
  return { done, of: lines.length, begun: lines.some(line => line.state === 'begun') }
}
