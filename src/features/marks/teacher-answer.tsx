import type { ComponentChildren } from 'preact'
import type { Assignment, Task } from '../../domain/assignments/assignment.ts'
import type { Attachment } from '../../domain/attachments/attachment.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { parseNumber } from '../../domain/digits.ts'
import type { Attempt, QueueEntry } from '../../domain/marks/queue.ts'
import type { TaskAnswer } from '../../domain/submissions/submission.ts'
import { useFiles } from '../../storage/attaching.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { ShownFiles } from '../../ui/shown-file.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { lateBy, latenessWords, tellTimes } from './teacher-words.ts'

export interface AnswerProps {
  place: string
  work: Assignment
  entry: QueueEntry
  /** The one that is being marked. */
  attempt: Attempt
  address(submission: string): string
  /** The keys that work here. */
  keys: ComponentChildren
}

/** What the child wrote, on paper; his other attempts under it, newest first. */
export function AnswerPane({ place, work, entry, attempt, address, keys }: AnswerProps) {
  const say = useSay()
  const others = entry.attempts.filter(one => one !== attempt)
  return (
    <section class="pane-answer" aria-label={say('desk.answerOf', { name: entry.name })}>
      <div class="papers">
        <Paper place={place} work={work} entry={entry} attempt={attempt} />
        {others.length > 0 && <h3 class="sm two">{say('desk.otherAttempts')}</h3>}
        {others.map(other => (
          <details class="older" key={other.submission.id}>
            <summary>{say('desk.attempt', { n: other.submission.body.attempt })}</summary>
            <Paper place={place} work={work} entry={entry} attempt={other} />
            <a href={address(other.submission.id)}>{say('desk.markThis')}</a>
          </details>
        ))}
      </div>
      {keys}
    </section>
  )
}

function Paper({ place, work, entry, attempt }: Omit<AnswerProps, 'address' | 'keys'>) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { submission, mark } = attempt
  const { body } = submission
  const moved = useLive(
    async session => (await session.home(place)?.get('handover', submission.id))?.body,
    [place, submission.id],
  )
  const times = tellTimes(say, dates, now, body)
  return (
    <article class="paper">
      <header>
        <div class="line">
          <h2>
            <bdi>{entry.name || say('desk.stranger')}</bdi>
          </h2>
          <span class="end line">
            {entry.attempts.length > 1 && <Chip>{say('desk.attempt', { n: body.attempt })}</Chip>}
            <Chip tone={body.lateness === 'late' ? 'clay' : body.lateness === 'in_time' ? 'olive' : 'blue'}>
              {body.lateness === 'late' ? lateBy(say, work.dueAt, body.arrivedAt) : latenessWords(say, body)}
            </Chip>
          </span>
        </div>
        <p class="sm two">
          {times.tapped} {times.arrived}
        </p>
        {moved && (
          <p class="sm">
            {say('desk.otherPocket', {
              ...{ from: moved.fromName, to: moved.toName },
              moment: tellMoment(say, dates, now, moved.movedAt),
            })}
          </p>
        )}
        {mark && (
          <p class="sm two">{say('desk.markedWith', { mark: mark.body.points, total: mark.body.outOf })}</p>
        )}
      </header>
      <dl class="sheet">
        {work.tasks.map((task, index) => (
          <div key={task.id}>
            <dt class="sm two" dir="auto">
              <b>{say('desk.number', { n: index + 1 })}</b> {task.prompt}{' '}
              <span class="xs">{say('marks.count', { count: task.points })}</span>
            </dt>
            <dd dir={task.kind === 'text' ? 'auto' : undefined}>
              <Answer task={task} answer={body.answers.find(one => one.task === task.id)} />
            </dd>
            <AnswerFiles
              place={place}
              about={submission.id}
              files={body.answers.find(one => one.task === task.id)?.files}
            />
          </div>
        ))}
      </dl>
    </article>
  )
}

/** Pages of the copybook and what was said, beside the words. */
function AnswerFiles({ place, about, files }: { place: string; about: string; files?: Attachment[] }) {
  const gender = useHome(place)?.actor().gender ?? 'female'
  const showing = useFiles(place, about, files)
  if (!files?.length) return null
  return (
    <dd class="shown-files">
      <ShownFiles gender={gender} {...showing} />
    </dd>
  )
}

function Answer({ task, answer }: { task: Task; answer: TaskAnswer | undefined }) {
  const say = useSay()
  if (task.kind === 'choice')
    return (
      <ul class="chosen">
        {task.choices.map((choice, index) => {
          const is = answer?.choice === index
          return (
            <li key={index} class={is ? 'is bold' : 'two'}>
              <span class="tick">{is && <Icon name="check" />}</span>
              <bdi>{choice}</bdi>
              {is && <span class="sr">{say('desk.chosen')}</span>}
            </li>
          )
        })}
      </ul>
    )
  const text = answer?.text ?? ''
  if (!text.trim()) return answer?.files?.length ? null : <span class="two">{say('desk.noAnswer')}</span>
  if (task.kind === 'text') return <>{text}</>
  return (
    <>
      <bdi>{text}</bdi> {task.unit}
      {parseNumber(text) === undefined && <span class="sm two"> {say('desk.notNumber')}</span>}
    </>
  )
}
