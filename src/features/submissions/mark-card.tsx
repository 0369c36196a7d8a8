import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Mark } from '../../domain/marks/mark.ts'
import { usePocket } from '../../storage/live.ts'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Tiles } from '../../ui/tiles.tsx'

/** The mark of one attempt with the teacher's word. */
export function MarkCard({ mark: { points, outOf, comment, byName, markedAt } }: { mark: Mark }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const told = say('marks.of', { mark: points, total: outOf })
  return (
    <Card over={say('submissions.mark')}>
      <p class="figure bold">{told}</p>
      {outOf > 0 && outOf <= 100 && <Tiles n={points} of={Math.ceil(outOf)} label={told} />}
      {comment && <p dir="auto">{comment}</p>}
      <p class="sm two">
        {say('submissions.from', { name: byName, moment: tellMoment(say, dates, now, markedAt) })}
      </p>
    </Card>
  )
}
