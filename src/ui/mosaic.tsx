import { square } from './square.ts'

export type MosaicFill = 'solid' | 'half' | 'dot' | 'hollow'

export interface MosaicPart {
  /** solid: marked. half: this week. dot: later. hollow: the final. Each is a shape, so it reads in grey and print. */
  fill: MosaicFill
  /** How many marks this part weighs. */
  count: number
  /** Of these, how many were earned; the rest stay pale tiles of the same part. Default: all. */
  earned?: number
}

export interface MosaicProps {
  parts: readonly MosaicPart[]
  /** What the picture says; the legend beside it says the same for the eye. */
  label: string
  /** Tiles in a column. Default: 5, so that 100 marks are 20 by 5. */
  rows?: number
}

const side = 13
const step = 15

/** The weights of a subject: one tile a mark, filled by columns from the start edge. */
export function Mosaic({ parts, label, rows = 5 }: MosaicProps) {
  let placed = 0
  const drawn = parts.map(part => {
    const paths = { whole: '', pale: '' }
    for (let index = 0; index < part.count; index++, placed++) {
      const x = Math.floor(placed / rows) * step
      const y = (placed % rows) * step
      const isPale = index >= (part.earned ?? part.count)
      if (isPale) paths.pale += tile(x, y, 'hollow')
      else paths.whole += tile(x, y, part.fill)
    }
    return { fill: part.fill, ...paths }
  })
  const wide = Math.ceil(placed / rows) * step - 2
  const high = rows * step - 2
  return (
    <svg
      class="mosaic flip"
      viewBox={`0 0 ${wide} ${high}`}
      role="img"
      aria-label={label}
      fill-rule="evenodd"
    >
      {drawn.map(({ fill, whole, pale }, index) => (
        <g class={fill} key={index}>
          {whole && <path d={whole} />}
          {pale && <path class="pale" d={pale} />}
        </g>
      ))}
    </svg>
  )
}

/** The legend's picture of one part. */
export function MosaicKey({ fill }: { fill: MosaicFill }) {
  return (
    <svg class="key mosaic flip" viewBox={`0 0 ${side} ${side}`} fill-rule="evenodd" aria-hidden="true">
      <g class={fill}>
        <path d={tile(0, 0, fill)} />
      </g>
    </svg>
  )
}

function tile(x: number, y: number, fill: MosaicFill): string {
  // A hollow tile is drawn by its stroke, so that its ground can be pale.
  if (fill === 'hollow') return square(x + 0.75, y + 0.75, side - 1.5)
  const outer = square(x, y, side)
  if (fill === 'solid') return outer
  if (fill === 'half') return outer + `M${x + 1.5} ${y + 1.5}h10v10z`
  return outer + square(x + 1.5, y + 1.5, side - 3, 1) + `M${x + 4} ${y + 4}h5v5h-5z`
}
