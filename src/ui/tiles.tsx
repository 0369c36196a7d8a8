import { square } from './square.ts'

export interface TilesProps {
  /** Filled tiles; a half (2.5) draws a half tile. */
  n: number
  /** All tiles. */
  of: number
  /** What the tiles say, such as «٣ من ٨». The same words must stand beside them for the eye. */
  label: string
  /** Tiles after the filled ones that need someone: clay, with a bang cut out. */
  late?: number
  tone?: 'olive' | 'blue' | 'wine' | 'gold' | 'stone'
  /** Tiles in a row. Default: 20. */
  per?: number
  size?: 'big'
}

// In CSS pixels at the usual text size, so that edges fall on whole pixels.
const side = 11
const step = 14
const gap = step - side

/** n of m as tiles, filled from the start edge. One path a kind of tile, so that sixty weigh as little as six. */
export function Tiles({ n, of, label, late = 0, tone = 'olive', per = 20, size }: TilesProps) {
  const paths = { full: '', half: '', late: '', empty: '' }
  const full = Math.floor(n)
  for (let index = 0; index < of; index++) {
    const x = (index % per) * step
    const y = Math.floor(index / per) * step
    if (index < full) paths.full += square(x, y, side)
    else if (index < n) paths.half += square(x, y, side) + `M${x + 2} ${y + 2}h7v7z`
    else if (index < Math.ceil(n) + late) paths.late += square(x, y, side) + bang(x, y)
    else paths.empty += square(x + 0.75, y + 0.75, side - 1.5)
  }
  const wide = Math.min(of, per) * step - gap
  const high = Math.ceil(of / per) * step - gap
  return (
    <svg
      class={['tiles', 'flip', tone, size].filter(Boolean).join(' ')}
      viewBox={`0 0 ${wide} ${high}`}
      width={`${(wide / 16) * (size ? 1.6 : 1)}rem`}
      role="img"
      aria-label={label}
      fill-rule="evenodd"
    >
      {paths.full && <path d={paths.full} />}
      {paths.half && <path d={paths.half} />}
      {paths.late && <path class="late" d={paths.late} />}
      {paths.empty && <path class="empty" d={paths.empty} />}
    </svg>
  )
}

const bang = (x: number, y: number) => `M${x + 4.5} ${y + 2}h2v4h-2zM${x + 4.5} ${y + 7}h2v2h-2z`
