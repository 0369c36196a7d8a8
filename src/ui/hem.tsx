import { pathOf, type Figure } from './path.ts'
import { cross, inset } from './stitch.ts'

export interface HemProps {
  /** Lessons done; a half (6.5) is the lesson now open. */
  done: number
  of: number
  /** «أنهيت ٦ دروس من ١٠»: spoken, and the same stands under it. */
  label: string
}

const diamond = ['...#...', '..#.#..', '.#.o.#.', '#.ooo.#', '.#.o.#.', '..#.#..', '...#...']
const pitch = 8
/** A hem is as wide as a phone. Where lessons are more, a diamond stands for several; the words say how many. */
const widest = 12

/** A hole that waits for its stitch. */
const dot: Figure = { draw: 'h.01', ends: [0.01, 0] }

/** The hem of done lessons: one diamond a lesson, sewn from the start edge; what is to come is pricked as dots. */
export function Hem({ label, ...counted }: HemProps) {
  const of = Math.min(counted.of, widest)
  const done = counted.of > widest ? (counted.done * widest) / counted.of : counted.done
  // Each thread is one path, diamond after diamond: all whole ones are written alike.
  const places = {
    '#': [] as [number, number][],
    o: [] as [number, number][],
    dots: [] as [number, number][],
  }
  for (let index = 0; index < of; index++) {
    const sewn = Math.round(Math.min(1, Math.max(0, done - index)) * 7)
    diamond.forEach((line, row) =>
      [...line].forEach((sign, column) => {
        const x = index * pitch + column
        if (sign === '.') return
        if (column >= sewn) places.dots.push([x + 0.5, row + 0.5])
        else places[sign as '#' | 'o'].push([x + inset, row + inset])
      }),
    )
  }
  return (
    <svg
      class="hem crossed flip"
      viewBox={`0 0 ${of * pitch - 1} 7`}
      width={`${of * 2.05}rem`}
      role="img"
      aria-label={label}
    >
      <path d={pathOf(places['#'], cross)} />
      <path class="straw" d={pathOf(places.o, cross)} />
      {places.dots.length > 0 && <path class="dots" d={pathOf(places.dots, dot)} />}
    </svg>
  )
}
