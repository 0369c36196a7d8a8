/** Corner of a tile: solid squares everywhere share it. */
export const corner = 2

/** Path of a square tile with soft corners, its top start corner at (x, y). It ends where it began. */
export const square = (x: number, y: number, side: number, radius = corner): string =>
  `M${x + radius} ${y}${squareFrom(side, radius)}`

/** The same from the end of its first corner, which is where a pen is put down for it. */
export function squareFrom(side: number, radius = corner): string {
  const r = radius
  const flat = side - 2 * r
  return `h${flat}q${r} 0 ${r} ${r}v${flat}q0 ${r}-${r} ${r}h-${flat}q-${r} 0-${r}-${r}v-${flat}q0-${r} ${r}-${r}z`
}
