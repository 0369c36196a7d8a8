import type { Task } from '../../domain/assignments/assignment.ts'
import type { TaskAnswer } from '../../domain/submissions/submission.ts'
import { useSay } from '../../ui/say.tsx'
import { tellAnswer } from './answers.ts'

/** What was answered, under what was asked. Work that has left the phone has answers and no prompts. */
export function GivenAnswers({
  tasks,
  answers,
}: {
  tasks?: readonly Task[]
  answers: readonly TaskAnswer[]
}) {
  const say = useSay()
  const pairs = tasks
    ? tasks.map(task => ({ task, id: task.id, answer: answers.find(one => one.task === task.id) }))
    : answers.map(answer => ({ task: undefined, id: answer.task, answer }))
  return (
    <dl class="given">
      {pairs.map(({ task, id, answer }) => (
        <div key={id}>
          {task && (
            <dt class="sm two" dir="auto">
              {task.prompt}
            </dt>
          )}
          <Answer text={tellAnswer(say, task, answer)} none={say('submissions.noAnswer')} />
        </div>
      ))}
    </dl>
  )
}

/** Words run their own way; a bare number stays at the reading edge. */
function Answer({ text, none }: { text: string; none: string }) {
  if (!text) return <dd class="two">{none}</dd>
  if (/\p{L}/u.test(text)) return <dd dir="auto">{text}</dd>
  return (
    <dd>
      <bdi>{text}</bdi>
    </dd>
  )
}
