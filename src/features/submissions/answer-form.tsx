import type { ComponentChildren } from 'preact'
import { useRef, useState } from 'preact/hooks'
import { attachmentLimits } from '../../domain/attachments/attachment.ts'
import type { Assignment, Task } from '../../domain/assignments/assignment.ts'
import { timeLeft } from '../../domain/calendar/time-left.ts'
import { draftName } from '../../domain/deadlines/own.ts'
import type { Refusal } from '../../domain/refusal.ts'
import { useDraft } from '../../storage/draft.ts'
import { useHome, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncSteps } from '../../ui/sync-steps.tsx'
import { CalmCheck } from './calm-check.tsx'
import { answersToHandIn, filesIn, unanswered, type Answers, type Draft } from './answers.ts'
import { LessonLinks } from './lesson-links.tsx'
import { TaskField } from './task-field.tsx'
import { Intro, WorkHead } from './work-head.tsx'
import { WorkBar } from './work-bar.tsx'
import type { Work } from './work.ts'

export interface AnswerFormProps {
  work: Work & { body: Assignment }
  /** What the answers begin with: a draft, or an attempt that is done again. */
  given: Answers
  onHandedIn: () => void
  /** Refused attempts, shown above. */
  above?: ComponentChildren
}

/** The tasks of one assignment, each answer saved as it is given, and the way to hand in. */
export function AnswerForm({ work, given, onHandedIn, above }: AnswerFormProps) {
  const { place, id, body } = work
  const say = useSay()
  const pocket = usePocket()
  const { session, now } = pocket
  const home = useHome(place)!
  const gender = home.actor().gender ?? 'male'
  const begun: Draft = { answers: given }
  const draft = draftName(place, id)
  const { content, state, change, drop } = useDraft<Draft>(draft, () => begun, begun)
  const { answers } = content ?? begun
  const [asking, setAsking] = useState(false)
  const [refusal, setRefusal] = useState<Refusal>()
  const [fault, setFault] = useState<unknown>()
  const sending = useRef(false)
  if (fault) throw fault as Error
  const left = unanswered(body.tasks, answers)

  async function handIn() {
    // A second tap of an impatient finger is the same hand-in.
    if (sending.current) return
    sending.current = true
    const args = { id: newId(), assignment: id, answers: answersToHandIn(body.tasks, answers) }
    const refused = await act(session, { place, name: 'submissions.hand-in', args })
    sending.current = false
    setRefusal(refused)
    if (refused) return
    await drop()
    onHandedIn()
  }
  const send = () => void handIn().catch(setFault)

  const backTo = (task: Task) => () => {
    setAsking(false)
    document.getElementsByName(task.id)[0]?.focus()
  }
  const steps = { here: say('states.here'), way: say('states.way'), arrived: say('states.arrived') }
  const foot =
    asking && left.length > 0 ? (
      <CalmCheck count={left.length} gender={gender} onSend={send} onBack={backTo(left[0]!)} />
    ) : (
      <>
        <SyncSteps at="here" words={steps} />
        {state === 'failed' && (
          <Problem id="not-saved">{say('submissions.notSaved', { context: gender })}</Problem>
        )}
        {refusal && <Problem id="not-handed-in">{say(`refusals.${refusal.refused}`)}</Problem>}
        <Button kind="main" wide onClick={() => (left.length > 0 ? setAsking(true) : send())}>
          {say('submissions.handIn', { context: gender })}
        </Button>
        {!pocket.reached && <p class="xs two">{say('submissions.calm', { context: gender })}</p>}
      </>
    )
  return (
    <Screen top={<WorkBar dueAt={body.dueAt} now={now} open />} foot={foot}>
      <WorkHead title={work.title} body={body} />
      {now > body.dueAt && (
        <Notice kind="news" icon="clock" level={2} title={say('submissions.lateTitle')}>
          {say('submissions.late', { count: timeLeft(now, body.dueAt).days, context: gender })}
        </Notice>
      )}
      {above}
      <Intro text={body.intro} />
      <LessonLinks place={place} lessons={work.lessons} gender={gender} />
      {body.tasks.map(task => (
        <TaskField
          key={task.id}
          task={task}
          answer={answers[task.id]}
          saved={state === 'saved'}
          gender={gender}
          room={attachmentLimits.files - filesIn(answers)}
          draft={draft}
          onAnswer={make =>
            change(now => ({ answers: { ...now.answers, [task.id]: make(now.answers[task.id] ?? {}) } }))
          }
        />
      ))}
      {work.attempts.length === 0 && work.hasSiblings && (
        <Button kind="link" icon="swap" href={`/work/${place}/${work.id}/whose`}>
          {say('submissions.wasMine')}
        </Button>
      )}
    </Screen>
  )
}
