/** Corner of a tile: solid squares everywhere share it. */
const corner = 2

/** Path of a square tile with soft corners, its top start corner at (x, y). It ends where it began. */
export function square(x: number, y: number, side: number, radius = corner): string {
  const flat = side - 2 * radius
  const turns = [`${radius} ${radius}`, `-${radius} ${radius}`, `-${radius}-${radius}`, `${radius}-${radius}`]
  const [a, b, c, d] = turns
  return (
    `M${x + radius} ${y}h${flat}q${radius} 0 ${a}v${flat}q0 ${radius} ${b}h-${flat}q-${radius} 0 ${c}v-${flat}` +
    `q0-${radius} ${d}z`
  )
}
