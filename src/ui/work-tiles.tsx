import { square } from './square.ts'

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

/** The works of a child, one tile each, from the start edge. Four shapes, so that they read in grey. */
export function WorkTiles({ arrived, waiting, late, open, label, per = 10 }: WorkTilesProps) {
  const all = arrived + waiting + late + open
  const paths = { full: '', late: '', empty: '' }
  for (let index = 0; index < all; index++) {
    const x = (index % per) * step
    const y = Math.floor(index / per) * step
    if (index < arrived) paths.full += square(x, y, side)
    else if (index < arrived + waiting) paths.full += kept(x, y)
    else if (index < arrived + waiting + late) paths.late += square(x, y, side) + bang(x, y)
    else paths.empty += square(x + 0.75, y + 0.75, side - 1.5)
  }
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
      {paths.full && <path d={paths.full} />}
      {paths.late && <path class="late" d={paths.late} />}
      {paths.empty && <path class="empty" d={paths.empty} />}
    </svg>
  )
}

/** An outline with an inner square, as «on this phone» is drawn everywhere. */
const kept = (x: number, y: number) =>
  square(x, y, side) + `M${x + 2} ${y + 2}h12v12h-12zM${x + 5} ${y + 5}h6v6h-6z`
const bang = (x: number, y: number) => `M${x + 7} ${y + 3}h2v6h-2zM${x + 7} ${y + 11}h2v2h-2z`
