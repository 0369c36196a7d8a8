/**
 * A backup is made while two schools are at work; they work on, the server dies, and the backup is restored elsewhere. Phones offer
 * again what had been acknowledged since: no submission is lost, and none is there twice.
 */
import 'fake-indexeddb/auto'
import { execFile } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterEach, expect, inject, test } from 'vitest'
import { deviceOf, openPhone, type Phone } from '../../src/storage/phone.ts'
import { act } from '../../src/sync/act.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange } from '../../src/sync/exchange.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { createDatabase } from '../house/postgres.ts'
import { Chance } from './chance.ts'
import { readFacts } from './facts.ts'
import { differences } from './holdings.ts'
import { startServer, type Running } from './server.ts'
import { printed, rest, Town } from './town.ts'
import { judge } from './verdict.ts'

const run = promisify(execFile)
const folders: string[] = []
const servers: Running[] = []
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill()
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

/** A folder, and a database in it or beside it. */
async function house(engine: string) {
  const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-backup-'))
  folders.push(dataDir)
  const env: Record<string, string> = { DATA_DIR: dataDir }
  if (engine === 'sqlite') return { dataDir, database: join(dataDir, 'haqiba.db'), env }
  const database = await createDatabase(inject('postgresUrl'), `backup_${process.pid}_${folders.length}`)
  return { dataDir, database, env: { ...env, DATABASE_URL: database } }
}

async function start(env: Record<string, string>) {
  const server = startServer(inject('server').serve, env)
  servers.push(server)
  const url = await server.listening
  expect(url, server.complaints.join('\n')).toBeDefined()
  return { server, url: url! }
}

/** `npm run school -- …` */
const school = (env: Record<string, string>, ...words: string[]) =>
  run(process.execPath, [inject('server').cli, ...words], {
    cwd: join(import.meta.dirname, '../..'),
    env: { PATH: process.env.PATH, ...env },
  })

/** The product's own phone, on a line to wherever the school is now, until nothing waits on it. */
async function sync(phone: Phone, url: string) {
  for (let tries = 0; tries < 5; tries++) {
    const said = await exchange(phone, {
      fetch: ((path: string, init: RequestInit) => fetch(`${url}${path}`, init)) as typeof fetch,
      onWay() {},
    })
    // A school that does not know the phone any more is shown its key the next time; one that came back from a backup is then
    // offered what it had acknowledged.
    expect(['done', 'more', 'refused']).toContain(said)
    const waits = await phone.vault.outbox.where('settledAt').equals(0).count()
    if (said === 'done' && waits === 0) return
  }
  throw new Error('The phone and its school do not come together')
}

test.each(['sqlite', 'postgres'])(
  'a backup is made at work and restored elsewhere, and no submission of since then is lost (%s)',
  async engine => {
    const seed = Date.now() % 1_000_000
    const chance = new Chance(seed)
    const here = await house(engine)
    const town = await Town.open(here, chance)
    const first = await start(here.env)
    const backup = join(here.dataDir, 'backup.jsonl')

    // At work before, during and after the backup.
    let [made, since] = [false, 0]
    let making: Promise<unknown> | undefined
    await town.work(
      first.url,
      () => made && since > 60,
      answered => {
        if (answered === 30) making = school(here.env, 'backup', backup).then(() => (made = true))
        if (made) since++
      },
    )
    await making
    // A child whose phone the backup has never heard of.
    const phone = await openPhone({ board: `b-${engine}`, vault: `v-${engine}`, bell: engine })
    const face = { name: 'لينا', motif: 'roses', pocket: 'blue' } as const
    const card = readCardLink(town.card('amal', 'lina'))!
    const lina = await enrol(phone, { kind: 'card', card }, face)
    await sync(phone, first.url)
    await lina.refresh()
    const ask = { id: 'of-lina', child: 'lina', teaching: 'muna-5a', text: 'متى نسقي الريحان؟' }
    expect(await act(lina, { place: 'amal', name: 'questions.ask', args: ask })).toBeUndefined()
    await sync(phone, first.url)
    await lina.refresh()
    expect(lina.home('amal')!.stateOf('question', 'of-lina')).toBe('arrived')
    const acknowledged = town.deeds.acknowledged()
    await first.server.kill()

    const there = await house(engine)
    await school(there.env, 'restore', backup)
    const before = await readFacts(there.database)
    const restored = before.results.length
    expect(restored, `--seed ${seed}`).toBeLessThan(acknowledged)

    const second = await start(there.env)
    await sync(phone, second.url)
    await rest(town.phones, second.url, second.server)
    for (let sent = 1; sent > 0;) {
      sent = 0
      for (const one of town.phones) sent += await one.sendAgain()
      await rest(town.phones, second.url, second.server)
    }
    await second.server.kill()
    const facts = await readFacts(there.database)
    expect(facts.rows.filter(row => row.noun === 'question' && row.id === 'of-lina')).toHaveLength(1)
    const { id } = await deviceOf(phone)
    const isLinas = ({ device }: { device: string }) => device === id
    const { enrolments, results, rows } = facts
    const others = {
      ...facts,
      results: results.filter(one => !isLinas(one)),
      rows: rows.filter(row => row.id !== 'of-lina'),
    }
    expect(enrolments.filter(isLinas)).toHaveLength(1)
    expect(judge(town.deeds.all, others, printed), `--seed ${seed}`).toEqual({
      lost: [],
      doubled: [],
      damaged: [],
    })
    expect(town.phones.flatMap(one => differences(one, facts))).toEqual([])
  },
  400_000,
)
