import type { Task } from '../../domain/assignments/assignment.ts'
import { sumOfPoints, taskOf, weightOf, type Writing } from '../../domain/assignments/writing.ts'
import { momentOfHour } from '../../domain/calendar/local.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { usePocket } from '../../storage/live.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import type { Room } from './teacher-rooms.ts'

/** The work as a child will see it. Nothing can be answered here. */
export function Preview({ writing, room }: { writing: Writing; room: Room | undefined }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { title, intro, tasks, subject, dueAt, lessons } = writing
  const due = momentOfHour(dueAt)
  const marks = say('marks.count', { count: sumOfPoints(tasks) })
  const tied = room?.lessons.filter(lesson => lessons.includes(lesson.id)) ?? []
  return (
    <section class="card stack" aria-label={say('assignments.preview')}>
      <p class="sm two bold">{say('assignments.preview')}</p>
      <div>
        <p class="sm two">{subject && tellSubject(say, subject)}</p>
        <h2 class="xl">
          <bdi>{title.trim() || say('assignments.untitled')}</bdi>
        </h2>
        {due !== undefined && (
          <p class="sm">{say('assignments.dueOn', { moment: tellMoment(say, dates, now, due) })}</p>
        )}
        <p class="sm two">{say('assignments.worth', { marks, weight: weightOf(writing.weight) ?? 0 })}</p>
      </div>
      {intro.trim() && (
        <p class="quoted" dir="auto">
          {intro.trim()}
        </p>
      )}
      {tied.length > 0 && (
        <p class="sm two">
          {tied
            .map(lesson => lesson.title)
            .reduce((first, second) => say('assignments.both', { first, second }))}
        </p>
      )}
      {tasks.map(task => (
        <PreviewTask key={task.id} task={taskOf(task)} />
      ))}
      {tasks.length === 0 && <p class="sm two">{say('assignments.noTasksYet')}</p>}
    </section>
  )
}

function PreviewTask({ task }: { task: Task }) {
  const say = useSay()
  const marks = say('marks.count', { count: task.points })
  const label = task.prompt || say('assignments.noPrompt')
  const name = `see-${task.id}`
  if (task.kind === 'choice')
    return (
      <Choice
        legend={label}
        name={name}
        hint={marks}
        disabled
        options={task.choices.map((choice, index) => ({ value: String(index), label: choice || '…' }))}
      />
    )
  const hint =
    task.kind === 'number' && task.unit ? say('assignments.both', { first: marks, second: task.unit }) : marks
  return (
    <Field label={label} name={name} lines={task.kind === 'text' ? 4 : 1} hint={hint} value="" disabled />
  )
}
