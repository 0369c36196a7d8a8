import type { Mark } from '../../domain/marks/mark.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

export interface ConflictProps {
  /** The mark that stands. */
  theirs: Mark
  /** The mark that came after it and was not taken. */
  mine: { points: number; comment: string }
  outOf: number
  onMine(): void
  onTheirs(): void
}

/** Two teachers have marked the same answer: both marks are shown, and one is chosen. */
export function ConflictCard({ theirs, mine, outOf, onMine, onTheirs }: ConflictProps) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  return (
    <Notice
      kind="needs"
      title={say('desk.clash')}
      action={
        <>
          <Button onClick={onMine}>{say('desk.takeMine')}</Button>
          <Button onClick={onTheirs}>{say('desk.takeTheirs')}</Button>
        </>
      }
    >
      <p>{say('desk.clashWhy')}</p>
      <dl class="given">
        <div>
          <dt class="sm two">
            {say('desk.theirs', {
              name: theirs.byName,
              moment: tellMoment(say, dates, now, theirs.markedAt),
            })}
          </dt>
          <dd>
            <b>{say('marks.of', { mark: theirs.points, total: theirs.outOf })}</b>
            {theirs.comment && `\n${theirs.comment}`}
          </dd>
        </div>
        <div>
          <dt class="sm two">{say('desk.mine')}</dt>
          <dd>
            <b>{say('marks.of', { mark: mine.points, total: outOf })}</b>
            {mine.comment && `\n${mine.comment}`}
          </dd>
        </div>
      </dl>
    </Notice>
  )
}
