import type { Cell } from 'exceljs'
import type { Place, RosterReport } from './wrong.ts'

/**
 * A cell of a workbook as the text that its author saw. Of a formula only the value that was kept with it counts; nothing
 * is computed here, and a formula without a kept value is an error.
 */
export function textOfCell(cell: Cell, at: Place, report: RosterReport): string {
  const value: unknown = cell.value
  if (isObject(value) && ('formula' in value || 'sharedFormula' in value)) {
    const result = value['result']
    if (result === undefined || result === null || Number.isNaN(result) || isObject(result)) {
      report.error(at, 'formula', cell.address, String(value['formula'] ?? ''))
      return ''
    }
    report.note(at, 'formula_inert')
    return plain(result, cell.numFmt)
  }
  if (isObject(value) && 'error' in value) {
    report.error(at, 'formula', cell.address, String(value['error']))
    return ''
  }
  return plain(value, cell.numFmt)
}

function plain(value: unknown, format: string | undefined): string {
  if (value === null || value === undefined) return ''
  if (typeof value === 'string') return unescaped(value).trim()
  if (typeof value === 'number') return numberText(value, format)
  if (typeof value === 'boolean') return value ? 'TRUE' : 'FALSE'
  if (value instanceof Date) return Number.isNaN(value.getTime()) ? '' : value.toISOString().slice(0, 10)
  if (isObject(value) && Array.isArray(value['richText']))
    return unescaped(value['richText'].map((run: { text?: string }) => run.text ?? '').join('')).trim()
  return ''
}

/** A number in full, never with an exponent; a format of zeros only («0000000000») gives the leading zeros back. */
function numberText(value: number, format = ''): string {
  if (!Number.isFinite(value)) return ''
  const text = value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 6 })
  return /^0+$/.test(format) ? text.padStart(format.length, '0') : text
}

/** Office writes control characters of a text as _x000D_. */
const unescaped = (text: string) =>
  text.replace(/_x([0-9A-Fa-f]{4})_/g, (whole, code: string) => {
    const point = Number.parseInt(code, 16)
    return point < 0x20 ? ' ' : whole
  })

const isObject = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null
