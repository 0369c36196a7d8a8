import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellTeacher } from '../../domain/children/teachers.ts'
import type { Answer } from '../../domain/questions/question.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import type { Session } from '../../storage/session.ts'
import { stateOfRow, useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncSteps } from '../../ui/sync-steps.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { readAsked, type Asked } from './guardian-inbox.ts'
import { RowFiles } from './row-files.tsx'

/** One question with its answers; while it is on the road, how far it has come. */
export function ReadQuestion({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const read = useLive(session => readOne(session, place, id), [place, id])
  const top = <TopBar title={say('app.messages')} back={{ label: say('app.back'), href: '/messages' }} />
  if (!read) return <Screen top={top}>{null}</Screen>
  if (!read.asked)
    return (
      <Screen top={top}>
        <h1 class="sr">{say('children.gone')}</h1>
        <Empty
          title={say('children.gone')}
          action={<Button href="/messages">{say('app.messages')}</Button>}
        />
      </Screen>
    )
  return (
    <Screen top={top}>
      <Thread asked={read.asked} />
    </Screen>
  )
}

async function readOne(session: Session, place: string, id: string) {
  const home = session.home(place)
  const row = await home?.get('question', id)
  return { asked: home && row && (await readAsked(home, row)) }
}

function Thread({ asked }: { asked: Asked }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const { home, row, child, teacher, answers } = asked
  const { text, subject, lessonTitle, page, personName, askedAt, answerBy } = row.body
  const state = stateOfRow(pocket, home, 'question', row.id)
  const moment = (ms: number) => tellMoment(say, dates, pocket.now, ms)
  const whom = teacher ? tellTeacher(say, teacher) : tellSubject(say, subject)
  const words = { here: say('states.here'), way: say('states.way'), arrived: say('states.arrived') }
  return (
    <>
      <div>
        <h1>{say('guardian.to', { whom: whom || say('children.general') })}</h1>
        <p class="sm two">
          {say('guardian.about', {
            subject: tellSubject(say, subject) || say('children.general'),
            name: child,
          })}
        </p>
      </div>
      <Card>
        {text && <p dir="auto">{text}</p>}
        <RowFiles place={home.place} about={row.id} files={row.body.files} />
        {lessonTitle && (
          <p class="sm two">{say('guardian.onPage', { page: page ?? 1, lesson: lessonTitle })}</p>
        )}
        <p class="xs two">{say('guardian.askedAt', { name: personName, moment: moment(askedAt) })}</p>
      </Card>
      {answers.map(({ id, body }) => (
        <AnswerCard key={id} place={home.place} id={id} answer={body} moment={moment(body.answeredAt)} />
      ))}
      {answers.length === 0 && (
        <>
          <SyncSteps at={state} words={words} />
          {state === 'here' && <p class="sm two">{say('guardian.askedSafe')}</p>}
          <p class="sm">
            {answerBy < pocket.now
              ? say('guardian.answerLate', { moment: moment(answerBy) })
              : say('guardian.askBy', { moment: moment(answerBy) })}
          </p>
        </>
      )}
    </>
  )
}

interface AnswerCardProps {
  place: string
  id: string
  answer: Answer
  moment: string
}

function AnswerCard({ place, id, answer, moment }: AnswerCardProps) {
  const say = useSay()
  return (
    <Card tone="blue">
      <h2 class="md">{say('guardian.answerFrom', { name: answer.name })}</h2>
      {answer.text
        .split(/\n+/)
        .filter(Boolean)
        .map((line, index) => (
          <p key={index} dir="auto">
            {line}
          </p>
        ))}
      <RowFiles place={place} about={id} files={answer.files} />
      <p class="xs two">{moment}</p>
    </Card>
  )
}
