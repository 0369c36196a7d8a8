import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import { attachmentLimits } from '../../domain/attachments/attachment.ts'
import { toSend, type Attached } from '../../domain/attachments/standing.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { isOpen, readInbox, type Incoming } from '../../domain/questions/inbox.ts'
import { tellAbout } from '../../domain/questions/tell.ts'
import { useAttaching } from '../../storage/attaching.ts'
import { useDraft } from '../../storage/draft.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Attach } from '../../ui/attach.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { RowFiles } from './row-files.tsx'
import '../../ui/reading.css'

/** /inbox/:place/:question, to read and to answer. */
export function TeacherAnswer({ place, question: id }: { place: string; question: string }) {
  const say = useSay()
  const { now } = usePocket()
  const inbox = useLive(
    async session =>
      readInbox(
        session.homes().filter(home => home.place === place),
        now,
      ),
    [place, now],
  )
  if (!inbox) return <Screen top={<Top />}>{null}</Screen>
  const one = inbox.find(incoming => incoming.id === id)
  if (!one)
    return (
      <Screen top={<Top />}>
        <Empty title={say('inbox.missing')} action={<Button href="/inbox">{say('inbox.toInbox')}</Button>}>
          {say('inbox.missingWhy')}
        </Empty>
      </Screen>
    )
  return <Answering key={id} one={one} next={inbox.find(other => other.id !== id && isOpen(other))} />
}

function Top() {
  const say = useSay()
  return <TopBar title={say('inbox.question')} heading back={{ label: say('app.back'), href: '/inbox' }} />
}

interface AnswerDraft {
  text: string
  files?: readonly Attached[]
}
const empty: AnswerDraft = { text: '', files: [] }

function Answering({ one, next }: { one: Incoming; next: Incoming | undefined }) {
  const say = useSay()
  const { route } = useLocation()
  const { session } = usePocket()
  const { place, id } = one
  const context = session.home(place)?.actor().gender ?? 'female'
  const work = `answer/${place}/${id}`
  const { content: draft, state, change, drop } = useDraft<AnswerDraft>(work, found => found ?? empty)
  const attaching = useAttaching(work, draft?.files, make =>
    change(now => ({ files: make(now.files ?? []) })),
  )
  const [problem, setProblem] = useState<string>()
  const [sent, setSent] = useState(false)
  const sending = useRef(false)
  if (!draft) return <Screen top={<Top />}>{null}</Screen>

  async function answer({ text, files }: AnswerDraft) {
    if (!text.trim() && !files?.length) {
      setProblem(say('inbox.empty', { context }))
      return document.getElementsByName('answer')[0]?.focus()
    }
    if (sending.current) return
    sending.current = true
    const args = { id: newId(), question: id, text, ...toSend(files) }
    const refusal = await act(session, { place, name: 'questions.answer', args })
    sending.current = false
    if (refusal) return setProblem(say(`refusals.${refusal.refused}`))
    setProblem(undefined)
    setSent(true)
    await drop(empty)
  }

  const saved = state === 'saved' ? say('inbox.saved') : state === 'found' ? say('inbox.found') : ''
  return (
    <Screen
      top={<Top />}
      foot={
        sent && next ? (
          <Button kind="main" wide endIcon="next" onClick={() => route(`/inbox/${place}/${next.id}`)}>
            {say('inbox.next', { name: next.question.personName, context })}
          </Button>
        ) : sent ? (
          <Button kind="main" wide href="/inbox">
            {say('inbox.toInbox')}
          </Button>
        ) : (
          <Button kind="main" icon="send" wide onClick={() => void answer(draft)}>
            {say(one.answers.length > 0 ? 'inbox.sendMore' : 'inbox.send', { context })}
          </Button>
        )
      }
    >
      <QuestionCard one={one} />
      <Field
        label={say('inbox.answer', { name: one.question.personName })}
        name="answer"
        lines={6}
        maxLength={8000}
        value={draft.text}
        onInput={text => {
          setSent(false)
          change({ text })
        }}
        end={saved}
        error={problem}
      />
      <Attach
        label={say('inbox.files')}
        name="answer-files"
        room={attachmentLimits.files - attaching.files.length}
        gender={context}
        {...attaching}
      />
      {state === 'failed' && <Problem id="not-saved">{say('inbox.notSaved')}</Problem>}
    </Screen>
  )
}

/** The question with where it was asked, and the answers that it has had. */
function QuestionCard({ one }: { one: Incoming }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const home = useHome(one.place)
  const { place, question, childName, answers } = one
  const { now } = pocket
  const about = tellAbout(say, question)
  const page = question.page === undefined ? '' : `/${question.page}`
  const byGuardian = question.person !== question.child
  return (
    <Card>
      <h2>
        <bdi>{question.personName}</bdi>
      </h2>
      <p class="sm two">
        {byGuardian && childName
          ? say('inbox.guardianOf', {
              child: childName,
              moment: tellMoment(say, dates, now, question.askedAt),
            })
          : tellMoment(say, dates, now, question.askedAt)}
      </p>
      {about !== undefined && question.lesson && (
        <p class="sm">
          <a href={`/lessons/${place}/${question.lesson}${page}`}>
            <bdi>{about}</bdi>
          </a>
        </p>
      )}
      {question.text && (
        <p class="quoted" dir="auto">
          {question.text}
        </p>
      )}
      <RowFiles place={place} about={one.id} files={question.files} />
      {answers.map(({ id, body }) => {
        const state = home ? stateOfRow(pocket, home, 'answer', id) : 'arrived'
        return (
          <section class="answer" key={id} aria-label={say('inbox.yourAnswer')}>
            {body.text && (
              <p class="quoted" dir="auto">
                {body.text}
              </p>
            )}
            <RowFiles place={place} about={id} files={body.files} />
            <div class="line sm two">
              <span>{tellMoment(say, dates, now, body.answeredAt)}</span>
              <span class="end">
                <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
              </span>
            </div>
          </section>
        )
      })}
      {answers.length === 0 && (
        <p class="sm two">
          {say(now > question.answerBy ? 'inbox.wasPromised' : 'inbox.promised', {
            moment: tellMoment(say, dates, now, question.answerBy),
          })}
        </p>
      )}
    </Card>
  )
}
