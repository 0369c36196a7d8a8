/** Every table of a pack that may be a sheet of people, with its header found; whatever its format. */
import { readCsv, type Line } from '../csv.ts'
import type { RosterLimits } from '../limits.ts'
import { isZip, reportFault, type Pack, type PackedFile } from '../pack.ts'
import type { RosterReport } from '../wrong.ts'
import { readWorkbook } from '../workbook.ts'
import { fieldOf, isStaffHeader, type SheetField } from './headers.ts'

export interface SheetTable {
  /** As reports say it: the file, and the sheet where there are several. */
  file: string
  /** The sheet's own name, or the file's without its ending. */
  title: string
  where: Map<SheetField, number>
  /** Its people are teachers, by the header of their names. */
  staff: boolean
  rows: AsyncGenerator<Line>
}

/** A sheet may have a title or the ministry's heading above its table. */
const HEAD_ROWS = 25

export async function* tablesOf(
  pack: Pack,
  report: RosterReport,
  limits: RosterLimits,
): AsyncGenerator<SheetTable> {
  for (const file of pack.files) {
    const form = await formOf(file, report)
    if (form === 'workbook') yield* sheetsIn(file, report, limits)
    else if (form === 'text') {
      const title = file.name.replace(/\.\w+$/, '')
      const table = await headed(readCsv(file, report, limits), file.path, title, true, report, limits)
      if (table) yield table
      else if (report.errors.length === 0) report.error({ file: file.path, line: 1 }, 'sheet_without_header')
    } else if (form === 'other') report.note({ file: file.path, line: 1 }, 'file_ignored')
    if (report.errors.length > 0) return
  }
}

async function* sheetsIn(
  file: PackedFile,
  report: RosterReport,
  limits: RosterLimits,
): AsyncGenerator<SheetTable> {
  const workbook = await readWorkbook(file, report, limits)
  if (!workbook) return
  const several = workbook.sheets.length > 1
  let found = false
  try {
    for (const sheet of workbook.sheets) {
      const table = await headed(sheet.rows(), sheet.path, sheet.name, false, report, limits)
      if (table) {
        found = true
        yield table
      } else if (several) report.note({ file: sheet.path, line: 1 }, 'sheet_ignored', undefined, sheet.name)
    }
    if (!found && report.errors.length === 0)
      report.error({ file: file.path, line: 1 }, 'sheet_without_header')
  } finally {
    workbook.close()
  }
}

/** Undefined when no row near the top names people's columns. */
async function headed(
  rows: AsyncGenerator<Line>,
  file: string,
  title: string,
  strict: boolean,
  report: RosterReport,
  limits: RosterLimits,
): Promise<SheetTable | undefined> {
  for (let count = 0; count < HEAD_ROWS; count++) {
    const { value, done } = await rows.next()
    if (done) return undefined
    const where = columnsOf(value.cells)
    if (!where) continue
    const at = { file, line: value.line }
    if (value.cells.length > limits.columns) return void report.error(at, 'row_too_long')
    const known = new Set(where.values())
    const ignored = value.cells.filter((text, column) => text !== '' && !known.has(column))
    if (ignored.length > 0) report.note(at, 'column_ignored', undefined, ignored.join('، '))
    const staff = isStaffHeader(value.cells[where.get('name') ?? where.get('own') ?? 0] ?? '')
    return { file, title, where, staff, rows: counted(rows, value.cells.length, at.file, strict, report) }
  }
  await rows.return(undefined)
  return undefined
}

/** A CSV row with another number of cells than its header is not what it seems; a sheet's row ends where its content ends. */
async function* counted(
  rows: AsyncGenerator<Line>,
  width: number,
  file: string,
  strict: boolean,
  report: RosterReport,
): AsyncGenerator<Line> {
  for await (const row of rows) {
    const { cells, line } = row
    const surplus = cells.slice(width).some(cell => cell !== '')
    if (strict && (cells.length < width || surplus))
      return report.error({ file, line }, 'column_count', undefined, `${cells.length} ≠ ${width}`)
    yield row
  }
}

/** A header names people and at least one thing more; the first of two columns with the same meaning counts. */
function columnsOf(cells: string[]): Map<SheetField, number> | undefined {
  const where = new Map<SheetField, number>()
  for (const [column, text] of cells.entries()) {
    const field = text.length > 60 ? undefined : fieldOf(text)
    if (field && !where.has(field)) where.set(field, column)
  }
  const names = where.has('name') || (where.has('own') && where.has('family'))
  return names && where.size >= 2 ? where : undefined
}

/** What PDF, gzip, PNG, JPEG, RAR and 7z begin with. */
const others = ['%PDF', '\x1f\x8b', '\x89PNG', '\xff\xd8\xff', 'Rar!', '7z\xbc\xaf']

async function formOf(
  file: PackedFile,
  report: RosterReport,
): Promise<'workbook' | 'text' | 'other' | 'wrong'> {
  let bytes: Uint8Array
  try {
    bytes = await file.bytes()
  } catch (error) {
    reportFault(error, file.path, report)
    return 'wrong'
  }
  const at = { file: file.path, line: 1 }
  const head = Buffer.from(bytes.subarray(0, 512)).toString('latin1')
  const isSheetName = /\.(?:xlsx|xlsm|xls|ods|csv|tsv|txt)$/i.test(file.name)
  if (isZip(bytes)) {
    if (/\.xls[xm]$|^[^.]*$/i.test(file.name)) return 'workbook'
    report.error(at, /\.zip$/i.test(file.name) ? 'zip_nested' : 'not_a_spreadsheet')
    return 'wrong'
  }
  // The old format of Excel, which is also the shell of a workbook with a password.
  if (head.startsWith('\xd0\xcf\x11\xe0')) report.error(at, 'old_spreadsheet')
  else if (/^(?:\xef\xbb\xbf)?\s*</.test(head) || others.some(magic => head.startsWith(magic))) {
    if (!isSheetName) return 'other'
    report.error(at, 'not_a_spreadsheet')
  } else if (/\.xls[xm]?$|\.ods$/i.test(file.name)) report.error(at, 'not_a_spreadsheet')
  else return /\.(?:csv|tsv|txt)$/i.test(file.name) ? 'text' : 'other'
  return 'wrong'
}
