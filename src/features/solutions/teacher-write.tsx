import '../../ui/desk.css'
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import type { Assignment, Task } from '../../domain/assignments/assignment.ts'
import { momentOfHour } from '../../domain/calendar/local.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Key } from '../../domain/solutions/solution.ts'
import { answersOf, newWriting, wrongOf, type SolutionWriting } from '../../domain/solutions/writing.ts'
import { useDraft } from '../../storage/draft.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** /solutions/:place/:assignment: the right answers with their reasons, and the hour at which all may see them. */
export function TeacherSolutions({ place, assignment }: { place: string; assignment: string }) {
  const say = useSay()
  const home = useHome(place)
  const read = useLive(async () => {
    const work = (await home?.get('assignment', assignment))?.body
    return work ? { work, known: (await home!.get('key', assignment))?.body } : null
  }, [place, assignment])
  const back = { label: say('app.back'), href: `/desk/${place}/${assignment}` }
  const top = <TopBar title={say('solutions.title')} heading back={back} />
  if (read === undefined) return <Screen top={top}>{null}</Screen>
  if (read === null)
    return (
      <Screen top={top}>
        <Empty title={say('solutions.missing')}>{say('solutions.missingWhy')}</Empty>
      </Screen>
    )
  return (
    <Form key={`${place}/${assignment}`} place={place} assignment={assignment} top={back.href} {...read} />
  )
}

interface FormProps {
  place: string
  assignment: string
  /** Where the way back leads. */
  top: string
  work: Assignment
  /** What was set before. */
  known: Key | undefined
}

function Form({ place, assignment, top, work, known }: FormProps) {
  const say = useSay()
  const dates = useDates()
  const { route } = useLocation()
  const { session, now } = usePocket()
  const draft = useDraft<SolutionWriting>(
    `solutions/${place}/${assignment}`,
    left => left ?? newWriting(work, known),
  )
  const [tried, setTried] = useState(false)
  const [problem, setProblem] = useState('')
  const writing = draft.content
  const context = session.home(place)?.actor().gender ?? 'female'
  const bar = <TopBar title={say('solutions.title')} heading back={{ label: say('app.back'), href: top }} />
  if (!writing) return <Screen top={bar}>{null}</Screen>
  const wrong = wrongOf(writing, work)
  const opensAt = momentOfHour(writing.opensAt)
  const change = (part: Partial<SolutionWriting>) => {
    setProblem('')
    draft.change(part)
  }
  async function send() {
    setTried(true)
    if (wrong || opensAt === undefined) return
    const args = { assignment, opensAt, answers: answersOf(writing!) }
    const refusal = await act(session, { place, name: 'solutions.set', args })
    if (refusal) return setProblem(say(`refusals.${refusal.refused}`))
    await draft.drop()
    route(top)
  }
  return (
    <Screen
      top={bar}
      foot={
        <>
          {tried && wrong && <Problem id="wrong">{say(`solutions.${wrong}`)}</Problem>}
          {problem && <Problem id="refused">{problem}</Problem>}
          <Button kind="main" icon="send" wide onClick={() => void send()}>
            {say('solutions.set', { context })}
          </Button>
          {opensAt !== undefined && (
            <p class="sm two">
              {say(opensAt > now ? 'solutions.opens' : 'solutions.opened', {
                moment: tellMoment(say, dates, now, opensAt),
              })}
            </p>
          )}
        </>
      }
    >
      <h2 class="md">
        <bdi>{work.title}</bdi>
      </h2>
      <p class="sm two">{say('solutions.why')}</p>
      {work.tasks.map((task, index) => (
        <TaskSolution
          key={task.id}
          task={task}
          n={index + 1}
          writing={writing}
          change={part =>
            change({ tasks: { ...writing.tasks, [task.id]: { ...fieldsOf(writing, task.id), ...part } } })
          }
        />
      ))}
      <Field
        label={say('solutions.opensAt')}
        name="opensAt"
        type="datetime-local"
        dir="ltr"
        value={writing.opensAt}
        onInput={value => change({ opensAt: value })}
        hint={say('solutions.opensHint')}
      />
    </Screen>
  )
}

const fieldsOf = ({ tasks }: SolutionWriting, id: string) => tasks[id] ?? { text: '', choice: '', why: '' }

interface TaskProps {
  task: Task
  n: number
  writing: SolutionWriting
  change(part: Partial<{ text: string; choice: string; why: string }>): void
}

function TaskSolution({ task, n, writing, change }: TaskProps) {
  const say = useSay()
  const { text, choice, why } = fieldsOf(writing, task.id)
  return (
    <section class="card stack" aria-label={say('solutions.task', { n })}>
      <p class="bold" dir="auto">
        {task.prompt}
      </p>
      {task.kind === 'choice' ? (
        <Choice
          legend={say('solutions.answer', { n })}
          name={`${task.id}-answer`}
          options={task.choices.map((label, index) => ({ value: String(index), label }))}
          value={choice}
          onChange={value => change({ choice: value })}
        />
      ) : (
        <Field
          label={say('solutions.answer', { n })}
          name={`${task.id}-answer`}
          lines={task.kind === 'text' ? 2 : 1}
          maxLength={2000}
          value={text}
          onInput={value => change({ text: value })}
        />
      )}
      <Field
        label={say('solutions.reason', { n })}
        name={`${task.id}-why`}
        lines={2}
        maxLength={2000}
        value={why}
        onInput={value => change({ why: value })}
      />
    </section>
  )
}
