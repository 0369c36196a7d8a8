/** What a school holds, as plain maps: one set of tables a place. Rows are never changed in place, so maps can be shared. */
import type { Audience } from '../../../../src/domain/audiences.ts'
import type {
  AuditRow,
  Enrolment,
  Numbers,
  PlaceRow,
  Settled,
  StoredCard,
  StoredRow,
  TieColumns,
  WaitingLetter,
} from '../../../../src/server/store/store.ts'

export interface Device {
  device: string
  key: string
  cursor: number
  generation: string
  seenAt: number
  endedAt: number | null
}

/** What each table holds under its key. */
export interface Rows {
  place: PlaceRow
  rows: StoredRow
  ties: TieColumns
  results: Settled
  applied: { device: string; numbers: Numbers; v: number }
  devices: Device
  enrolments: Enrolment
  leavers: Enrolment
  scopes: string
  cards: StoredCard
  waiting: WaitingLetter & { n: number; v: number }
  milestones: { at: number; v: number }
  collected: { audience: string; v: number }
  requests: { device: string; n: number; digest: string }
  audit: AuditRow
}
export type Name = keyof Rows
export type Tables = { [N in Name]: Map<string, Rows[N]> }

/** The tables of a place, and who else looks at them: what somebody looks at is copied before it is written. */
export class PlaceTables {
  readonly tables: Tables
  /** Views of one moment that are open. */
  lookers = 0
  /** Audiences by person, found once for as long as no tie and no section changes; then a new map takes its place. */
  known = new Map<string, Audience[]>()
  private readonly shared: Set<Name>

  constructor(tables: Tables, shared: Iterable<Name> = []) {
    this.tables = tables
    this.shared = new Set(shared)
  }

  static empty(): PlaceTables {
    const tables = {} as Record<Name, Map<string, unknown>>
    for (const name of names) tables[name] = new Map()
    return new PlaceTables(tables as Tables)
  }

  /** The same tables, to be written beside whoever looks at these. */
  beside(): PlaceTables {
    const beside = new PlaceTables({ ...this.tables }, names)
    beside.known = this.known
    return beside
  }

  write<N extends Name>(name: N, key: string, row: Rows[N] | undefined) {
    if (name === 'ties' || (name === 'rows' && key.startsWith('section/'))) this.known = new Map()
    if (this.shared.delete(name)) this.tables[name] = new Map(this.tables[name]) as Tables[N]
    if (row === undefined) this.tables[name].delete(key)
    else (this.tables[name] as Map<string, Rows[N]>).set(key, row)
  }
}

const names: readonly Name[] = [
  ...(['place', 'rows', 'ties', 'results', 'applied', 'devices'] as const),
  ...([
    'enrolments',
    'leavers',
    'scopes',
    'cards',
    'waiting',
    'milestones',
    'collected',
    'requests',
    'audit',
  ] as const),
]

/** A whole store at one moment: a backup. */
export type State = ReadonlyMap<string, PlaceTables>
