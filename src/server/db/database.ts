import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import {
  Kysely,
  Migrator,
  PostgresDialect,
  SqliteAdapter,
  SqliteDialect,
  type SqliteDatabase,
  type Transaction,
} from 'kysely'
import Sqlite from 'libsql'
import pg from 'pg'
import { breathing } from '../breath.ts'
import { provider } from './migrations.ts'
import type { Tables } from './schema.ts'

export type Database = Kysely<Tables>
export type Tx = Transaction<Tables>
export type Engine = 'sqlite' | 'postgres'

// Counters and milliseconds are far below 2^53; text would sort and add wrongly.
pg.types.setTypeParser(pg.types.builtins.INT8, Number)

export interface Opened {
  db: Database
  engine: Engine
  close(): Promise<void>
}

/** @param where a `postgres://` address, or the file of an embedded SQLite database. */
export function openDatabase(where: string): Opened {
  return /^postgres(ql)?:/.test(where) ? openPostgres(where) : openSqlite(where)
}

function openSqlite(file: string): Opened {
  if (file !== ':memory:') mkdirSync(dirname(file), { recursive: true })
  const sqlite = new Sqlite(file)
  sqlite.pragma('journal_mode = WAL')
  // FULL: what was acknowledged to a family is on the disk, also after the power goes.
  sqlite.pragma('synchronous = FULL')
  const db = new Kysely<Tables>({
    dialect: new WholeDialect({ database: patient(sqlite) }),
    plugins: [breathing],
  })
  return { db, engine: 'sqlite', close: () => db.destroy() }
}

/**
 * Kysely takes it that SQLite makes tables outside of transactions. It makes them inside as well: a server that is killed in its
 * first second, or in a migration, finds all of its tables at the next start, or none.
 */
class WholeDialect extends SqliteDialect {
  override createAdapter() {
    return new (class extends SqliteAdapter {
      override get supportsTransactionalDdl() {
        return true
      }
    })()
  }
}

/**
 * A transaction asks for the right to write at its beginning: one that reads first and then wants to write finds, beside
 * another process, that its view is old, and libsql keeps that view for every later try.
 *
 * Waits while another process (the command line beside a running server) writes. libsql takes no notice of SQLite's own
 * busy_timeout: it answers at once. Measured with 0.5.29; test/server/http-neighbour shows it.
 */
function patient(sqlite: Sqlite.Database): SqliteDatabase {
  return {
    close: () => void sqlite.close(),
    prepare(sql) {
      const statement = sqlite.prepare(sql === 'begin' ? 'begin immediate' : sql)
      return {
        reader: statement.reader,
        all: values => whenFree(() => statement.all(values)),
        run: values => whenFree(() => statement.run(values)),
        iterate: values => statement.iterate(values) as IterableIterator<unknown>,
      }
    },
  }
}

const longestWait = 10_000
const pause = new Int32Array(new SharedArrayBuffer(4))

function whenFree<T>(ask: () => T): T {
  const until = performance.now() + longestWait
  for (;;) {
    try {
      return ask()
    } catch (error) {
      if ((error as { code?: string }).code !== 'SQLITE_BUSY' || performance.now() > until) throw error
      Atomics.wait(pause, 0, 0, 2)
    }
  }
}

function openPostgres(connectionString: string): Opened {
  const pool = new pg.Pool({ connectionString, max: 10 })
  // A connection that dies while idle is replaced by the pool; the next query says if the server is gone.
  pool.on('error', () => {})
  // One that dies in the middle of a transaction fails its query, which says so; unheard, it would take the whole server along.
  pool.on('connect', client => void client.on('error', () => {}))
  const db = new Kysely<Tables>({ dialect: new PostgresDialect({ pool }) })
  return { db, engine: 'postgres', close: () => db.destroy() }
}

/** Brings the tables to today's form. @returns the names of the migrations that ran now. */
export async function migrate(db: Database): Promise<string[]> {
  const { error, results = [] } = await new Migrator({ db, provider }).migrateToLatest()
  if (error) throw error
  return results.map(result => result.migrationName)
}

/** A transaction that sees one moment of the database throughout. SQLite's always do. */
export function snapshot<T>(
  { db, engine }: Pick<Opened, 'db' | 'engine'>,
  read: (tx: Tx) => Promise<T>,
): Promise<T> {
  const transaction = db.transaction()
  return (engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
    read,
  )
}
