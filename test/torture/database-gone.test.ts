import { sql } from 'kysely'
import { expect, inject, test } from 'vitest'
import { openDatabase } from '../../src/server/db/database.ts'

test('a connection that dies in the middle of a transaction fails it, and the server asks the next one', async () => {
  const { db, close } = openDatabase(inject('postgresUrl'))
  const dies = db.transaction().execute(async tx => {
    await sql`select 1`.execute(tx)
    await sql`select pg_terminate_backend(pg_backend_pid())`.execute(tx)
  })
  await expect(dies).rejects.toThrow()
  const { rows } = await sql`select 1 as one`.execute(db)
  expect(rows).toEqual([{ one: 1 }])
  await close()
})
