import { pathOf, type Figure } from './path.ts'
import { corner, squareFrom } from './square.ts'

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

// Tiles by kind: whole, with a corner cut out, with a bang cut out, hollow.
const solid = squareFrom(side)
const figures = {
  full: { draw: solid, ends: [0, 0] },
  half: { draw: `${solid}m0 2h7v7z`, ends: [0, 2] },
  late: { draw: `${solid}m2.5 2h2v4h-2zm0 5h2v2h-2z`, ends: [2.5, 7] },
  empty: { draw: squareFrom(side - 1.5), ends: [0, 0] },
} satisfies Record<string, Figure>

/** n of m as tiles, filled from the start edge. One path a kind of tile, so that sixty weigh as little as six. */
export function Tiles({ n, of, label, late = 0, tone = 'olive', per = 20, size }: TilesProps) {
  const places: Record<keyof typeof figures, [number, number][]> = { full: [], half: [], late: [], empty: [] }
  const full = Math.floor(n)
  for (let index = 0; index < of; index++) {
    const x = (index % per) * step + corner
    const y = Math.floor(index / per) * step
    if (index < full) places.full.push([x, y])
    else if (index < n) places.half.push([x, y])
    else if (index < Math.ceil(n) + late) places.late.push([x, y])
    else places.empty.push([x + 0.75, y + 0.75])
  }
  const drawn = (kind: keyof typeof figures) => pathOf(places[kind], figures[kind])
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
      {places.full.length > 0 && <path d={drawn('full')} />}
      {places.half.length > 0 && <path d={drawn('half')} />}
      {places.late.length > 0 && <path class="late" d={drawn('late')} />}
      {places.empty.length > 0 && <path class="empty" d={drawn('empty')} />}
    </svg>
  )
}
