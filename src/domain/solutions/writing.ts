/** Solutions while they are written. */
import type { Assignment } from '../assignments/assignment.ts'
import { addDays, dayOf, momentOf } from '../calendar/day.ts'
import { hourOfMoment, momentOfHour, type LocalHour } from '../calendar/local.ts'
import type { Key, SolvedTask } from './solution.ts'

export interface SolutionWriting {
  /** By task: the answer as typed, or the index of the choice; and why. */
  tasks: Record<string, { text: string; choice: string; why: string }>
  opensAt: LocalHour
}

/** What was set already, or empty fields that open on the morning after the hand-in. */
export function newWriting({ tasks, dueAt }: Assignment, key: Key | undefined): SolutionWriting {
  const set = new Map(key?.answers.map(answer => [answer.task, answer]))
  const fields = tasks.map(({ id }) => {
    const { text = '', choice, why = '' } = set.get(id) ?? {}
    return [id, { text, choice: choice === undefined ? '' : String(choice), why }] as const
  })
  const opensAt = key?.opensAt ?? momentOf(addDays(dayOf(dueAt), 1), 8)
  return { tasks: Object.fromEntries(fields), opensAt: hourOfMoment(opensAt) }
}

export type Wrong = 'nothingWritten' | 'hourMissing' | 'hourBeforeDue'

export function wrongOf(writing: SolutionWriting, { dueAt }: Pick<Assignment, 'dueAt'>): Wrong | undefined {
  const opensAt = momentOfHour(writing.opensAt)
  if (answersOf(writing).length === 0) return 'nothingWritten'
  if (opensAt === undefined) return 'hourMissing'
  return opensAt < dueAt ? 'hourBeforeDue' : undefined
}

/** Tasks without an answer are left out: a task may have none. */
export function answersOf({ tasks }: SolutionWriting): SolvedTask[] {
  return Object.entries(tasks).flatMap(([task, { text, choice, why }]): SolvedTask[] => {
    const said = why.trim()
    if (choice !== '') return [{ task, choice: Number(choice), why: said }]
    return text.trim() ? [{ task, text: text.trim(), why: said }] : []
  })
}
