/** A table with a header: which column is which, and each row by the names of its fields. */
import { breathe } from '../../breath.ts'
import { readCsv } from './csv.ts'
import type { RosterLimits } from './limits.ts'
import type { PackedFile } from './pack.ts'
import type { Place, RosterReport } from './wrong.ts'

/**
 * needed: nothing can be done without it. expected: the form demands it, and this house does without. wanted: read where it
 * is. free: known, and not read.
 */
export type Need = 'needed' | 'expected' | 'wanted' | 'free'
export interface Columns {
  fields: Record<string, Need>
  /** Other names that are met for a field, as `plainHeader` writes them. */
  also?: Record<string, string>
}

/** Said by a column that an adapter looks at; '' where the row has nothing. */
export interface Row {
  at: Place
  get(field: string): string
}

/**
 * Reads a table row by row. Everything wrong is in the report: a needed column that is absent or a row with too few or too
 * many cells ends it. @returns whether it was read to its end
 */
export async function readTable(
  file: PackedFile,
  columns: Columns,
  report: RosterReport,
  limits: RosterLimits,
  take: (row: Row) => void,
): Promise<boolean> {
  const { length } = report.errors
  let where: Map<string, number> | undefined
  let width = 0
  for await (const { line, cells } of readCsv(file, report, limits)) {
    const at = { file: file.path, line }
    if (!where) {
      if (cells.length <= limits.columns) where = matchHeader(cells, columns, at, report)
      else report.error(at, 'row_too_long')
      if (!where) return false
      width = cells.length
      continue
    }
    // A table program may close each row with empty cells; a cell with something in it has no column.
    const surplus = cells.slice(width)
    if (cells.length < width || surplus.some(cell => cell !== '')) {
      report.error(at, 'column_count', undefined, `${cells.length} ≠ ${width}`)
      return false
    }
    const found = where
    take({
      at,
      get: field => {
        const column = found.get(field)
        return column === undefined ? '' : cells[column]!
      },
    })
    if (report.full) return false
    await breathe()
  }
  // Without a header nothing was read; what the rows themselves say is no reason to leave other tables unread.
  return where !== undefined || report.errors.length === length
}

/** Letter case, spaces, underscores and the like make no other header. */
export const plainHeader = (header: string) =>
  header
    .normalize('NFKC')
    .replace(/[\s_\-\u200e\u200f\ufeff"']/g, '')
    .toLowerCase()

const isExtension = (header: string) => /^(?:metadata\.|ext[:._])/i.test(header)

function matchHeader(
  header: string[],
  { fields, also = {} }: Columns,
  at: Place,
  report: RosterReport,
): Map<string, number> | undefined {
  const names = new Map(Object.keys(fields).map(field => [plainHeader(field), field]))
  const where = new Map<string, number>()
  const left: [header: string, column: number][] = []
  for (const [column, text] of header.entries()) {
    const field = names.get(plainHeader(text))
    if (field === undefined) {
      if (text !== '') left.push([text, column])
    } else if (where.has(field)) return void report.error(at, 'header_twice', field, text)
    else where.set(field, column)
  }
  // What has no field by its name: known by another name, or by a slip of the pen; each field is given once.
  const ignored: string[] = []
  for (const [text, column] of left) {
    const plain = plainHeader(text)
    const field =
      (Object.hasOwn(also, plain) ? also[plain] : undefined) ??
      (isExtension(text) ? undefined : nearest(plain, names))
    if (field !== undefined && !where.has(field)) {
      where.set(field, column)
      report.note(at, 'column_understood', field, text, true)
    } else ignored.push(text)
  }
  if (ignored.length > 0) report.note(at, 'column_ignored', undefined, ignored.join(', '))
  let complete = true
  for (const [field, need] of Object.entries(fields)) {
    if (where.has(field)) continue
    if (need === 'expected') report.note(at, 'column_missing', field)
    if (need !== 'needed') continue
    report.error(at, 'column_missing', field)
    complete = false
  }
  return complete ? where : undefined
}

/** The one field whose name is at most two slips away; short names are too alike for that. */
function nearest(plain: string, names: Map<string, string>): string | undefined {
  if (plain.length < 6) return undefined
  const near = [...names].filter(([name]) => name.length >= 6 && slips(plain, name) <= 2)
  return near.length === 1 ? near[0]![1] : undefined
}

/** Letters to add, drop, change or swap with their neighbour to make one word from the other. */
export function slips(a: string, b: string): number {
  if (Math.abs(a.length - b.length) > 2) return 3
  let [older, old]: [number[], number[]] = [[], Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const now = [i]
    for (let j = 1; j <= b.length; j++) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(old[j]! + 1, now[j - 1]! + 1, old[j - 1]! + change)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, older[j - 2]! + 1)
      now.push(least)
    }
    ;[older, old] = [old, now]
  }
  return old[b.length]!
}
