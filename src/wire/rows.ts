import { fromColumns, toColumns, type Columns } from './columns.ts'

/** A row on its way: whole, or `gone`. Fields of the body stand in columns of their own, marked by a dot. */
export type SentRow =
  | { id: string; audience: string; about: string; v: number; body: object }
  | { id: string; gone: 1 }

export function rowsToColumns(rows: readonly SentRow[]): Columns {
  return toColumns(
    rows.map(row => {
      if ('gone' in row) return row
      const { body, ...outer } = row
      return {
        ...outer,
        ...Object.fromEntries(Object.entries(body).map(([field, value]) => [`.${field}`, value])),
      }
    }),
  )
}

export function rowsFromColumns(columns: Columns): SentRow[] {
  return fromColumns(columns).map(flat => {
    if (flat.gone) return { id: String(flat.id), gone: 1 }
    const body: Record<string, unknown> = {}
    for (const [key, value] of Object.entries(flat)) if (key.startsWith('.')) body[key.slice(1)] = value
    const { id, audience, about, v } = flat as { id: string; audience: string; about: string; v: number }
    return { id, audience, about, v, body }
  })
}
