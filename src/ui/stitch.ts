import { pathOf, type Figure } from './path.ts'

/** A thread crossed over the middle of its square. */
export const cross: Figure = { draw: 'l.6.6m-.6 0l.6-.6', ends: [0.6, 0] }

/** From a square's corner to where its cross begins. */
export const inset = 0.2

/**
 * Path of all stitches of one thread; a stitch is one unit wide. Crossed threads are drawn as they are sewn; squares are
 * drawn as one dashed line for each run (the stylesheet cuts it into stitches), which keeps a small motif in a few hundred
 * bytes. `rows` are lines of signs, `thread` the sign to draw.
 */
export function stitches(rows: readonly string[], thread: string, crossed: boolean): string {
  if (crossed) return pathOf(squaresOf(rows, thread), cross)
  let path = ''
  let [atX, atY] = [0, 0]
  rows.forEach((line, row) => {
    for (const { index, 0: run } of line.matchAll(new RegExp(`${thread}+`, 'g'))) {
      // Lines run through the middle of their row: half a stitch, taken by the first step.
      path += `m${index - atX} ${path === '' ? row + 0.5 : row - atY}h${run.length}`
      ;[atX, atY] = [index + run.length, row]
    }
  })
  return path
}

const squaresOf = (rows: readonly string[], thread: string) =>
  rows.flatMap((line, row) =>
    [...line].flatMap((sign, column) => (sign === thread ? [[column + inset, row + inset] as const] : [])),
  )
