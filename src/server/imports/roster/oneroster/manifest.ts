import type { RosterLimits } from '../limits.ts'
import type { Pack, PackedFile } from '../pack.ts'
import type { Kind } from '../register.ts'
import { readTable } from '../table.ts'
import type { RosterReport } from '../wrong.ts'
import { manifestColumns } from './columns.ts'

export const tables = [
  'orgs',
  'academicSessions',
  'courses',
  'classes',
  'users',
  'roles',
  'userProfiles',
  'demographics',
  'enrollments',
  'relationships',
] as const
export type TableName = (typeof tables)[number]

export interface Manifest {
  /** '1.1', '1.2'; '' when nobody says. */
  version: string
  source: string
  kindOf(table: TableName): Kind
  /** Only of tables that are to be read. */
  fileOf(table: TableName): PackedFile | undefined
}

export const fileNamed = (pack: Pack, name: string) =>
  pack.files.find(file => file.name.toLowerCase() === `${name.toLowerCase()}.csv`)

/** What the set says of itself; without manifest.csv, every table that is there is taken for all there is. */
export async function readManifest(
  pack: Pack,
  report: RosterReport,
  limits: RosterLimits,
): Promise<Manifest | undefined> {
  const file = fileNamed(pack, 'manifest')
  const said = new Map<string, { value: string; line: number }>()
  if (file)
    await readTable(file, manifestColumns, report, limits, row => {
      said.set(row.get('propertyName').toLowerCase(), { value: row.get('value'), line: row.at.line })
    })
  else report.note({ file: 'manifest.csv', line: 1 }, 'manifest_missing')
  if (report.errors.length > 0) return undefined

  const word = (property: string) => {
    const value = said.get(property.toLowerCase())?.value ?? ''
    return value.toLowerCase() === 'absent' ? '' : value
  }
  const version = word('oneroster.version')
  if (!/^(?:1\.[012](?:\.\d+)?)?$/.test(version)) {
    const line = said.get('oneroster.version')!.line
    return void report.error({ file: file!.path, line }, 'version_unknown', 'oneroster.version', version)
  }

  const kinds = new Map<TableName, Kind>()
  for (const table of tables) {
    const present = fileNamed(pack, table)
    const property = said.get(`file.${table.toLowerCase()}`)
    const kind = kindOf(property?.value ?? '', Boolean(file && !property), present !== undefined)
    const at = { file: file?.path ?? '', line: property?.line ?? 1 }
    if (!kind) report.error(at, 'value_unknown', `file.${table}`, property?.value ?? '')
    else if (kind !== 'absent' && !present) report.error(at, 'file_missing', `file.${table}`, `${table}.csv`)
    // Of 1.2: names of accounts and their passwords. Here a family comes in by a card, and none of them is wanted.
    else if (present && table === 'userProfiles')
      report.note({ file: present.path, line: 1 }, 'accounts_ignored')
    else if (present && kind === 'absent') report.note({ file: present.path, line: 1 }, 'file_ignored')
    else if (present && file && !property) report.note({ file: present.path, line: 1 }, 'file_unlisted')
    kinds.set(table, kind ?? 'absent')
  }
  for (const other of pack.files)
    if (other !== file && !tables.some(table => fileNamed(pack, table) === other))
      report.note({ file: other.path, line: 1 }, 'file_ignored')
  const from = word('source.systemCode') || word('source.systemName')
  return {
    version,
    source: from ? `oneroster:${from}` : 'oneroster',
    kindOf: table => kinds.get(table)!,
    fileOf: table => (kinds.get(table) === 'absent' ? undefined : fileNamed(pack, table)),
  }
}

/** A table that the manifest passes over in silence is read, but what it lacks is not taken for gone. */
function kindOf(value: string, unlisted: boolean, present: boolean): Kind | undefined {
  const plain = value.toLowerCase()
  if (plain === 'bulk' || plain === 'delta' || plain === 'absent') return plain
  if (plain !== '') return undefined
  if (!present) return 'absent'
  return unlisted ? 'delta' : 'bulk'
}
