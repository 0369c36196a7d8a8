import type { Task } from '../../domain/assignments/assignment.ts'
import { parseNumber, toLatinDigits } from '../../domain/digits.ts'
import type { Gender } from '../../domain/people/person.ts'
import type { Say } from '../../domain/words.ts'
import { useAttaching } from '../../storage/attaching.ts'
import { Attach } from '../../ui/attach.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/say.tsx'
import type { Answers } from './answers.ts'

export interface TaskFieldProps {
  task: Task
  answer?: Answers[string]
  /** Whether what is written has reached the phone's storage. */
  saved: boolean
  gender: Gender
  /** The draft in which its photos and notes lie, and how many more the work takes. */
  draft: string
  room: number
  onAnswer: (make: (now: Answers[string]) => Answers[string]) => void
}

/** One task under its prompt: written, chosen or counted. */
export function TaskField(props: TaskFieldProps) {
  const { task, answer, gender, draft, room, onAnswer } = props
  const say = useSay()
  const marks = say('marks.count', { count: task.points })
  if (task.kind === 'choice')
    return (
      <Choice
        legend={task.prompt}
        name={task.id}
        hint={marks}
        options={task.choices.map((label, index) => ({ value: String(index), label }))}
        value={answer?.choice === undefined ? undefined : String(answer.choice)}
        onChange={value => onAnswer(() => ({ choice: Number(value) }))}
      />
    )
  return (
    <div class="stack">
      <Written {...props} task={task} marks={marks} />
      <AnswerFiles {...{ task, answer, gender, draft, room, onAnswer }} />
    </div>
  )
}

/** What is easier shown or said than written. */
function AnswerFiles({ task, answer, gender, draft, room, onAnswer }: Omit<TaskFieldProps, 'saved'>) {
  const say = useSay()
  const attaching = useAttaching(draft, answer?.files, make =>
    onAnswer(now => ({ ...now, files: make(now.files ?? []) })),
  )
  return (
    <Attach
      label={say('submissions.copybook')}
      name={`files-${task.id}`}
      room={room}
      gender={gender}
      {...attaching}
    />
  )
}

type WrittenProps = Pick<TaskFieldProps, 'answer' | 'saved' | 'gender' | 'onAnswer'> & {
  task: Exclude<Task, { kind: 'choice' }>
  marks: string
}

function Written({ task, marks, answer, saved, gender, onAnswer }: WrittenProps) {
  const say = useSay()
  const text = answer?.text ?? ''
  const shared = {
    label: task.prompt,
    name: task.id,
    value: text,
    onInput: (value: string) => onAnswer(now => ({ ...now, text: value })),
  }
  if (task.kind === 'text')
    return <Field {...shared} lines={5} maxLength={20_000} hint={marks} end={tellWords(say, text, saved)} />
  const value = parseNumber(text)
  const isNumber = text.trim() === '' || value !== undefined
  const worth = task.unit ? say('submissions.unit', { marks, unit: task.unit }) : marks
  return (
    <Field
      {...shared}
      maxLength={200}
      autoComplete="off"
      hint={isNumber ? worth : say('submissions.notNumber', { context: gender })}
      end={tellNumber(say, text, value, saved)}
    />
  )
}

/** «٢٦ كلمة، حُفظ الآن» */
function tellWords(say: Say, text: string, saved: boolean): string {
  if (text.trim() === '') return ''
  const words = say('words.count', { count: text.split(/\s+/).filter(Boolean).length })
  return saved ? say('submissions.wordsSaved', { words }) : words
}

/** What is written counts in either digits; where it is not plain, as a fraction, the child sees how it is read. */
function tellNumber(say: Say, text: string, value: number | undefined, saved: boolean): string {
  const isPlain = value === undefined || toLatinDigits(text).trim() === String(value)
  if (!isPlain) return say('submissions.readAs', { number: value })
  return saved && text ? say('submissions.saved') : ''
}
