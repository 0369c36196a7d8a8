import { CsvError, parse, type Parser } from 'csv-parse'
import { decode } from './encoding.ts'
import type { RosterLimits } from './limits.ts'
import { reportFault, type PackedFile } from './pack.ts'
import type { RosterErrorCode, RosterReport } from './wrong.ts'

/** A row of a table as text, trimmed; `line` is where it begins. */
export interface Line {
  line: number
  cells: string[]
}

const CHUNK = 64 * 1024

/**
 * The rows of a CSV file with commas, semicolons, tabs or bars, the header among them; rows without any content are passed
 * over. Ends early after an error in the report.
 */
export async function* readCsv(
  file: PackedFile,
  report: RosterReport,
  limits: RosterLimits,
): AsyncGenerator<Line> {
  const at = { file: file.path, line: 1 }
  const text = await textOf(file, report)
  if (text === undefined) return
  if (text.trim() === '') return report.error(at, 'empty')
  const { delimiter, from } = delimiterOf(text)
  if (delimiter !== ',') report.note(at, 'delimiter_guessed', undefined, names[delimiter])

  const parser = parse({
    delimiter,
    info: true,
    relax_column_count: true,
    skip_empty_lines: true,
    // A quote within a cell is a letter like others; one that opens a cell must be closed.
    relax_quotes: true,
    max_record_size: limits.rowChars,
    trim: true,
  })
  // Only what the parser asks for is handed to it: it never holds more than a piece and its rows.
  const feed = async () => {
    for (let start = from; start < text.length; start += CHUNK)
      if (!parser.write(text.slice(start, start + CHUNK))) await roomIn(parser)
    parser.end()
  }
  const fed = feed()
  const skipped = from > 0 ? 1 : 0
  try {
    let rows = 0
    for await (const { record, info } of parser as AsyncIterable<{
      record: string[]
      info: { lines: number }
    }>) {
      if (++rows > limits.rows) return report.error({ ...at, line: info.lines }, 'too_many_rows')
      const line = info.lines + skipped - breaksIn(record)
      const cells = record.map(cell => cell.trim())
      if (cells.some(cell => cell !== '')) yield { line, cells }
    }
    await fed
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const code: RosterErrorCode = error.code === 'CSV_MAX_RECORD_SIZE' ? 'row_too_long' : 'quote_open'
    report.error({ ...at, line: Number(error['lines'] ?? 1) + skipped }, code)
  } finally {
    parser.destroy()
  }
}

/** Until the parser takes more, or will never. */
const roomIn = (parser: Parser) =>
  new Promise<void>(done => {
    const go = () => {
      parser.off('drain', go).off('close', go)
      done()
    }
    parser.on('drain', go).on('close', go)
  })

/** Line ends become "\n": the parser counts "\r\n" inside of quotes as two. */
async function textOf(file: PackedFile, report: RosterReport): Promise<string | undefined> {
  const at = { file: file.path, line: 1 }
  let bytes: Uint8Array
  try {
    bytes = await file.bytes()
  } catch (error) {
    return void reportFault(error, file.path, report)
  }
  const decoded = decode(bytes)
  if (!decoded) return void report.error(at, 'not_text')
  if (decoded.guessed || decoded.encoding !== 'utf-8')
    report.note(at, 'encoding_guessed', undefined, decoded.encoding)
  return decoded.text.replace(/\r\n?/g, '\n')
}

type Delimiter = ',' | ';' | '\t' | '|'
const names: Record<Delimiter, string> = { ',': ',', ';': ';', '\t': 'TAB', '|': '|' }

/** By the first lines with content: the mark that stands most often, outside of quotes, in one of them. */
function delimiterOf(text: string): { delimiter: Delimiter; from: number } {
  const said = /^sep=([,;\t|])\n/i.exec(text)
  if (said) return { delimiter: said[1] as Delimiter, from: said[0].length }
  const head = text
    .slice(0, CHUNK)
    .replace(/"[^"]*"/g, 'x')
    .split('\n')
    .filter(line => line.trim() !== '')
    .slice(0, 20)
  const count = (mark: Delimiter) => Math.max(0, ...head.map(line => line.split(mark).length))
  const [first] = ([',', ';', '\t', '|'] as const)
    .map(mark => ({ mark, times: count(mark) }))
    .sort((a, b) => b.times - a.times)
  return { delimiter: first!.mark, from: 0 }
}

/** A row ends where its last line ends; it began as many lines before as its cells have line ends. */
function breaksIn(cells: string[]): number {
  let breaks = 0
  for (const cell of cells) if (cell.includes('\n')) breaks += cell.split('\n').length - 1
  return breaks
}
