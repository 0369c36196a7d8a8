import { motifRows, type MotifName } from './motifs.ts'
import { stitches } from './stitch.ts'

export { motifNames, type MotifName } from './motifs.ts'

export interface MotifProps {
  name: MotifName
  /** Side in CSS pixels at the usual text size. From 64 up crossed threads, below solid squares. Default: 48. */
  size?: number
  /** Only where no name stands beside it. */
  label?: string
}

/** A person's own motif, or with `olive` an empty place. It takes its colours from the ground it stands on. */
export function Motif({ name, size = 48, label }: MotifProps) {
  const crossed = size >= 64
  const rows = motifRows(name)
  const accent = stitches(rows, 'o', crossed)
  return (
    <svg
      class={crossed ? 'motif crossed' : 'motif'}
      viewBox="0 0 13 13"
      width={`${size / 16}rem`}
      role={label ? 'img' : undefined}
      aria-label={label}
      aria-hidden={label ? undefined : true}
    >
      <path d={stitches(rows, '#', crossed)} />
      {accent && <path class="straw" d={accent} />}
    </svg>
  )
}
