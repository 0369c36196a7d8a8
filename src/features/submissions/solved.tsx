import type { Task } from '../../domain/assignments/assignment.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Solution, SolvedTask } from '../../domain/solutions/solution.ts'
import { usePocket } from '../../storage/live.ts'
import { useDates, useSay } from '../../ui/say.tsx'
import { tellAnswer } from './answers.ts'
import type { Work } from './work.ts'

/** The right answer and why, beside what the child answered. */
export function Solved({ task, solved }: { task: Task | undefined; solved: SolvedTask | undefined }) {
  const say = useSay()
  if (!solved) return null
  return (
    <dd class="solved">
      <span class="sm bold">{say('submissions.solution')}</span>
      <span dir="auto">{tellAnswer(say, task, solved)}</span>
      {solved.why && (
        <span class="sm" dir="auto">
          {solved.why}
        </span>
      )}
    </dd>
  )
}

/** Whose solutions they are, and since when they are open. */
export function SolutionNote({ solution }: { solution: Solution | undefined }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  if (!solution) return null
  const moment = tellMoment(say, dates, now, solution.opensAt)
  return <p class="sm two">{say('submissions.solutionFrom', { name: solution.byName, moment })}</p>
}

/** For whoever has not handed in: behind a tap, so that he may still try by himself. */
export function OpenSolutions({ work: { body, solution } }: { work: Work }) {
  const say = useSay()
  if (!solution || !body) return null
  return (
    <details class="card">
      <summary class="bold">{say('submissions.solutionsOpen')}</summary>
      <SolutionNote solution={solution} />
      <dl class="given">
        {body.tasks.map(task => (
          <div key={task.id}>
            <dt class="sm two" dir="auto">
              {task.prompt}
            </dt>
            <Solved task={task} solved={solution.answers.find(one => one.task === task.id)} />
          </div>
        ))}
      </dl>
    </details>
  )
}
