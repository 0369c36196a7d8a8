import { stitches, unit } from './stitch.ts'

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

/** The hem of done lessons: one diamond a lesson, sewn from the start edge; what is to come is pricked as dots. */
export function Hem({ label, ...counted }: HemProps) {
  const of = Math.min(counted.of, widest)
  const done = counted.of > widest ? (counted.done * widest) / counted.of : counted.done
  // Sewn and pricked stitches of the whole hem, line by line, so that each thread is one path.
  const lines = diamond.map(line =>
    Array.from({ length: of }, (_, index) => {
      const sewn = Math.round(Math.min(1, Math.max(0, done - index)) * line.length)
      return line.slice(0, sewn).padEnd(pitch, '.')
    }).join(''),
  )
  const pricked = diamond
    .flatMap((line, row) =>
      Array.from({ length: of }, (_, index) =>
        [...line].map((sign, column) => {
          const isLeft = lines[row]?.[index * pitch + column] === '.' && sign !== '.'
          return isLeft ? `M${(index * pitch + column) * unit + 5} ${row * unit + 5}h.1` : ''
        }),
      ).flat(),
    )
    .join('')
  return (
    <svg
      class="hem crossed flip"
      viewBox={`0 0 ${(of * pitch - 1) * unit} ${7 * unit}`}
      width={`${of * 2.05}rem`}
      role="img"
      aria-label={label}
    >
      <path d={stitches(lines, '#', true)} />
      <path class="straw" d={stitches(lines, 'o', true)} />
      {pricked && <path class="dots" d={pricked} />}
    </svg>
  )
}
