import { useState } from 'preact/hooks'
import type { Plan, PlanPart, PartKind } from '../../domain/deadlines/plan.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import type { Dates } from '../../domain/calendar/tell.ts'
import type { Say } from '../../domain/words.ts'
import { Card } from '../../ui/card.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Mosaic, MosaicKey, type MosaicFill } from '../../ui/mosaic.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

export interface PlansProps {
  plans: readonly Plan[]
  /** The subject that is shown first. */
  first?: string
  /** Unique on the page. */
  name: string
}

/** The weights of one subject at a time, and the choice of the subject. */
export function Plans({ plans, first, name }: PlansProps) {
  const say = useSay()
  const [chosen, choose] = useState<string>()
  const shown = plans.find(({ subject }) => subject === (chosen ?? first)) ?? plans[0]
  if (!shown) return null
  return (
    <>
      {plans.length > 1 && (
        <Choice
          legend={say('deadlines.planSubject')}
          quietLegend
          name={name}
          layout="flow"
          options={plans.map(({ subject }) => ({ value: subject, label: tellSubject(say, subject) }))}
          value={shown.subject}
          onChange={choose}
        />
      )}
      <PlanCard plan={shown} />
    </>
  )
}

const fills: Record<PartKind, MosaicFill> = {
  marked: 'solid',
  waits: 'half',
  missed: 'half',
  week: 'half',
  later: 'dot',
  held: 'dot',
  rest: 'hollow',
}

/** One subject: a tile a mark, and a legend with the same numbers. */
export function PlanCard({ plan }: { plan: Plan }) {
  const say = useSay()
  const dates = useDates()
  const subject = tellSubject(say, plan.subject)
  const titleOf = (part: PlanPart) => part.title || say('deadlines.planRest')
  const parts = plan.parts
    .map(part => say('deadlines.planPart', { title: titleOf(part), weight: part.weight }))
    .join(' ')
  return (
    <Card title={say('deadlines.planOf', { subject })}>
      <p class="sm two">{say('deadlines.planWhy')}</p>
      <Mosaic
        label={say('deadlines.planSays', { subject, parts })}
        parts={plan.parts.map(({ kind, tiles, earned }) => ({ fill: fills[kind], count: tiles, earned }))}
      />
      <ul class="legend">
        {plan.parts.map(part => (
          <li key={part.id}>
            <MosaicKey fill={fills[part.kind]} />
            <b>
              <bdi>{titleOf(part)}</bdi>
            </b>
            <span class="sm two">{tellPart(say, dates, part)}</span>
            <b class="fig">{say('deadlines.figure', { n: part.weight })}</b>
          </li>
        ))}
      </ul>
    </Card>
  )
}

/** What has come of a part, or when it is due. */
function tellPart(say: Say, dates: Dates, { kind, points, outOf, dueAt }: PlanPart): string {
  if (kind === 'marked') return say('marks.of', { mark: points, total: outOf })
  if (kind === 'waits') return say('deadlines.planWaits')
  if (kind === 'missed') return say('deadlines.planMissed')
  if (kind === 'week') return say('deadlines.planThisWeek')
  if (kind === 'later' || kind === 'held') return dates.gregorian(dueAt, { weekday: false })
  return ''
}
