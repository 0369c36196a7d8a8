/** A figure of a path: how it is drawn from where the pen is put down, and where that leaves the pen. */
export interface Figure {
  draw: string
  ends: readonly [x: number, y: number]
}

/**
 * The path of one figure at many places. Each is put down by a step from where the last one ended, so that what repeats is
 * written alike: a compressed page pays for it once.
 */
export function pathOf(places: readonly (readonly [x: number, y: number])[], { draw, ends }: Figure): string {
  let [atX, atY] = [0, 0]
  let path = ''
  for (const [x, y] of places) {
    path += `m${short(x - atX)} ${short(y - atY)}${draw}`
    atX = x + ends[0]
    atY = y + ends[1]
  }
  return path
}

/** Two places after the point are a hundredth of a stitch. */
const short = (length: number) => String(Math.round(length * 100) / 100).replace(/^(-?)0\./, '$1.')
