import { pathOf, type Figure } from './path.ts'
import { corner, squareFrom } from './square.ts'

export interface WorkTilesProps {
  /** Counts of works, each drawn in the shape of its state: full, inner square, bang, hollow. */
  arrived: number
  waiting: number
  late: number
  open: number
  /** What the tiles say. The same words must stand beside them for the eye. */
  label: string
  /** Tiles in a row. Default: 10. */
  per?: number
}

const side = 16
const step = 20

// An outline with an inner square, as «on this phone» is drawn everywhere; and a bang cut out.
const solid = squareFrom(side)
const figures = {
  full: { draw: solid, ends: [0, 0] },
  kept: { draw: `${solid}m0 2h12v12h-12zm3 3h6v6h-6z`, ends: [3, 5] },
  late: { draw: `${solid}m5 3h2v6h-2zm0 8h2v2h-2z`, ends: [5, 11] },
  empty: { draw: squareFrom(side - 1.5), ends: [0, 0] },
} satisfies Record<string, Figure>

/** The works of a child, one tile each, from the start edge. Four shapes, so that they read in grey. */
export function WorkTiles({ arrived, waiting, late, open, label, per = 10 }: WorkTilesProps) {
  const all = arrived + waiting + late + open
  const places: Record<keyof typeof figures, [number, number][]> = { full: [], kept: [], late: [], empty: [] }
  for (let index = 0; index < all; index++) {
    const x = (index % per) * step + corner
    const y = Math.floor(index / per) * step
    if (index < arrived) places.full.push([x, y])
    else if (index < arrived + waiting) places.kept.push([x, y])
    else if (index < arrived + waiting + late) places.late.push([x, y])
    else places.empty.push([x + 0.75, y + 0.75])
  }
  const drawn = (kind: keyof typeof figures) => pathOf(places[kind], figures[kind])
  const wide = Math.max(1, Math.min(all, per) * step - step + side)
  const high = Math.max(1, Math.ceil(all / per) * step - step + side)
  return (
    <svg
      class="tiles flip olive"
      viewBox={`0 0 ${wide} ${high}`}
      width={`${wide / 16}rem`}
      role="img"
      aria-label={label}
      fill-rule="evenodd"
    >
      {arrived > 0 && <path d={drawn('full')} />}
      {waiting > 0 && <path d={drawn('kept')} />}
      {late > 0 && <path class="late" d={drawn('late')} />}
      {open > 0 && <path class="empty" d={drawn('empty')} />}
    </svg>
  )
}
