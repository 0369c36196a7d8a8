import type { Task } from '../../domain/assignments/assignment.ts'
import type { Attachment } from '../../domain/attachments/attachment.ts'
import type { SolvedTask } from '../../domain/solutions/solution.ts'
import type { TaskAnswer } from '../../domain/submissions/submission.ts'
import { useFiles } from '../../storage/attaching.ts'
import { useHome } from '../../storage/live.ts'
import { ShownFiles } from '../../ui/shown-file.tsx'
import { useSay } from '../../ui/say.tsx'
import { tellAnswer } from './answers.ts'
import { Solved } from './solved.tsx'

export interface GivenAnswersProps {
  tasks?: readonly Task[]
  answers: readonly TaskAnswer[]
  place: string
  /** The attempt; '' where the school did not take it. */
  about: string
  /** Stands beside each answer once it is open. */
  solved?: readonly SolvedTask[]
}

/** What was answered, under what was asked. Work that has left the phone has answers and no prompts. */
export function GivenAnswers({ tasks, answers, place, about, solved }: GivenAnswersProps) {
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
          <Answer
            text={tellAnswer(say, task, answer)}
            none={answer?.files?.length ? '' : say('submissions.noAnswer')}
          />
          {answer?.files && <AnswerFiles place={place} about={about} files={answer.files} />}
          <Solved task={task} solved={solved?.find(one => one.task === id)} />
        </div>
      ))}
    </dl>
  )
}

/** Words run their own way; a bare number stays at the reading edge. */
function Answer({ text, none }: { text: string; none: string }) {
  if (!text) return none ? <dd class="two">{none}</dd> : null
  if (/\p{L}/u.test(text)) return <dd dir="auto">{text}</dd>
  return (
    <dd>
      <bdi>{text}</bdi>
    </dd>
  )
}

function AnswerFiles({ place, about, files }: { place: string; about: string; files: Attachment[] }) {
  const gender = useHome(place)?.actor().gender ?? 'male'
  return (
    <dd>
      <ShownFiles gender={gender} {...useFiles(place, about, files)} />
    </dd>
  )
}
