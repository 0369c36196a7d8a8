import type { Gender } from '../../domain/people/person.ts'
import type { RosterLast } from '../../domain/rosters/roster.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

/** The last register, and the way back from it; asked twice, because much goes back at once. */
export function LastRoster({
  last,
  gender: context,
  disabled,
  asked,
  onAsk,
  onUndo,
}: {
  last: RosterLast
  gender: Gender
  disabled: boolean
  /** Asked once already: now for good. */
  asked: boolean
  onAsk(asked: boolean): void
  onUndo(): void
}) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { file, at, counts } = last
  return (
    <Card title={say('rosters.last')}>
      <p>
        <bdi>{say('rosters.lastFile', { file, moment: tellMoment(say, dates, now, at) })}</bdi>
      </p>
      <p class="sm two">{say('rosters.lastCounts', { ...counts })}</p>
      {asked ? (
        <>
          <p class="bold">{say('rosters.undoSure')}</p>
          <p class="sm two">{say('rosters.undoWhy')}</p>
          <div class="line">
            <Button kind="danger" icon="undo" disabled={disabled} onClick={onUndo}>
              {say('rosters.undoYes')}
            </Button>
            <Button onClick={() => onAsk(false)}>{say('rosters.undoNo')}</Button>
          </div>
        </>
      ) : (
        <Button icon="undo" disabled={disabled} onClick={() => onAsk(true)}>
          {say('rosters.undo', { context })}
        </Button>
      )}
    </Card>
  )
}
