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
  const c: Record<string, unknown[]> = {}
  const h: Record<string, number[]> = {}
  const keys = [...new Set(objects.flatMap(object => Object.keys(object)))]
  for (const key of keys) {
    c[key] = objects.map((object, i) => {
      const value = (object as Record<string, unknown>)[key]
      if (value === undefined) (h[key] ??= []).push(i)
      return value ?? null
    })
  }
  return { n: objects.length, c, ...(Object.keys(h).length > 0 && { h }) }
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
