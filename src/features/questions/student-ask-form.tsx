import type { ComponentChildren } from 'preact'
import { useState } from 'preact/hooks'
import { attachmentLimits } from '../../domain/attachments/attachment.ts'
import { toSend, type Attached } from '../../domain/attachments/standing.ts'
import type { Holiday } from '../../domain/holidays/holiday.ts'
import { answerBy } from '../../domain/calendar/answer-by.ts'
import type { Row } from '../../domain/row.ts'
import { presumed } from '../../domain/questions/teachers.ts'
import { tellAbout, tellAnswerBy, tellTeaching } from '../../domain/questions/tell.ts'
import type { Home } from '../../storage/home.ts'
import { useAttaching } from '../../storage/attaching.ts'
import { useDraft } from '../../storage/draft.ts'
import { usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Attach } from '../../ui/attach.tsx'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Select } from '../../ui/select.tsx'

interface AskDraft {
  text: string
  files?: readonly Attached[]
  teaching?: string
}

export interface AskFormProps {
  home: Home
  lesson?: Row<'lesson'>
  page?: number
  teachings: readonly Row<'teaching'>[]
  holidays: readonly Holiday[]
  top: ComponentChildren
  onSent: (question: string) => void
}

/** What stands between a child and his question: whom, what, one button. Each stroke is kept. */
export function AskForm({ home, lesson, page, teachings, holidays, top, onSent }: AskFormProps) {
  const say = useSay()
  const dates = useDates()
  const { session, now } = usePocket()
  const work = ['ask', home.place, lesson?.id ?? '', page ?? ''].join('/')
  const { content, state, change, drop } = useDraft<AskDraft>(work, found => found ?? { text: '' })
  const [problem, setProblem] = useState<{ field: 'text' | 'teaching' | ''; says: string }>()
  const [busy, setBusy] = useState(false)
  const attaching = useAttaching(work, content?.files, make =>
    change(now => ({ files: make(now.files ?? []) })),
  )
  const gender = home.actor().gender ?? 'male'

  const draft = content ?? { text: '' }
  const isTeacher = (id: string | undefined) => teachings.some(row => row.id === id)
  const teaching = isTeacher(draft.teaching) ? draft.teaching : presumed(teachings, lesson?.body)
  const about = tellAbout(say, { lessonTitle: lesson?.body.title, page })
  const under = (field: string) => (problem?.field === field ? problem.says : undefined)

  const send = async () => {
    const text = draft.text.trim()
    if (!teaching) return setProblem({ field: 'teaching', says: say('questions.pick', { context: gender }) })
    if (!text && !draft.files?.length)
      return setProblem({ field: 'text', says: say('questions.empty', { context: gender }) })
    setBusy(true)
    const id = newId()
    const args = {
      id,
      child: home.person,
      teaching,
      text,
      ...toSend(draft.files),
      ...(lesson && { lesson: lesson.id, page }),
    }
    const doing = { place: home.place, name: 'questions.ask', args }
    const refusal = await act(session, doing).finally(() => setBusy(false))
    if (refusal) return setProblem({ field: '', says: say(`refusals.${refusal.refused}`) })
    await drop({ text: '' })
    onSent(id)
  }

  const options = [
    ...(teaching ? [] : [{ value: '', label: say('questions.pick', { context: gender }) }]),
    ...teachings.map(row => ({ value: row.id, label: tellTeaching(say, row.body) })),
  ]
  return (
    <Screen
      top={top}
      foot={
        <>
          <p class="sm two">{tellAnswerBy(say, dates, now, answerBy(now, holidays))}</p>
          <Button kind="main" wide icon="send" disabled={busy || !content} onClick={() => void send()}>
            {say('questions.send', { context: gender })}
          </Button>
        </>
      }
    >
      {about && (
        <p class="two">
          <bdi>{say('questions.about', { about })}</bdi>
        </p>
      )}
      <Select
        label={say('questions.who')}
        name="teaching"
        options={options}
        value={teaching ?? ''}
        onChange={value => {
          setProblem(undefined)
          change({ teaching: value })
        }}
        error={under('teaching')}
      />
      <Field
        label={say('questions.text', { context: gender })}
        name="question"
        lines={6}
        maxLength={4000}
        value={draft.text}
        readOnly={!content}
        hint={state === 'found' && draft.text !== '' ? say('questions.found') : say('questions.hint')}
        error={state === 'failed' ? say('questions.notSaved') : under('text')}
        end={state === 'saved' && draft.text !== '' && say('questions.saved')}
        onInput={text => {
          setProblem(undefined)
          change({ text, teaching })
        }}
      />
      {content && (
        <Attach
          label={say('questions.files')}
          name="question-files"
          room={attachmentLimits.files - attaching.files.length}
          gender={gender}
          {...attaching}
        />
      )}
      {problem?.field === '' && <Problem id="ask-refused">{problem.says}</Problem>}
    </Screen>
  )
}
