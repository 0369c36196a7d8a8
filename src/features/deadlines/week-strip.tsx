import { useState } from 'preact/hooks'
import type { Deadline } from '../../domain/deadlines/deadline.ts'
import { weekStrip, type WeekDay } from '../../domain/deadlines/week.ts'
import { Button } from '../../ui/button.tsx'
import { Week, type DayBlockProps } from '../../ui/day-block.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

/** The page's heading with a week under it, and the ways to the weeks before and after. */
export function WeekStrip({ deadlines, now }: { deadlines: readonly Deadline[]; now: number }) {
  const say = useSay()
  const dates = useDates()
  const [away, setAway] = useState(0)
  const strip = weekStrip(deadlines, now, away)
  const asBlock = ({ at, isToday, due, needs }: WeekDay): DayBlockProps => {
    const { iso, weekday, figure, hijri } = dates.day(at)
    const tiles = due > 0 && {
      due: { count: due, needs, label: say('deadlines.dueThatDay', { count: due }) },
    }
    return { iso, weekday, figure, under: hijri, tone: isToday ? 'now' : 'plain', ...tiles }
  }
  return (
    <>
      <div class="line">
        <h1>{say('deadlines.week')}</h1>
        <span class="end line turns">
          <Button
            kind="link"
            icon="prev"
            label={say('deadlines.weekBefore')}
            onClick={() => setAway(away - 1)}
          >
            {null}
          </Button>
          <Button
            kind="link"
            icon="next"
            label={say('deadlines.weekAfter')}
            onClick={() => setAway(away + 1)}
          >
            {null}
          </Button>
        </span>
      </div>
      <p class="sm two" role="status">
        {say('deadlines.months', dates.month(strip[0]!.at))}
      </p>
      <Week label={say('deadlines.week')} days={strip.map(asBlock)} />
      {away !== 0 && (
        <Button kind="link" onClick={() => setAway(0)}>
          {say('deadlines.thisWeek')}
        </Button>
      )}
    </>
  )
}
