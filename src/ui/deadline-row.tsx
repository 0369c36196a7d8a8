import { timeLeft } from '../domain/calendar/time-left.ts'
import { tellTimeLeft } from '../domain/calendar/tell.ts'
import { isDone, type Deadline } from '../domain/deadlines/deadline.ts'
import { tellSubject } from '../domain/sections/subject.ts'
import type { Say } from '../domain/words.ts'
import { Chip } from './chip.tsx'
import { DayBlock } from './day-block.tsx'
import { Row } from './row.tsx'
import { useDates, useSay } from './say.tsx'
import { SyncMark } from './sync-mark.tsx'

/** What a row needs of a deadline: little enough for a prepared page. */
export type DeadlineLine = Pick<
  Deadline,
  'place' | 'id' | 'subject' | 'title' | 'dueAt' | 'outOf' | 'state' | 'begun'
> & { points?: number }

export const lineOf = ({ mark, ...one }: Deadline): DeadlineLine => {
  const { place, id, subject, title, dueAt, outOf, state, begun } = one
  const line = { place, id, subject, title, dueAt, outOf, state, begun }
  // A mark carries its own total: the work may have changed since.
  return mark ? { ...line, points: mark.points, outOf: mark.outOf } : line
}

export interface DeadlineRowProps {
  line: DeadlineLine
  now: number
  href?: string
  /** A further small line, such as its weight. */
  more?: string
}

/** Work in a list: when, what, and how long is left or how far it has come. */
export function DeadlineRow({ line, now, href, more }: DeadlineRowProps) {
  const say = useSay()
  const dates = useDates()
  const { iso, weekday, figure } = dates.day(line.dueAt)
  return (
    <Row
      href={href}
      start={
        <DayBlock iso={iso} weekday={weekday} figure={figure} tone={isNear(line, now) ? 'clay' : 'stone'} />
      }
      title={line.title}
      under={
        <>
          {tellWorth(say, line)}
          {more && <span class="under">{more}</span>}
          {line.begun && !isDone(line) && <SyncMark state="here">{say('states.draft')}</SyncMark>}
        </>
      }
      end={<DeadlineState line={line} now={now} />}
    />
  )
}

/** «الرياضيات، ٥ علامات» */
export const tellWorth = (say: Say, { subject, outOf }: Pick<DeadlineLine, 'subject' | 'outOf'>) =>
  say('deadlines.subjectMarks', {
    subject: tellSubject(say, subject),
    marks: say('marks.count', { count: outOf }),
  })

/** Due by tomorrow, late or refused, and not done. */
export const isNear = (line: Pick<DeadlineLine, 'state' | 'dueAt'>, now: number) =>
  !isDone(line) && (line.state === 'refused' || timeLeft(now, line.dueAt).kind !== 'days')

export function DeadlineState({ line, now }: { line: DeadlineLine; now: number }) {
  const say = useSay()
  const { state, points, outOf, dueAt } = line
  if (state === 'marked')
    return <Chip tone="olive">{say('marks.of', { mark: points ?? 0, total: outOf })}</Chip>
  if (state === 'refused') return <SyncMark state="needs">{say('states.needs')}</SyncMark>
  if (state === 'here' || state === 'arrived')
    return <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
  return <Chip tone={isNear(line, now) ? 'clay' : 'stone'}>{tellTimeLeft(say, now, dueAt)}</Chip>
}
