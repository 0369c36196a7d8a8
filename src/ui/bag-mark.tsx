import { bagRows } from './bag.ts'
import { stitches } from './stitch.ts'

export interface BagMarkProps {
  /** The name beside it. */
  name?: string
  /** Side in CSS pixels. Default: 28. */
  size?: number
}

/** The bag of Haqiba: stitches, a handle, and one small star. */
export function BagMark({ name, size = 28 }: BagMarkProps) {
  return (
    <span class="bag">
      <svg class="motif" viewBox="0 0 13 13" width={`${size / 16}rem`} aria-hidden="true">
        <path d={stitches(bagRows, '#', false)} />
        <path class="straw" d={stitches(bagRows, 'o', false)} />
      </svg>
      {name}
    </span>
  )
}
