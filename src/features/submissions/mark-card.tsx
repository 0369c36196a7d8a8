import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Mark } from '../../domain/marks/mark.ts'
import { useFiles } from '../../storage/attaching.ts'
import { useHome, usePocket } from '../../storage/live.ts'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { ShownFiles } from '../../ui/shown-file.tsx'
import { Tiles } from '../../ui/tiles.tsx'

/** The mark of one attempt with the teacher's word. */
export function MarkCard({ place, mark }: { place: string; mark: Mark }) {
  const { submission, points, outOf, comment, files, byName, markedAt } = mark
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const gender = useHome(place)?.actor().gender ?? 'male'
  const told = say('marks.of', { mark: points, total: outOf })
  return (
    <Card over={say('submissions.mark')}>
      <p class="figure bold">{told}</p>
      {outOf > 0 && outOf <= 100 && <Tiles n={points} of={Math.ceil(outOf)} label={told} />}
      {comment && <p dir="auto">{comment}</p>}
      <ShownFiles gender={gender} {...useFiles(place, submission, files)} />
      <p class="sm two">
        {say('submissions.from', { name: byName, moment: tellMoment(say, dates, now, markedAt) })}
      </p>
    </Card>
  )
}
