import { tellSubject } from '../../domain/sections/subject.ts'
import type { Gender } from '../../domain/people/person.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DeadlineState, isNear, tellWorth } from '../../ui/deadline-row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import type { First } from './student-day.ts'

/** The one outlined thing of the screen. */
export function FirstCard({ first, gender, now }: { first: First; gender: Gender; now: number }) {
  const say = useSay()
  const context = gender
  if (first.kind === 'refused') {
    const title = first.title || say('today.refusedOther')
    return (
      <Card tone="needs" over={say('today.needs')} title={<bdi>{title}</bdi>}>
        <p>{first.work ? say('today.refusedWork') : say(`refusals.${first.code}`)}</p>
        <Button kind="main" wide href={first.href}>
          {say('today.look', { context })}
        </Button>
      </Card>
    )
  }
  const { place, id, title, subject } = first.line
  if (first.kind === 'work')
    return (
      <Card
        tone={isNear(first.line, now) ? 'needs' : 'one'}
        over={say('today.startHere')}
        title={<bdi>{title}</bdi>}
      >
        <div class="line">
          <span class="sm two">{tellWorth(say, first.line)}</span>
          <span class="end">
            <DeadlineState line={first.line} now={now} />
          </span>
        </div>
        <Button kind="main" wide href={`/work/${place}/${id}`}>
          {say(first.line.begun ? 'today.goOn' : 'today.answerNow', { context })}
        </Button>
      </Card>
    )
  const { reached, pages } = first.line
  const read =
    reached > 0
      ? say('pages.of', { page: reached, pages: say('pages.count', { count: pages }) })
      : say('pages.count', { count: pages })
  return (
    <Card tone="one" over={say('today.startHere')} title={<bdi>{title}</bdi>}>
      <div class="line">
        <span class="sm two">{say('today.pages', { subject: tellSubject(say, subject), pages: read })}</span>
        {pages <= 20 && (
          <span class="end">
            <Tiles n={reached} of={pages} label={read} />
          </span>
        )}
      </div>
      <Button
        kind="main"
        wide
        href={reached > 0 ? `/lessons/${place}/${id}/${reached + 1}` : `/lessons/${place}/${id}`}
      >
        {reached > 0
          ? say('pages.continue', { page: reached + 1, context })
          : say('today.begin', { context })}
      </Button>
    </Card>
  )
}
