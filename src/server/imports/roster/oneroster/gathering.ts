/** What the readers of the single tables share while a set is gathered. */
import { Fields } from '../fields.ts'
import type { RosterLimits } from '../limits.ts'
import type { Entity, Register, RegisterRecord } from '../register.ts'
import { readTable, type Columns, type Row } from '../table.ts'
import type { Place, RosterReport } from '../wrong.ts'
import type { Manifest, TableName } from './manifest.ts'
import { isGone } from './words.ts'

export class Gathering {
  readonly manifest: Manifest
  readonly register: Register
  readonly report: RosterReport
  readonly limits: RosterLimits
  readonly fields: Fields
  /** Ids that the set holds, by what they name. */
  readonly known: Record<Entity, Set<string>>
  private broken = false

  constructor(manifest: Manifest, register: Register, report: RosterReport, limits: RosterLimits) {
    this.manifest = manifest
    this.register = register
    this.report = report
    this.limits = limits
    this.fields = new Fields(report, limits)
    this.known = {
      schools: new Set(),
      terms: new Set(),
      courses: new Set(),
      sections: new Set(),
      people: new Set(),
      enrolments: new Set(),
      guardianships: new Set(),
    }
  }

  /** Reads one table if the manifest has it; after a table that could not be read, no other is. */
  async table(name: TableName, columns: Columns, take: (row: Row) => void): Promise<void> {
    const file = this.manifest.fileOf(name)
    if (!file || this.broken || this.report.full) return
    this.broken = !(await readTable(file, columns, this.report, this.limits, take))
  }

  /** The beginning of every record, or undefined after an error; `made` names a record without an id of its own. */
  record(row: Row, entity: Entity, made?: string): RegisterRecord | undefined {
    const { report, known } = this
    const gone = this.gone(row)
    const id =
      (made !== undefined && row.get('sourcedId') === '' ? made : this.fields.neededId(row, 'sourcedId')) ||
      ''
    if (id === '' || gone === undefined) return undefined
    if (known[entity].has(id)) return void report.error(row.at, 'id_twice', 'sourcedId', id)
    known[entity].add(id)
    return { id, gone, at: row.at }
  }

  gone(row: Row): boolean | undefined {
    const status = row.get('status')
    const gone = isGone(status)
    if (gone === undefined) this.report.error(row.at, 'value_unknown', 'status', status)
    return gone
  }

  /** A reference that the school cannot do without: it leads to a record of the set, or of an earlier one. */
  refer(entity: Entity, to: string, at: Place, field: string): void {
    if (to === '' || this.known[entity].has(to)) return
    if (this.register.kinds[entity] === 'bulk') this.report.error(at, 'reference_unknown', field, to)
    else this.register.outside.push({ entity, to, at, field })
  }

  /** A reference that may lead nowhere: it is told, and left out. */
  hint(entity: Entity, to: string, at: Place, field: string): string | undefined {
    if (to === '') return undefined
    if (this.known[entity].has(to) || this.register.kinds[entity] !== 'bulk') return to
    this.report.note(at, 'reference_ignored', field, to)
    return undefined
  }
}
