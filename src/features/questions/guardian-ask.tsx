import '../../ui/more.css'
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { attachmentLimits } from '../../domain/attachments/attachment.ts'
import { toSend, type Attached } from '../../domain/attachments/standing.ts'
import type { Holiday } from '../../domain/holidays/holiday.ts'
import { answerBy } from '../../domain/calendar/answer-by.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellTeacher } from '../../domain/children/teachers.ts'
import type { Gender } from '../../domain/people/person.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useAttaching } from '../../storage/attaching.ts'
import { useDraft } from '../../storage/draft.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Attach } from '../../ui/attach.tsx'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Select } from '../../ui/select.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { readAsking, type Asking } from './guardian-teachers.ts'

/** A guardian asks one of her child's teachers: a thread of its own between the two. */
export function AskAboutChild({ place, child }: { place: string; child: string }) {
  const say = useSay()
  const home = useHome(place)
  const read = useLive(
    async session => ({
      asking: await readAsking(session.home(place), child),
      holidays: (await session.home(place)?.all('holiday'))?.map(row => row.body) ?? [],
    }),
    [place, child],
  )
  const back = { label: say('app.back'), href: `/children/${place}/${child}` }
  const title = <TopBar title={say('app.messages')} back={back} />
  if (!read) return <Screen top={title}>{null}</Screen>
  if (!read.asking || !home)
    return (
      <Screen top={title}>
        <h1 class="sr">{say('children.gone')}</h1>
        <Empty title={say('children.gone')} action={<Button href="/">{say('app.home')}</Button>}>
          {say('children.goneWhy')}
        </Empty>
      </Screen>
    )
  const gender = home.actor().gender ?? 'female'
  return (
    <AskForm
      key={`${place}/${child}`}
      place={place}
      child={child}
      asking={read.asking}
      holidays={read.holidays}
      gender={gender}
    />
  )
}

interface QuestionDraft {
  /** The teacher's tie. */
  to: string
  text: string
  files?: readonly Attached[]
}

interface FormProps {
  place: string
  child: string
  asking: Asking
  holidays: readonly Holiday[]
  gender: Gender
}

function AskForm({ place, child, asking, holidays, gender }: FormProps) {
  const say = useSay()
  const dates = useDates()
  const { session, now } = usePocket()
  const { query, route } = useLocation()
  const work = `ask/${place}/${child}`
  // Whoever comes from a teacher's row means that teacher.
  const { content, state, change, drop } = useDraft<QuestionDraft>(work, found => ({
    to: query.to || (found?.to ?? ''),
    text: found?.text ?? '',
    ...(found?.files && { files: found.files }),
  }))
  const attaching = useAttaching(work, content?.files, make =>
    change(now => ({ files: make(now.files ?? []) })),
  )
  const [problem, setProblem] = useState<{ field: 'to' | 'text' | 'all'; says: string }>()
  const says = (field: 'to' | 'text' | 'all') => (problem?.field === field ? problem.says : undefined)

  const send = async () => {
    const { to, text, files } = content!
    if (!asking.ways.some(way => way.teaching === to))
      return setProblem({ field: 'to', says: say('guardian.chooseTeacher') })
    if (!text.trim() && !files?.length)
      return setProblem({ field: 'text', says: say('guardian.empty', { context: gender }) })
    const id = newId()
    const args = { id, child, teaching: to, text: text.trim(), ...toSend(files) }
    const refused = await act(session, { place, name: 'questions.ask', args })
    if (refused) return setProblem({ field: 'all', says: say(`refusals.${refused.refused}`) })
    await drop()
    route(`/messages/${place}/${id}`, true)
  }

  const back = { label: say('app.back'), href: `/children/${place}/${child}` }
  const top = <TopBar title={say('app.messages')} back={back} />
  if (!content) return <Screen top={top}>{null}</Screen>
  return (
    <Screen
      top={top}
      foot={
        <>
          {says('all') && <Problem id="ask-problem">{says('all')}</Problem>}
          <p class="sm two" id="ask-by">
            {say('guardian.askBy', { moment: tellMoment(say, dates, now, answerBy(now, holidays)) })}
          </p>
          <Button kind="main" wide icon="send" onClick={() => void send()} describedBy="ask-by">
            {say('guardian.send')}
          </Button>
        </>
      }
    >
      <h1>{say('guardian.askTitle', { name: asking.child.name })}</h1>
      <Select
        label={say('guardian.askWhom')}
        name="to"
        options={[
          { value: '', label: say('guardian.chooseWhom') },
          ...asking.ways.map(({ teaching, subject, teacher }) => ({
            value: teaching,
            label: say('guardian.teacherFor', {
              teacher: tellTeacher(say, teacher),
              subject: subject
                ? tellSubject(say, subject)
                : say('children.homeroom', { context: teacher.gender }),
            }),
          })),
        ]}
        value={content.to}
        onChange={to => change({ to })}
        error={says('to')}
      />
      <Field
        label={say('guardian.askText', { context: gender })}
        name="text"
        lines={5}
        maxLength={4000}
        value={content.text}
        onInput={text => change({ text })}
        hint={say('guardian.askHint')}
        end={(state === 'saved' || state === 'found') && say('guardian.draftKept')}
        error={says('text')}
      />
      <Attach
        label={say('guardian.files')}
        name="question-files"
        room={attachmentLimits.files - attaching.files.length}
        gender={gender}
        {...attaching}
      />
    </Screen>
  )
}
