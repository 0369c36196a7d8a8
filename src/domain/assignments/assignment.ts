export type Task =
  | { id: string; kind: 'text'; prompt: string; points: number }
  | { id: string; kind: 'choice'; prompt: string; points: number; choices: string[] }
  | { id: string; kind: 'number'; prompt: string; points: number; unit?: string }

/** Work for a section. Marks are out of the sum of the tasks' points; `weight` is its share of the subject's 100. */
export interface Assignment {
  section: string
  subject: string
  title: string
  intro: string
  lessons: string[]
  tasks: Task[]
  publishAt: number
  /** The hand-in time. Later work is taken too and shown as late. */
  dueAt: number
  weight: number
  /** The item of the subject's plan that it belongs to. */
  item?: string
  by: string
  byName: string
}

export const outOf = (assignment: Assignment) => assignment.tasks.reduce((sum, task) => sum + task.points, 0)
