/** Runs a suite of the server on both engines, each on a fresh database, behind real doors on a port of their own. */
import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { AddressInfo } from 'node:net'
import type { FastifyInstance } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, describe, inject } from 'vitest'
import type { Engine } from '../../src/server/db/database.ts'
import { openDoors } from '../../src/server/http/app.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { Rates } from '../../src/server/rates.ts'
import { createDatabase } from '../house/postgres.ts'

export interface Opened {
  house: House
  /** `http://127.0.0.1:…` */
  url: string
}

/** What a suite is given. Only to be read inside tests: it is filled when the suite begins. */
export interface Stage extends Opened {
  engine: Engine
  /** Address or file of the database, for another house on the same one. */
  database: string
  /** The server's clock; tests turn it by hand. */
  clock: { now: number }
  /** Every line that the house has logged. */
  logged: string[]
  /** Another server over the same database, closed with the suite. */
  another(): Promise<Opened>
}

/** A Sunday morning in Amman, in the middle of a term. */
export const sunday = Date.UTC(2025, 9, 5, 6)

/** Tests ask in a second what a school asks in an hour; test/server/http-rates sets bounds of its own. */
function boundless() {
  const all: [number, number] = [1_000_000, 1]
  return new Rates({
    device: all,
    stranger: all,
    guessing: all,
    guessed: all,
    guessingFrom: all,
    guessingAt: all,
  })
}

let databases = 0

export function eachEngine(name: string, body: (stage: Stage) => void) {
  for (const engine of ['sqlite', 'postgres'] as const)
    describe(`${name} (${engine})`, () => {
      const stage = { engine } as Stage
      const open: { house: House; app: FastifyInstance }[] = []
      const folder = mkdtempSync(join(tmpdir(), 'haqiba-server-'))

      async function openOne(): Promise<Opened> {
        const config = {
          host: '127.0.0.1',
          port: 0,
          dataDir: folder,
          database: stage.database,
          origin: 'http://school.test',
        }
        const log = pino({ level: 'trace' }, { write: (line: string) => void stage.logged.push(line) })
        const house = await openHouse(config, { now: () => stage.clock.now, log, rates: boundless() })
        const app = await openDoors(house, pagesIn(folder))
        await app.listen({ host: '127.0.0.1', port: 0 })
        open.push({ house, app })
        return { house, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` }
      }

      beforeAll(async () => {
        stage.clock = { now: sunday }
        stage.logged = []
        stage.database =
          engine === 'sqlite'
            ? join(folder, 'school.db')
            : await createDatabase(inject('postgresUrl'), `server_${process.pid}_${++databases}`)
        stage.another = openOne
        Object.assign(stage, await openOne())
      })
      afterAll(async () => {
        for (const { house, app } of open) {
          await app.close()
          await house.close()
        }
        rmSync(folder, { recursive: true, force: true })
      })
      body(stage)
    })
}

/** A built app of three files, beside a secret that lies outside of it. */
function pagesIn(folder: string): string {
  const pages = join(folder, 'pages')
  mkdirSync(pages, { recursive: true })
  writeFileSync(join(folder, 'secret.txt'), 'secret of the school')
  for (const page of ['index.html', 'shell.html'])
    writeFileSync(join(pages, page), `<!doctype html><title>${page}</title>`)
  writeFileSync(join(pages, 'headers.json'), '{"x-content-type-options":"nosniff"}')
  return pages
}

/** Everything in the tables of one place, to show that nothing changed. */
export async function dump(
  { db }: House,
  place: string,
  tables = ['places', 'rows', 'ties', 'enrolments', 'cards', 'results', 'quarantine'],
): Promise<string> {
  const parts: unknown[] = []
  for (const table of tables) {
    const { rows } = await sql`select * from ${sql.table(table)} where place_id = ${place}`.execute(db)
    parts.push(rows.map(row => JSON.stringify(row)).sort())
  }
  return JSON.stringify(parts)
}
