/**
 * Objects as columns: the same keys are said once, and values of one kind lie side by side, which compresses well.
 * A missing key is a hole (null with its index in `holes`), so that undefined and null stay different.
 */
export interface Columns {
  n: number
  c: Record<string, unknown[]>
  h?: Record<string, number[]>
}

export function toColumns(objects: readonly object[]): Columns {
  return columnsOf(objects.length, put => {
    for (const [i, object] of objects.entries())
      for (const [key, value] of Object.entries(object)) put(key, i, value)
  })
}

/** @param fill puts each value where it stands; what is put nowhere is a hole. */
export function columnsOf(
  n: number,
  fill: (put: (key: string, at: number, value: unknown) => void) => void,
): Columns {
  const columns = new Map<string, unknown[]>()
  fill((key, at, value) => {
    let column = columns.get(key)
    if (!column) columns.set(key, (column = Array.from({ length: n })))
    column[at] = value
  })
  const h: Record<string, number[]> = {}
  for (const [key, column] of columns)
    for (let i = 0; i < n; i++)
      if (column[i] === undefined) {
        ;(h[key] ??= []).push(i)
        column[i] = null
      }
  return { n, c: Object.fromEntries(columns), ...(Object.keys(h).length > 0 && { h }) }
}

export function fromColumns({ n, c, h = {} }: Columns): Record<string, unknown>[] {
  const objects: Record<string, unknown>[] = Array.from({ length: n }, () => ({}))
  for (const [key, values] of Object.entries(c)) {
    const holes = new Set(h[key])
    values.forEach((value, i) => {
      if (!holes.has(i) && objects[i]) objects[i][key] = value
    })
  }
  return objects
}
