import { useEffect, useRef } from 'preact/hooks'
import type { Task } from '../../domain/assignments/assignment.ts'
import { moved, newTask, sumOfPoints, type TaskWriting } from '../../domain/assignments/writing.ts'
import type { Gender } from '../../domain/people/person.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import type { IconName } from '../../ui/icon.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { ChoiceFields } from './teacher-choices.tsx'
import type { FieldsProps } from './teacher-fields.tsx'

const kinds: { kind: Task['kind']; icon: IconName }[] = [
  { kind: 'text', icon: 'pencil' },
  { kind: 'choice', icon: 'check' },
  { kind: 'number', icon: 'list' },
]
const most = 60

/** The tasks in their order; each can be altered, moved and taken away, and a new one comes after the last. */
export function TaskList({ writing, change, wrong, gender }: FieldsProps & { gender: Gender }) {
  const say = useSay()
  const { tasks } = writing
  const fresh = useRef<string | undefined>(undefined)
  useEffect(() => {
    if (fresh.current === undefined) return
    document.getElementsByName(`${fresh.current}-prompt`)[0]?.focus()
    fresh.current = undefined
  }, [tasks.length])

  const set = (tasks: TaskWriting[]) => change({ tasks })
  const alter = (id: string) => (part: Partial<TaskWriting>) =>
    set(tasks.map(task => (task.id === id ? { ...task, ...part } : task)))
  function add(kind: Task['kind']) {
    fresh.current = freeId(tasks)
    set([...tasks, newTask(fresh.current, kind)])
  }

  return (
    <section class="stack" aria-label={say('assignments.tasks')}>
      <div class="line">
        <h2>{say('assignments.tasks')}</h2>
        {tasks.length > 0 && (
          <span class="end sm two">
            {say('assignments.outOf', { marks: say('marks.count', { count: sumOfPoints(tasks) }) })}
          </span>
        )}
      </div>
      {tasks.map((task, index) => (
        <TaskFields
          key={task.id}
          task={task}
          n={index + 1}
          change={alter(task.id)}
          wrong={wrong}
          onUp={index > 0 ? () => set(moved(tasks, index, -1)) : undefined}
          onDown={index < tasks.length - 1 ? () => set(moved(tasks, index, 1)) : undefined}
          onRemove={() => set(tasks.filter(one => one.id !== task.id))}
        />
      ))}
      {tasks.length < most && (
        <div class="stack tight-gap" data-field="tasks">
          <p class="bold">
            {say(tasks.length === 0 ? 'assignments.firstTask' : 'assignments.nextTask', { context: gender })}
          </p>
          <div class="line">
            {kinds.map(({ kind, icon }) => (
              <Button key={kind} icon={icon} onClick={() => add(kind)}>
                {say(`assignments.add_${kind}`)}
              </Button>
            ))}
          </div>
          {wrong.tasks && <Problem id="tasks-error">{wrong.tasks}</Problem>}
        </div>
      )}
    </section>
  )
}

/** `t1`, `t2`…: the first that no task of this assignment has. */
function freeId(tasks: readonly TaskWriting[]): string {
  let n = tasks.length + 1
  while (tasks.some(task => task.id === `t${n}`)) n++
  return `t${n}`
}

interface TaskProps {
  task: TaskWriting
  n: number
  change(part: Partial<TaskWriting>): void
  wrong: Partial<Record<string, string>>
  onUp: (() => void) | undefined
  onDown: (() => void) | undefined
  onRemove(): void
}

function TaskFields({ task, n, change, wrong, onUp, onDown, onRemove }: TaskProps) {
  const say = useSay()
  const { id, kind } = task
  return (
    <section class="card task" aria-label={say('assignments.task', { n })}>
      <div class="line">
        <h3>{say('assignments.task', { n })}</h3>
        <span class="sm two">{say(`assignments.kind_${kind}`)}</span>
        <div class="end line moves">
          <Button
            kind="link"
            label={say('assignments.up', { n })}
            icon="next"
            disabled={!onUp}
            onClick={onUp}
          >
            {null}
          </Button>
          <Button
            kind="link"
            label={say('assignments.down', { n })}
            icon="next"
            disabled={!onDown}
            onClick={onDown}
          >
            {null}
          </Button>
          <Button kind="link" label={say('assignments.remove', { n })} icon="trash" onClick={onRemove}>
            {null}
          </Button>
        </div>
      </div>
      <Field
        label={say('assignments.prompt', { n })}
        name={`${id}-prompt`}
        lines={2}
        maxLength={2000}
        value={task.prompt}
        onInput={prompt => change({ prompt })}
        error={wrong[`${id}-prompt`]}
      />
      {kind === 'choice' && <ChoiceFields task={task} change={change} wrong={wrong} />}
      <div class="hour">
        <NumberField
          label={say('assignments.points', { n })}
          name={`${id}-points`}
          value={task.points}
          onInput={points => change({ points })}
          error={wrong[`${id}-points`]}
        />
        {kind === 'number' && (
          <Field
            label={say('assignments.unit')}
            name={`${id}-unit`}
            maxLength={30}
            value={task.unit}
            onInput={unit => change({ unit })}
          />
        )}
      </div>
    </section>
  )
}
