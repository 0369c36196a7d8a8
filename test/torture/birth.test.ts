import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Migrator, type KyselyPlugin } from 'kysely'
import { expect, test } from 'vitest'
import { migrate, openDatabase, type Database } from '../../src/server/db/database.ts'
import { provider } from '../../src/server/db/migrations.ts'

/** Breaks off at one statement, as a death does. */
class BreaksOff implements KyselyPlugin {
  private left: number
  constructor(at: number) {
    this.left = at
  }
  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    if (this.left-- === 0) throw new Error('broken off')
    return node
  }
  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result
  }
}

/** @returns whether there were as many statements. */
async function breakOff(db: Database, at: number): Promise<boolean> {
  const breaks = new BreaksOff(at)
  const migrations = Object.entries(await provider.getMigrations()).map(([name, { up }]) => {
    return [name, { up: (db: Database) => up(db.withPlugin(breaks)) }] as const
  })
  const getMigrations = async () => Object.fromEntries(migrations)
  const { error } = await new Migrator({ db, provider: { getMigrations } }).migrateToLatest()
  return error !== undefined
}

test('making the tables breaks off at any statement, and the next start makes them after all', async () => {
  for (let at = 0; ; at++) {
    const folder = mkdtempSync(join(tmpdir(), 'haqiba-birth-'))
    const { db, close } = openDatabase(join(folder, 'haqiba.db'))
    try {
      const broke = await breakOff(db, at)
      await migrate(db)
      const tables = await db.introspection.getTables()
      expect(tables.map(table => table.name)).toContain('films')
      if (!broke) return expect(at).toBeGreaterThan(20)
    } finally {
      await close()
      rmSync(folder, { recursive: true, force: true })
    }
  }
})
