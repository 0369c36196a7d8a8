/**
 * XLSX sheets, row by row. The archive is ours (measured, checked), the meaning of its parts is exceljs's. Its streaming
 * reader is fed part by part, in the order that it needs and as text: alone it would unpack without measure, write sheets
 * to the disk, and cut an Arabic letter in two where a piece ends.
 */
import { Readable } from 'node:stream'
import exceljs from 'exceljs'
import { ArchiveFault, openArchive, type ArchiveEntry } from './archive.ts'
import type { Line } from './csv.ts'
import type { RosterLimits } from './limits.ts'
import { reportFault, type PackedFile } from './pack.ts'
import { textOfCell } from './cell.ts'
import type { RosterReport } from './wrong.ts'

/** The parts of exceljs's reader that are fed here; its types do not name them. The version is pinned. */
interface Reader {
  _parseRels(part: Readable): Promise<void>
  _parseWorkbook(part: Readable): Promise<void>
  _parseStyles(part: Readable): Promise<void>
  _parseSharedStrings(part: Readable): AsyncIterable<unknown>
  _parseWorksheet(
    part: AsyncIterable<string>,
    number: string,
  ): Iterable<{ value: AsyncIterable<exceljs.Row> }>
  workbookRels?: { Id: string; Target: string }[]
  model?: { sheets?: { rId?: string; name: string; state?: string }[] }
}

export interface Sheet {
  name: string
  /** As reports say it: the file, and the sheet where there are several. */
  path: string
  rows(): AsyncGenerator<Line>
}

/** The visible sheets of a workbook, in its order; undefined after an error in the report. */
export async function readWorkbook(
  file: PackedFile,
  report: RosterReport,
  limits: RosterLimits,
): Promise<{ sheets: Sheet[]; close(): void } | undefined> {
  const at = { file: file.path, line: 1 }
  let bytes: Uint8Array
  try {
    bytes = await file.bytes()
    const archive = await openArchive(bytes, {
      files: limits.workbookParts,
      unpackedBytes: limits.unpackedBytes,
    })
    const parts = new Map(archive.entries.map(entry => [entry.path, entry]))
    if (!parts.has('xl/workbook.xml')) {
      archive.close()
      return void report.error(at, 'not_a_spreadsheet')
    }
    const reader = new exceljs.stream.xlsx.WorkbookReader('', {
      worksheets: 'emit',
      sharedStrings: 'cache',
      styles: 'cache',
      hyperlinks: 'ignore',
      entries: 'ignore',
    }) as unknown as Reader
    await prepare(reader, parts)
    const sheets = sheetsOf(reader, parts, file, report, limits)
    return { sheets, close: () => archive.close() }
  } catch (error) {
    return void reportBroken(error, file.path, report)
  }
}

async function prepare(reader: Reader, parts: Map<string, ArchiveEntry>) {
  const text = (path: string) => Readable.from(asText(parts.get(path)))
  await reader._parseRels(text('xl/_rels/workbook.xml.rels'))
  await reader._parseWorkbook(text('xl/workbook.xml'))
  if (parts.has('xl/styles.xml')) await reader._parseStyles(text('xl/styles.xml'))
  for await (const _ of reader._parseSharedStrings(text('xl/sharedStrings.xml'))) void _
}

function sheetsOf(
  reader: Reader,
  parts: Map<string, ArchiveEntry>,
  file: PackedFile,
  report: RosterReport,
  limits: RosterLimits,
): Sheet[] {
  const sheets: Sheet[] = []
  const listed = (reader.model?.sheets ?? []).slice(0, limits.sheets)
  for (const { rId, name, state } of listed) {
    const target = reader.workbookRels?.find(rel => rel.Id === rId)?.Target
    const part = target && parts.get(target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    if (!part || !/worksheets\//.test(part.path)) continue
    if (state && state !== 'visible') {
      report.note({ file: file.path, line: 1 }, 'sheet_ignored', undefined, name, true)
      continue
    }
    const path = listed.length > 1 ? `${file.path}#${name}` : file.path
    sheets.push({ name, path, rows: () => rowsOf(reader, part, { path, report, limits }) })
  }
  return sheets
}

interface Reading {
  path: string
  report: RosterReport
  limits: RosterLimits
}

async function* rowsOf(reader: Reader, part: ArchiveEntry, reading: Reading): AsyncGenerator<Line> {
  const { path, report, limits } = reading
  let count = 0
  try {
    for (const { value } of reader._parseWorksheet(asText(part), '0'))
      for await (const row of value) {
        const at = { file: path, line: row.number }
        if (++count > limits.rows) return report.error(at, 'too_many_rows')
        const cells = cellsOf(row, at, report, limits)
        if (cells === undefined) return
        if (cells.some(cell => cell !== '')) yield { line: row.number, cells }
      }
  } catch (error) {
    reportBroken(error, path, report)
  }
}

function cellsOf(
  row: exceljs.Row,
  at: { file: string; line: number },
  report: RosterReport,
  limits: RosterLimits,
): string[] | undefined {
  const cells: string[] = []
  let chars = 0
  let tooLong = false
  row.eachCell((cell, column) => {
    const text = textOfCell(cell, at, report)
    if (text === '') return
    chars += text.length
    tooLong ||= column > limits.columns || chars > limits.rowChars
    if (tooLong) return
    while (cells.length < column - 1) cells.push('')
    cells[column - 1] = text
  })
  return tooLong ? void report.error(at, 'row_too_long') : cells
}

/** A part that is absent reads as an empty one. */
async function* asText(part: ArchiveEntry | undefined): AsyncGenerator<string> {
  if (!part) return
  const decoder = new TextDecoder('utf-8')
  for await (const chunk of part.open()) yield decoder.decode(chunk, { stream: true })
  yield decoder.decode()
}

/** Whatever the reader of the XML throws, the cause is the file: it was made by somebody else. */
function reportBroken(error: unknown, path: string, report: RosterReport) {
  if (error instanceof ArchiveFault) reportFault(error, path, report)
  else report.error({ file: path, line: 1 }, 'sheet_broken')
}
