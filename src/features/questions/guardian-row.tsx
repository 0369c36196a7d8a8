import { tellWordless } from '../../domain/attachments/tell.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellTeacher } from '../../domain/children/teachers.ts'
import { headingOf } from '../../domain/notices/heading.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { stateOfRow, usePocket } from '../../storage/live.ts'
import { Row } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import type { Asked } from './guardian-inbox.ts'

/** One question in a list: to whom, about whom, and what has become of it. */
export function QuestionRow({ question }: { question: Asked }) {
  const say = useSay()
  const { home, row, child, teacher } = question
  const whom = teacher ? tellTeacher(say, teacher) : tellSubject(say, row.body.subject)
  return (
    <Row
      title={headingOf({ title: '', text: row.body.text }) || tellWordless(say, row.body.files)}
      under={
        <span class="who">
          <span>{say('guardian.about', { subject: whom || say('children.general'), name: child })}</span>
          <Becoming question={question} />
        </span>
      }
      href={`/messages/${home.place}/${row.id}`}
    />
  )
}

/** Waiting here, on its way, then the hour of the promise, then answered. */
export function Becoming({ question: { home, row, answers } }: { question: Asked }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const state = stateOfRow(pocket, home, 'question', row.id)
  if (answers.length > 0) return <SyncMark state="arrived">{say('guardian.answered')}</SyncMark>
  if (state !== 'arrived') return <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
  const { answerBy } = row.body
  if (answerBy < pocket.now) return <SyncMark state="needs">{say('guardian.answerDue')}</SyncMark>
  return <span>{say('guardian.answerBy', { moment: tellMoment(say, dates, pocket.now, answerBy) })}</span>
}
