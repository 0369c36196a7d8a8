import type { Assignment } from '../../domain/assignments/assignment.ts'
import { outOf } from '../../domain/assignments/assignment.ts'
import { useDates, useSay } from '../../ui/say.tsx'

/** What the work is, until when, and what it counts. */
export function WorkHead({ title, body }: { title: string; body?: Assignment }) {
  const say = useSay()
  const dates = useDates()
  return (
    <div>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {body && (
        <p class="sm two">
          {say('submissions.due', {
            date: dates.gregorian(body.dueAt),
            hijri: dates.hijri(body.dueAt),
            time: dates.clock(body.dueAt),
          })}
          <br />
          {say('submissions.worth', {
            marks: say('marks.count', { count: outOf(body) }),
            weight: body.weight,
          })}
        </p>
      )}
    </div>
  )
}

/** What the teacher says before the tasks; his line breaks stay. */
export function Intro({ text }: { text: string }) {
  if (!text) return null
  return (
    <div dir="auto">
      {text.split('\n').map((line, index) => (
        <p key={index}>{line}</p>
      ))}
    </div>
  )
}
