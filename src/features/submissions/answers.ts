import { toSend, type Attached } from '../../domain/attachments/standing.ts'
import type { Task } from '../../domain/assignments/assignment.ts'
import type { TaskAnswer } from '../../domain/submissions/submission.ts'
import type { Say } from '../../domain/words.ts'

/** Answers by task, as a draft keeps them. */
export type Answers = Record<string, Omit<TaskAnswer, 'task' | 'files'> & { files?: readonly Attached[] }>

export interface Draft {
  answers: Answers
}

export const byTask = (answers: readonly TaskAnswer[]): Answers =>
  Object.fromEntries(answers.map(({ task, ...answer }) => [task, answer]))

export const isAnswered = (answer: Answers[string] | undefined) =>
  answer?.choice !== undefined || Boolean(answer?.text?.trim()) || Boolean(answer?.files?.length)

/** In the order of the tasks; what has no answer is left out, what was typed stays as it was typed. */
export function answersToHandIn(tasks: readonly Task[], answers: Answers): TaskAnswer[] {
  return tasks
    .filter(({ id }) => isAnswered(answers[id]))
    .map(({ id, kind }) => {
      const { choice, text, files } = answers[id]!
      return kind === 'choice' ? { task: id, choice } : { task: id, text, ...toSend(files) }
    })
}

export const unanswered = (tasks: readonly Task[], answers: Answers) =>
  tasks.filter(({ id }) => !isAnswered(answers[id]))

/** Whether two sets of answers say the same. */
export const sameAnswers = (a: readonly TaskAnswer[], b: readonly TaskAnswer[]) =>
  JSON.stringify(a.map(plain)) === JSON.stringify(b.map(plain))
const plain = ({ task, text, choice, files = [] }: TaskAnswer) => [
  task,
  text ?? null,
  choice ?? null,
  ...files.map(file => file.hash),
]

/** Photos and notes over all answers. */
export const filesIn = (answers: Answers) =>
  Object.values(answers).reduce((sum, { files = [] }) => sum + files.length, 0)

/** What was answered, in words; '' where nothing was. `task` is undefined when the work has left the phone. */
export function tellAnswer(say: Say, task: Task | undefined, answer: Omit<TaskAnswer, 'task'> | undefined) {
  if (answer?.choice === undefined) return answer?.text ?? ''
  const chosen = task?.kind === 'choice' ? task.choices[answer.choice] : undefined
  return chosen ?? say('submissions.option', { n: answer.choice + 1 })
}

/** Prompts and answers one under the other, for whoever takes them elsewhere. */
export function answersAsText(
  say: Say,
  title: string,
  tasks: readonly Task[],
  answers: readonly TaskAnswer[],
): string {
  const told = answers.map(answer => {
    const task = tasks.find(({ id }) => id === answer.task)
    return [task?.prompt, tellAnswer(say, task, answer)].filter(Boolean).join('\n')
  })
  return [title, ...told].filter(Boolean).join('\n\n')
}
