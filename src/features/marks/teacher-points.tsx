import { useState } from 'preact/hooks'
import { parseNumber } from '../../domain/digits.ts'
import { validPoints } from '../../domain/marks/keys.ts'
import { NumberField } from '../../ui/number-field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'

export interface PointsProps {
  points: number | undefined
  outOf: number
  error?: string
  onPoints(points: number | undefined): void
}

/** More buttons than these would be a wall; then the mark is typed. */
const buttons = 20

/** The mark by a touch: a button a mark, and one for the half. */
export function PointsField({ points, outOf, error, onPoints }: PointsProps) {
  const say = useSay()
  if (outOf > buttons) return <TypedPoints points={points} outOf={outOf} error={error} onPoints={onPoints} />
  const whole = Math.floor(points ?? 0)
  const half = points !== undefined && points !== whole
  const all = Array.from({ length: Math.floor(outOf) + 1 }, (_, index) => index)
  return (
    <div class="stack tight-gap" role="group" aria-label={say('desk.points')} aria-describedby="points-error">
      <div class={all.length > 6 ? 'points many' : 'points'}>
        {all.map(n => (
          <button
            key={n}
            type="button"
            class="btn"
            aria-pressed={points !== undefined && whole === n}
            aria-label={say('marks.of', { mark: n, total: outOf })}
            onClick={() => onPoints(half && n + 0.5 <= outOf ? n + 0.5 : n)}
          >
            {say('desk.figure', { n })}
          </button>
        ))}
        <button
          type="button"
          class="btn"
          aria-pressed={half}
          aria-label={say('desk.half')}
          disabled={!half && whole + 0.5 > outOf}
          onClick={() => onPoints(half ? whole : whole + 0.5)}
        >
          {say('desk.halfSign')}
        </button>
      </div>
      {error && <Problem id="points-error">{error}</Problem>}
    </div>
  )
}

function TypedPoints({ points, outOf, error, onPoints }: PointsProps) {
  const say = useSay()
  const [text, setText] = useState(points === undefined ? '' : say('desk.figure', { n: points }))
  const [last, setLast] = useState(points)
  // A key of the desk has changed the mark: the field follows.
  if (last !== points) {
    setLast(points)
    if (parseNumber(text) !== points) setText(points === undefined ? '' : say('desk.figure', { n: points }))
  }
  const typed = parseNumber(text)
  const wrong = text.trim() !== '' && validPoints(typed, outOf) === undefined
  return (
    <NumberField
      label={say('desk.pointsOf', { total: outOf })}
      name="points"
      value={text}
      onInput={value => {
        setText(value)
        onPoints(parseNumber(value))
      }}
      hint={say('desk.halfHint')}
      error={error ?? (wrong ? say('desk.pointsWrong', { context: 'female' }) : undefined)}
    />
  )
}
