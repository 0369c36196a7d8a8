import { tellWordless } from '../../domain/attachments/tell.ts'
import { timeLeft } from '../../domain/calendar/time-left.ts'
import { tellMoment, tellTimeLeft } from '../../domain/calendar/tell.ts'
import { headingOf } from '../../domain/notices/heading.ts'
import { isOpen, readInbox, type Incoming } from '../../domain/questions/inbox.ts'
import { tellAbout } from '../../domain/questions/tell.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** /inbox: who asked her, whoever has waited longest first, with the day of the promised answer. */
export function TeacherInbox() {
  const say = useSay()
  const { now } = usePocket()
  const inbox = useLive(session => readInbox(session.homes(), now), [now])
  const top = <TopBar title={say('inbox.title')} heading />
  if (!inbox) return <Screen top={top}>{null}</Screen>
  const open = inbox.filter(isOpen)
  const answered = inbox.filter(one => !isOpen(one))
  return (
    <Screen top={top}>
      {open.length === 0 && (
        <Empty title={say(answered.length > 0 ? 'inbox.allAnswered' : 'inbox.none')}>
          {say(answered.length > 0 ? 'inbox.allAnsweredWhy' : 'inbox.noneWhy')}
        </Empty>
      )}
      {open.length > 0 && (
        <section>
          <h2 class="md two">{say('inbox.waiting')}</h2>
          <RowList label={say('inbox.waiting')}>
            {open.map(one => (
              <QuestionRow key={`${one.place}/${one.id}`} one={one} />
            ))}
          </RowList>
        </section>
      )}
      {answered.length > 0 && (
        <section>
          <h2 class="md two">{say('inbox.answered')}</h2>
          <RowList label={say('inbox.answered')}>
            {answered.map(one => (
              <QuestionRow key={`${one.place}/${one.id}`} one={one} />
            ))}
          </RowList>
        </section>
      )}
    </Screen>
  )
}

function QuestionRow({ one }: { one: Incoming }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { place, id, question } = one
  const about = tellAbout(say, question)
  const asked = tellMoment(say, dates, now, question.askedAt)
  return (
    <Row
      href={`/inbox/${place}/${id}`}
      title={question.personName}
      under={
        <>
          <bdi>{headingOf({ title: '', text: question.text }) || tellWordless(say, question.files)}</bdi>
          <span class="xs two under">
            {about === undefined ? asked : say('inbox.aboutAt', { about, moment: asked })}
          </span>
        </>
      }
      end={<State one={one} />}
    />
  )
}

function State({ one: { place, state, answers, question } }: { one: Incoming }) {
  const say = useSay()
  const pocket = usePocket()
  const home = useHome(place)
  const last = answers.at(-1)
  if (last && home) {
    const at = stateOfRow(pocket, home, 'answer', last.id)
    return <SyncMark state={at}>{at === 'arrived' ? say('inbox.done') : say(`states.${at}`)}</SyncMark>
  }
  const near = state === 'overdue' || timeLeft(pocket.now, question.answerBy).kind !== 'days'
  return <Chip tone={near ? 'clay' : 'stone'}>{tellTimeLeft(say, pocket.now, question.answerBy)}</Chip>
}
