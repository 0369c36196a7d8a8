import type { Share, Weights } from '../../domain/assignments/weights.ts'
import type { Writing } from '../../domain/assignments/writing.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { Card } from '../../ui/card.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { Mosaic, MosaicKey, type MosaicFill } from '../../ui/mosaic.tsx'
import { useSay } from '../../ui/say.tsx'
import { Tiles } from '../../ui/tiles.tsx'

export interface WeightProps {
  writing: Writing
  weights: Weights
  change(part: Partial<Writing>): void
  error?: string
}

const fills: Record<Share['kind'], MosaicFill> = { given: 'solid', this: 'half', over: 'dot', left: 'hollow' }

/** The weight, and the picture of what all weights of the subject add up to. */
export function WeightField({ writing, weights, change, error }: WeightProps) {
  const say = useSay()
  return (
    <>
      <NumberField
        label={say('assignments.weight')}
        name="weight"
        value={writing.weight}
        onInput={weight => change({ weight })}
        hint={say('assignments.weightHint', { free: weights.free })}
        error={error}
      />
      {writing.subject && <WeightCard subject={writing.subject} weights={weights} />}
    </>
  )
}

function WeightCard({ subject, weights: { shares, total, over } }: { subject: string; weights: Weights }) {
  const say = useSay()
  const nameOf = (share: Share) => share.title || say('assignments.left')
  const within = shares.filter(({ kind }) => kind !== 'over')
  const parts = within
    .map(share => say('assignments.share', { title: nameOf(share), weight: share.weight }))
    .join(' ')
  const told = say('assignments.overBy', { over })
  return (
    <Card title={say('assignments.weightsOf', { subject: tellSubject(say, subject) })}>
      <Mosaic
        label={say('assignments.weightsSay', { parts })}
        parts={within.map(({ kind, tiles }) => ({ fill: fills[kind], count: tiles }))}
      />
      {over > 0 && (
        <div class="problem">
          <Tiles n={0} of={Math.ceil(over)} late={Math.ceil(over)} per={20} label={told} />
          <span>{told}</span>
        </div>
      )}
      <ul class="legend">
        {legendOf(shares, over).map(share => (
          <li key={share.id}>
            <MosaicKey fill={fills[share.kind]} />
            <b>
              <bdi>{nameOf(share)}</bdi>
            </b>
            <span class="sm two">
              {isThis(share) && share.title !== say('assignments.thisOne') && say('assignments.thisOne')}
            </span>
            <b class="fig">{say('assignments.figure', { n: share.weight })}</b>
          </li>
        ))}
      </ul>
      <p class="sm two">{say('assignments.total', { total })}</p>
    </Card>
  )
}

const isThis = ({ kind }: Share) => kind === 'this' || kind === 'over'

/** One line a work: what does not fit belongs to the line of this work. */
function legendOf(shares: readonly Share[], over: number): Share[] {
  const fits = shares.find(({ kind }) => kind === 'this')
  if (!fits) return [...shares]
  return shares
    .filter(({ kind }) => kind !== 'over')
    .map(share => (share === fits ? { ...share, weight: share.weight + over } : share))
}
