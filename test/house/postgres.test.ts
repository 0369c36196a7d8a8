import pg from 'pg'
import { expect, inject, test } from 'vitest'
import { createDatabase } from './postgres.ts'

test('the run’s PostgreSQL gives each test a database of its own', async () => {
  const one = await createDatabase(inject('postgresUrl'), 'house one')
  const two = await createDatabase(inject('postgresUrl'), 'house two')
  await ask(one, 'create table things (id text primary key)')
  await ask(one, `insert into things values ('حقيبة')`)
  expect(await ask(one, 'select id from things')).toEqual([{ id: 'حقيبة' }])
  await expect(ask(two, 'select id from things')).rejects.toThrow(/does not exist/)
})

async function ask(url: string, sql: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query(sql)).rows
  } finally {
    await client.end()
  }
}
