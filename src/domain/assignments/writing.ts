/** An assignment while it is written: what the draft holds, what is still missing, and the act that publishes it. */
import { momentOf } from '../calendar/day.ts'
import { hourOfMoment, momentOfHour, type LocalHour } from '../calendar/local.ts'
import { parseNumber } from '../digits.ts'
import type { PlanItem } from '../plans/plan.ts'
import type { Assignment, Task } from './assignment.ts'

/** A task as its fields hold it; choices and unit stay when its kind is changed and changed back. */
export interface TaskWriting {
  id: string
  kind: Task['kind']
  prompt: string
  /** As typed, in whichever digits. */
  points: string
  choices: string[]
  unit: string
}

export interface Writing {
  /** Made once: a second tap publishes the same one. */
  id: string
  place: string
  section: string
  subject: string
  title: string
  intro: string
  lessons: string[]
  tasks: TaskWriting[]
  later: boolean
  publishAt: LocalHour
  dueAt: LocalHour
  weight: string
  /** The item of the subject's plan; '' for none. Drafts of older phones have none. */
  item?: string
}

export type Publishing = Omit<Assignment, 'by' | 'byName'> & { id: string }

/** What is missing, and at which field it is told: `title`, `t1-prompt`, `t1-choice-0`. */
export interface Wrong {
  field: string
  why:
    | 'sectionMissing'
    | 'subjectMissing'
    | 'titleMissing'
    | 'tasksMissing'
    | 'promptMissing'
    | 'choicesMissing'
    | 'choiceEmpty'
    | 'pointsWrong'
    | 'weightWrong'
    | 'weightOver'
    | 'publishMissing'
    | 'publishPast'
    | 'dueMissing'
    | 'duePast'
    | 'dueBefore'
}

export const newTask = (id: string, kind: Task['kind']): TaskWriting => ({
  ...{ id, kind, prompt: '', points: '', unit: '' },
  choices: ['', ''],
})

export const newWriting = (id: string): Writing => ({
  ...{ id, place: '', section: '', subject: '', title: '', intro: '', lessons: [], tasks: [] },
  ...{ later: false, publishAt: '', dueAt: '', weight: '' },
})

/** A task one place up (-1) or down (1); at either end it stays. */
export function moved<T>(list: readonly T[], from: number, by: 1 | -1): T[] {
  const to = from + by
  if (to < 0 || to >= list.length) return [...list]
  const next = [...list]
  next.splice(to, 0, ...next.splice(from, 1))
  return next
}

/** Whole or half points, 0 to 100; undefined for anything else. */
export function pointsOf(text: string): number | undefined {
  const points = parseNumber(text)
  return points !== undefined && points >= 0 && points <= 100 && Number.isInteger(points * 2)
    ? points
    : undefined
}

/** 0 to 100; undefined for anything else. */
export function weightOf(text: string): number | undefined {
  const weight = parseNumber(text)
  return weight !== undefined && weight >= 0 && weight <= 100 ? weight : undefined
}

export const sumOfPoints = (tasks: readonly TaskWriting[]) =>
  tasks.reduce((sum, task) => sum + (pointsOf(task.points) ?? 0), 0)

/** In the order of the form. `free` is what the subject's hundred has left. */
export function wrongsOf(writing: Writing, now: number, free: number): Wrong[] {
  const { section, subject, title, tasks } = writing
  const wrongs: Wrong[] = []
  if (!section) wrongs.push({ field: 'section', why: 'sectionMissing' })
  else if (!subject.trim()) wrongs.push({ field: 'subject', why: 'subjectMissing' })
  if (!title.trim()) wrongs.push({ field: 'title', why: 'titleMissing' })
  if (tasks.length === 0) wrongs.push({ field: 'tasks', why: 'tasksMissing' })
  for (const task of tasks) wrongs.push(...wrongsOfTask(task))
  wrongs.push(...wrongsOfHours(writing, now))
  const weight = weightOf(writing.weight)
  if (weight === undefined) wrongs.push({ field: 'weight', why: 'weightWrong' })
  else if (weight > free) wrongs.push({ field: 'weight', why: 'weightOver' })
  return wrongs
}

function wrongsOfTask({ id, kind, prompt, points, choices }: TaskWriting): Wrong[] {
  const wrongs: Wrong[] = []
  if (!prompt.trim()) wrongs.push({ field: `${id}-prompt`, why: 'promptMissing' })
  if (kind === 'choice' && choices.length < 2) wrongs.push({ field: `${id}-choices`, why: 'choicesMissing' })
  if (kind === 'choice')
    choices.forEach((choice, index) => {
      if (!choice.trim()) wrongs.push({ field: `${id}-choice-${index}`, why: 'choiceEmpty' })
    })
  if (pointsOf(points) === undefined) wrongs.push({ field: `${id}-points`, why: 'pointsWrong' })
  return wrongs
}

function wrongsOfHours({ later, publishAt, dueAt }: Writing, now: number): Wrong[] {
  const wrongs: Wrong[] = []
  const opens = later ? momentOfHour(publishAt) : now
  if (opens === undefined) wrongs.push({ field: 'publishAt', why: 'publishMissing' })
  else if (opens < now) wrongs.push({ field: 'publishAt', why: 'publishPast' })
  const due = momentOfHour(dueAt)
  if (due === undefined) wrongs.push({ field: 'dueAt', why: 'dueMissing' })
  else if (due <= now) wrongs.push({ field: 'dueAt', why: 'duePast' })
  else if (opens !== undefined && due <= opens) wrongs.push({ field: 'dueAt', why: 'dueBefore' })
  return wrongs
}

/** A task as a child gets it. */
export function taskOf({ id, kind, prompt, points, choices, unit }: TaskWriting): Task {
  const common = { id, prompt: prompt.trim(), points: pointsOf(points) ?? 0 }
  if (kind === 'choice') return { ...common, kind, choices: choices.map(choice => choice.trim()) }
  if (kind === 'number') return { ...common, kind, ...(unit.trim() && { unit: unit.trim() }) }
  return { ...common, kind }
}

/** What the act says. Only for a writing without wrongs. */
export function publishing(writing: Writing, now: number): Publishing {
  const { id, section, subject, title, intro, lessons, tasks, later, publishAt, dueAt, weight, item } =
    writing
  return {
    ...{ id, section, subject, lessons, title: title.trim(), intro: intro.trim() },
    tasks: tasks.map(taskOf),
    publishAt: (later ? momentOfHour(publishAt) : undefined) ?? now,
    dueAt: momentOfHour(dueAt) ?? 0,
    weight: weightOf(weight) ?? 0,
    ...(item && { item }),
  }
}

/** Refused work as a writing again, so that its author puts right what is needed. */
export function reopened(args: Publishing, place: string, id: string): Writing {
  const { section, subject, title, intro, lessons, tasks, publishAt, dueAt, weight, item } = args
  return {
    ...{ id, place, section, subject, title, intro, lessons },
    tasks: tasks.map(task => ({
      ...newTask(task.id, task.kind),
      ...{ prompt: task.prompt, points: String(task.points) },
      ...(task.kind === 'choice' && { choices: task.choices }),
      ...(task.kind === 'number' && { unit: task.unit ?? '' }),
    })),
    later: false,
    publishAt: hourOfMoment(publishAt),
    dueAt: hourOfMoment(dueAt),
    weight: String(weight),
    ...(item && { item }),
  }
}

/** What an item of the plan says about the work that is written for it; a title that stands already is kept. */
export function fromItem(writing: Writing, item: PlanItem, free: number, now: number): Partial<Writing> {
  const opensAt = item.publishOn === undefined ? undefined : momentOf(item.publishOn, 8)
  const later = opensAt !== undefined && opensAt > now
  return {
    item: item.id,
    weight: String(free),
    dueAt: `${item.dueOn}T${item.hour ?? '20:00'}`,
    ...(later && { later, publishAt: hourOfMoment(opensAt) }),
    ...(!writing.title.trim() && { title: item.title }),
  }
}
