/** All that lies in a database, and whether the database itself is sound. */
import { sql } from 'kysely'
import { openDatabase, snapshot, type Tx } from '../../src/server/db/database.ts'

export interface Row {
  place: string
  noun: string
  id: string
  audience: string
  v: number
  gone: boolean
  body: any
}

export interface Result {
  place: string
  device: string
  n: number
  profile: string
  letter: string
  code: string
  v: number
}

export interface Tie {
  id: string
  place: string
  person: string
  role: string
  target: string
  grade: string
  past: boolean
}

export interface Facts {
  /** What the engine's own examination complains of. */
  unsound: string[]
  /** The counter of each place. */
  counters: Map<string, number>
  rows: Row[]
  ties: Tie[]
  results: Result[]
  enrolments: { place: string; profile: string; person: string; device: string }[]
  /** Where devices say that they stand. */
  cursors: { place: string; device: string; cursor: number }[]
  cards: { place: string; person: string; uses: number }[]
  /** Letters that wait for an author. */
  waiting: number
}

export async function readFacts(where: string): Promise<Facts> {
  const opened = openDatabase(where)
  try {
    const unsound = opened.engine === 'sqlite' ? [] : await examinePostgres(where)
    const facts = await snapshot(opened, read)
    const { rows } =
      opened.engine === 'sqlite'
        ? await sql<{ integrity_check: string }>`pragma integrity_check`.execute(opened.db)
        : { rows: [] }
    unsound.push(...rows.map(row => row.integrity_check).filter(word => word !== 'ok'))
    return { ...facts, unsound }
  } finally {
    await opened.close()
  }
}

async function read(tx: Tx): Promise<Omit<Facts, 'unsound'>> {
  const all = <T extends Parameters<Tx['selectFrom']>[0] & string>(table: T) =>
    sql<any>`select * from ${sql.table(table)}`.execute(tx).then(({ rows }) => rows)
  const places = await all('places')
  return {
    counters: new Map(places.map(row => [row.place_id, Number(row.v)])),
    rows: (await all('rows')).map(({ place_id: place, noun, id, audience, v, gone, body }) => ({
      ...{ place, noun, id, audience },
      ...{ v: Number(v), gone: Boolean(gone), body: JSON.parse(body) },
    })),
    ties: (await all('ties')).map(
      ({ place_id: place, id, person_id: person, role, target, grade, past }) => ({
        ...{ place, id, person, role, target, grade },
        past: Boolean(past),
      }),
    ),
    results: (await all('results')).map(row => ({
      ...{ place: row.place_id, device: row.device_id, n: Number(row.n), profile: row.profile_id },
      ...{ letter: row.letter_id, code: row.code, v: Number(row.v) },
    })),
    enrolments: (await all('enrolments')).map(row => ({
      ...{ place: row.place_id, profile: row.profile_id, person: row.person_id, device: row.device_id },
    })),
    cursors: (await all('devices')).map(row => ({
      ...{ place: row.place_id, device: row.device_id, cursor: Number(row.cursor) },
    })),
    cards: (await all('cards')).map(row => ({
      ...{ place: row.place_id, person: row.person_id, uses: Number(row.uses_left) },
    })),
    waiting: (await all('quarantine')).length,
  }
}

/** Every index against its table, and every page of every table, by PostgreSQL's own amcheck. */
async function examinePostgres(where: string): Promise<string[]> {
  const { db, close } = openDatabase(where)
  const unsound: string[] = []
  try {
    await sql`create extension if not exists amcheck`.execute(db)
    const { rows: indexes } = await sql<{ name: string }>`
      select c.oid::regclass::text as name from pg_class c
      join pg_am on pg_am.oid = c.relam and pg_am.amname = 'btree'
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      where c.relkind = 'i'`.execute(db)
    for (const { name } of indexes)
      await sql`select bt_index_check(${name}::regclass, true)`
        .execute(db)
        .catch((error: Error) => unsound.push(`${name}: ${error.message}`))
    const { rows: broken } = await sql<{ name: string; msg: string }>`
      select c.relname as name, heap.msg from pg_class c
      join pg_namespace n on n.oid = c.relnamespace and n.nspname = 'public'
      cross join lateral verify_heapam(c.oid) heap where c.relkind = 'r'`.execute(db)
    unsound.push(...broken.map(({ name, msg }) => `${name}: ${msg}`))
  } finally {
    await close()
  }
  return unsound
}
