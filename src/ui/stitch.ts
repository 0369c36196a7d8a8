/** Side of one stitch in the units of the pictures. */
export const unit = 10

/**
 * Path of all stitches of one thread. Crossed threads are drawn as they are sewn; squares are drawn as one dashed
 * line for each run (the stylesheet cuts it into stitches), which keeps a small motif under a kilobyte.
 * `rows` are lines of signs, `thread` the sign to draw.
 */
export function stitches(rows: readonly string[], thread: string, crossed: boolean): string {
  let path = ''
  rows.forEach((line, row) => {
    for (let column = 0; column < line.length; column++) {
      if (line[column] !== thread) continue
      let length = 1
      while (line[column + length] === thread) length++
      path += crossed ? crosses(column, row, length) : `M${column * unit} ${row * unit + 5}h${length * unit}`
      column += length
    }
  })
  return path
}

function crosses(column: number, row: number, length: number): string {
  const one = 'l6 6m-6 0l6-6'
  return `M${column * unit + 2} ${row * unit + 2}${[...Array(length)].map(() => one).join('m4 0')}`
}
