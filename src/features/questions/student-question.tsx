import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellTeacher } from '../../domain/children/teachers.ts'
import type { Asked } from '../../domain/questions/list.ts'
import { tellAbout, tellAnswerBy } from '../../domain/questions/tell.ts'
import { stateOfRow, useHome, usePocket } from '../../storage/live.ts'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { RowFiles } from './row-files.tsx'

/** One question: what it is about, what he asked, and the answer, or the hour by which it was promised. */
export function AskedCard({ asked }: { asked: Asked }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { place, question, teacher, answers, state } = asked
  const about = tellAbout(say, question)
  const when = tellMoment(say, dates, now, question.askedAt)
  const page = question.page ? `/${question.page}` : ''
  return (
    <Card>
      {about && question.lesson && (
        <p class="sm">
          <a href={`/lessons/${place}/${question.lesson}${page}`}>
            <bdi>{about}</bdi>
          </a>
        </p>
      )}
      {question.text && (
        <p class={answers.length > 0 ? 'two quoted' : 'quoted'} dir="auto">
          {question.text}
        </p>
      )}
      <RowFiles place={place} about={asked.id} files={question.files} />
      <div class="line sm two">
        <span>
          {teacher
            ? say('questions.askedAt', { teacher: tellTeacher(say, teacher), moment: when })
            : say('questions.askedBare', { moment: when })}
        </span>
        {state !== 'answered' && (
          <span class="end">
            <Where asked={asked} />
          </span>
        )}
      </div>
      {answers.map(answer => (
        <section class="answer" key={answer.answeredAt} aria-label={say('questions.answerFrom')}>
          {answer.text && (
            <p class="quoted" dir="auto">
              {answer.text}
            </p>
          )}
          <RowFiles place={place} about={answer.id} files={answer.files} />
          <p class="sm two">
            {say('questions.answeredAt', {
              name: teacher ? tellTeacher(say, { ...teacher, name: answer.name }) : answer.name,
              moment: tellMoment(say, dates, now, answer.answeredAt),
            })}
          </p>
        </section>
      ))}
      {state !== 'answered' && <p>{tellAnswerBy(say, dates, now, question.answerBy)}</p>}
    </Card>
  )
}

function Where({ asked: { place, id } }: { asked: Asked }) {
  const say = useSay()
  const pocket = usePocket()
  const home = useHome(place)
  if (!home) return null
  const state = stateOfRow(pocket, home, 'question', id)
  return <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
}
