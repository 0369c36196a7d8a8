import { columnsOf, type Columns } from './columns.ts'

/** A row on its way: whole, or `gone`. Fields of the body stand in columns of their own, marked by a dot. */
export type SentRow =
  | { id: string; audience: string; about: string; v: number; body: object }
  | { id: string; gone: 1 }

export function rowsToColumns(rows: readonly SentRow[]): Columns {
  const names = new Map<string, string>()
  const dotted = (field: string) => {
    const known = names.get(field)
    if (known !== undefined) return known
    names.set(field, `.${field}`)
    return `.${field}`
  }
  return columnsOf(rows.length, put => {
    for (const [i, row] of rows.entries()) {
      for (const [key, value] of Object.entries(row)) if (key !== 'body') put(key, i, value)
      if ('gone' in row) continue
      for (const [field, value] of Object.entries(row.body)) put(dotted(field), i, value)
    }
  })
}

export function rowsFromColumns(columns: Columns): SentRow[] {
  const rows = Array.from({ length: columns.n }, (): { outer: Record<string, unknown>; body: object } => ({
    outer: {},
    body: {},
  }))
  for (const [key, values] of Object.entries(columns.c)) {
    const holes = columns.h?.[key] ? new Set(columns.h[key]) : undefined
    const field = key.startsWith('.') ? key.slice(1) : undefined
    for (const [i, row] of rows.entries()) {
      if (i >= values.length || holes?.has(i)) continue
      if (field === undefined) row.outer[key] = values[i]
      else (row.body as Record<string, unknown>)[field] = values[i]
    }
  }
  return rows.map(({ outer, body }) => {
    if (outer.gone) return { id: String(outer.id), gone: 1 }
    const { id, audience, about, v } = outer as { id: string; audience: string; about: string; v: number }
    return { id, audience, about, v, body }
  })
}
