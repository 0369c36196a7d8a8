/** One field of one row, taken with care: every refusal says where it stands. */
import type { RosterLimits } from './limits.ts'
import { isoDay } from './days.ts'
import type { Row } from './table.ts'
import type { RosterReport } from './wrong.ts'

/** What a spreadsheet would take for a formula: = always, + - @ when no number follows. */
export const looksLikeFormula = (text: string) =>
  /^(?:[=＝]|[+@＋＠](?![\d٠-٩ ])|-(?![\d٠-٩ ]|-*$))/.test(text)

/** «="0791234567"» is how some programs keep a number from being computed. Only digits are taken out of it. */
const quotedDigits = (text: string) => /^="([\d٠-٩+ -]*)"$/.exec(text)?.[1]

/** A dash or the like in a cell means that there is nothing. */
const nothing = /^(?:[-–—.]+|null|n\/a|#n\/a|لا يوجد)$/i

export class Fields {
  private report: RosterReport
  private limits: RosterLimits

  constructor(report: RosterReport, limits: RosterLimits) {
    this.report = report
    this.limits = limits
  }

  /** Text that people will read: kept as it stands, or refused when a spreadsheet could run it. '' for nothing. */
  text(row: Row, field: string): string {
    const raw = row.get(field)
    const value = quotedDigits(raw) ?? raw
    if (value === '' || nothing.test(value)) return ''
    if (looksLikeFormula(value)) return this.wrong(row, 'formula', field, value)
    return this.short(row, field, value)
  }

  needed(row: Row, field: string): string {
    const { length } = this.report.errors
    const value = this.text(row, field)
    if (value === '' && length === this.report.errors.length) this.report.error(row.at, 'field_empty', field)
    return value
  }

  /** An id is compared and never shown: it may begin with - + @, as some are made by chance. */
  id(row: Row, field: string): string {
    const value = row.get(field)
    if (/^[=＝]/.test(value)) return this.wrong(row, 'formula', field, value)
    return value.length > 255 ? this.wrong(row, 'field_too_long', field, value) : value
  }

  neededId(row: Row, field: string): string {
    const value = this.id(row, field)
    if (value === '' && row.get(field) === '') this.report.error(row.at, 'field_empty', field)
    return value
  }

  /** «"a,b"», «a; b», «["a","b"]» are lists of two. */
  list(row: Row, field: string): string[] {
    const value = row.get(field)
    if (value === '') return []
    if (/^[=＝]/.test(value)) {
      this.wrong(row, 'formula', field, value)
      return []
    }
    const items = value.replace(/^\[(.*)\]$/s, '$1').split(/[,;|]/)
    return [
      ...new Set(
        items
          .map(item =>
            item
              .trim()
              .replace(/^["']|["']$/g, '')
              .trim(),
          )
          .filter(Boolean),
      ),
    ]
  }

  day(row: Row, field: string): string | undefined {
    const value = row.get(field)
    if (value === '') return undefined
    const day = isoDay(value)
    if (day === undefined) this.wrong(row, 'date_wrong', field, value)
    return day
  }

  private short(row: Row, field: string, value: string): string {
    return value.length > this.limits.fieldChars ? this.wrong(row, 'field_too_long', field, value) : value
  }

  private wrong(
    row: Row,
    code: 'formula' | 'field_too_long' | 'date_wrong',
    field: string,
    value: string,
  ): '' {
    this.report.error(row.at, code, field, value)
    return ''
  }
}
