import { byDay, momentOfItem, type PlanItem } from '../../domain/plans/plan.ts'
import { wholeTiles } from '../../domain/deadlines/plan.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { Card } from '../../ui/card.tsx'
import { Mosaic, MosaicKey, type MosaicFill } from '../../ui/mosaic.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

const fills = ['solid', 'half', 'dot'] as const

/** Neighbours differ in shape, so that the picture reads in grey and in print. */
export const fillAt = (index: number): MosaicFill => fills[index % fills.length]!

/** A plan's hundred as tiles, with its items by day under it. */
export function PlanPicture({ subject, items }: { subject: string; items: readonly PlanItem[] }) {
  const say = useSay()
  const dates = useDates()
  const sorted = byDay(items)
  const tiles = wholeTiles(sorted.map(item => item.weight))
  const parts = sorted
    .map(({ title, weight }) => say('planning.part', { title, weight }))
    .reduce((first, second) => say('planning.joined', { first, second }))
  return (
    <Card title={say('planning.weightsOf', { subject: tellSubject(say, subject) })}>
      <Mosaic
        label={say('planning.says', { parts })}
        parts={tiles.map((count, index) => ({ fill: fillAt(index), count }))}
      />
      <ul class="legend">
        {sorted.map((item, index) => (
          <li key={item.id}>
            <MosaicKey fill={fillAt(index)} />
            <b>
              <bdi>{item.title}</bdi>
            </b>
            <span class="sm two">
              {say('planning.kindOn', {
                kind: say(`plans.kind_${item.kind}`),
                day: dates.gregorian(momentOfItem(item)),
              })}
            </span>
            <b class="fig">{say('planning.figure', { n: item.weight })}</b>
          </li>
        ))}
      </ul>
    </Card>
  )
}
