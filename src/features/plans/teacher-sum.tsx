import { weightOf, type PlanWriting, type Sum } from '../../domain/plans/writing.ts'
import { Card } from '../../ui/card.tsx'
import { Mosaic, MosaicKey, type MosaicPart } from '../../ui/mosaic.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { fillAt } from './picture.tsx'

/** What the weights add up to, while they are written. */
export function SumCard({
  writing: { items },
  sum,
  tried,
}: {
  writing: PlanWriting
  sum: Sum
  tried: boolean
}) {
  const say = useSay()
  const { total, free, over, tiles } = sum
  const titleOf = (title: string, index: number) => title.trim() || say('planning.item', { n: index + 1 })
  const told = items.map(({ title, weight }, index) =>
    say('planning.part', { title: titleOf(title, index), weight: weightOf(weight) ?? 0 }),
  )
  const rest = Math.max(0, 100 - tiles.reduce((all, one) => all + one, 0))
  const parts = within(
    tiles.map((count, index) => ({ fill: fillAt(index), count })),
    100,
  )
  const sentence =
    free > 0
      ? say('planning.under', { total, free })
      : over > 0
        ? say('planning.over', { total, over })
        : say('planning.whole')
  return (
    <div id="sum">
      <Card title={say('planning.sum', { total })}>
        <Mosaic
          label={[...told, sentence].reduce((first, second) => say('planning.joined', { first, second }))}
          parts={[...parts, { fill: 'hollow', count: rest }]}
        />
        {over > 0 && <Tiles n={0} of={Math.ceil(over)} late={Math.ceil(over)} per={20} label={sentence} />}
        {tried && (free > 0 || over > 0) ? (
          <Problem id="sum-problem">{sentence}</Problem>
        ) : (
          <p role="status">{sentence}</p>
        )}
        <ul class="legend">
          {items.map((item, index) => (
            <li key={item.id}>
              <MosaicKey fill={fillAt(index)} />
              <b>
                <bdi>{titleOf(item.title, index)}</bdi>
              </b>
              <span class="sm two">{say(`plans.kind_${item.kind}`)}</span>
              <b class="fig">{say('planning.figure', { n: weightOf(item.weight) ?? 0 })}</b>
            </li>
          ))}
        </ul>
      </Card>
    </div>
  )
}

/** No more tiles than the picture has room for; what lies over is told beside it. */
function within(parts: readonly MosaicPart[], room: number): MosaicPart[] {
  let left = room
  return parts.map(part => {
    const count = Math.min(part.count, left)
    left -= count
    return { ...part, count }
  })
}
