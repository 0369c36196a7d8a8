import { mkdirSync } from 'node:fs'
import { dirname } from 'node:path'
import { Kysely, Migrator, PostgresDialect, SqliteDialect, type Transaction } from 'kysely'
import Sqlite from 'libsql'
import pg from 'pg'
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
  sqlite.pragma('busy_timeout = 10000')
  const db = new Kysely<Tables>({ dialect: new SqliteDialect({ database: sqlite as never }) })
  return { db, engine: 'sqlite', close: () => db.destroy() }
}

function openPostgres(connectionString: string): Opened {
  const pool = new pg.Pool({ connectionString, max: 10 })
  // A connection that dies while idle is replaced by the pool; the next query says if the server is gone.
  pool.on('error', () => {})
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
export function snapshot<T>({ db, engine }: Opened, read: (tx: Tx) => Promise<T>): Promise<T> {
  const transaction = db.transaction()
  return (engine === 'postgres' ? transaction.setIsolationLevel('repeatable read') : transaction).execute(
    read,
  )
}
