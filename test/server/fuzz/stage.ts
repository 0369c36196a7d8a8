/** A school for messages that are wrong, asked inside this process; and what is asked of every answer. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import type { FastifyInstance, InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { pino } from 'pino'
import { expect } from 'vitest'
import { tableKeys } from '../../../src/server/cli/backup.ts'
import type { Engine } from '../../../src/server/db/database.ts'
import { openDoors } from '../../../src/server/http/app.ts'
import { demoRoute } from '../../../src/server/http/demo.ts'
import { openHouse, type House } from '../../../src/server/house.ts'
import { Rates } from '../../../src/server/rates.ts'
import { sunday } from '../engines.ts'
import { Phone, type Profile } from '../phone.ts'
import { openSchool, type TestSchool, type Who } from '../school.ts'

export interface FuzzStage {
  house: House
  school: TestSchool
  /** One phone with a student, a teacher, a counselor and the principal. */
  phone: Phone
  people: Profile[]
  logged: string[]
  /** Sends wrong messages, one after the other, and looks after each whether it did anything. */
  fuzz<T>(wrong: fc.Arbitrary<T>, send: (one: T) => Promise<InjectOptions>, look?: Look): Promise<void>
  close(): Promise<void>
}

type Look = (answer: Answer) => Promise<void> | void
export interface Answer {
  method: string
  status: number
  body: Buffer
  /** Of what was refused. */
  told?: { code?: unknown; field?: unknown }
}

const everybody: Who[] = ['omar', 'muna', 'rana', 'adel']
const all: [number, number] = [100_000_000, 1]

/** @param database `:memory:` for SQLite: what reaches a disk, and when, others ask. */
export async function openFuzz(engine: Engine, database: string, cases: number): Promise<FuzzStage> {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-fuzz-'))
  const logged: string[] = []
  const log = pino({ level: 'warn' }, { write: line => void logged.push(line) })
  const rates = new Rates({ device: all, stranger: all, guessing: all, guessed: all })
  const config = { host: '', port: 0, dataDir: folder, database, origin: 'http://school.test' }
  const house = await openHouse(config, { now: () => sunday, log, rates })
  // Whether a machine has ffmpeg is no matter of what comes in.
  house.films.tools = async () => ({ ffmpeg: 'none', ffprobe: 'none' })
  const app = await openDoors(house, pagesIn(folder))
  demoRoute(app, { html: origin => origin, policy: "default-src 'none'" }, undefined)
  await app.listen({ host: '127.0.0.1', port: 0 })
  const url = `http://127.0.0.1:${(app.server.address() as AddressInfo).port}`
  const school = await openSchool({ house, url }, 'fuzz')
  await school.assign(await school.phoneOf('muna'))
  const phone = await Phone.make(url, () => house.now())
  for (const who of everybody) await phone.enrol((await school.card(who)).link)
  await phone.sync()
  const people = phone.profiles

  const digest = () => digestOf(house)
  /** What has been written, as far as this engine tells it cheaply. */
  const written = async () => (engine === 'sqlite' ? await changesIn(house) : digest())
  const fuzz: FuzzStage['fuzz'] = async (wrong, send, look) => {
    await fc.assert(
      fc.asyncProperty(wrong, async one => {
        const before = await written()
        const asked = await send(one)
        const answer = await ask(app, asked)
        expect(answer.status, JSON.stringify(answer.told)).toBeLessThan(500)
        if (answer.status >= 400) {
          saysWhat(answer)
          expect(await written(), 'a refused message changes nothing').toEqual(before)
        }
        await look?.(answer)
      }),
      { numRuns: cases },
    )
    expect(logged.filter(line => line.includes('"a bug"'))).toEqual([])
  }
  const close = async () => {
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { house, school, phone, people, logged, fuzz, close }
}

async function ask(app: FastifyInstance, asked: InjectOptions): Promise<Answer> {
  const { statusCode: status, rawPayload: body } = await app.inject(asked)
  const method = String(asked.method ?? 'GET')
  if (status < 400 || method === 'HEAD') return { method, status, body }
  return { method, status, body, told: JSON.parse(body.toString()) as object }
}

/** Which part is wrong: by a word that says it, and by its name where a message has many. */
function saysWhat({ method, status, told }: Answer) {
  if (method === 'HEAD') return
  expect(told?.code, `${status}`).toMatch(/^[a-z_]{4,40}$/)
  if (told?.code === 'wrong_shape' || told?.code === 'not_understood')
    expect(told.field, JSON.stringify(told)).toMatch(/./)
}

async function changesIn({ db }: House): Promise<number> {
  const { rows } = await sql<{ n: number }>`select total_changes() as n`.execute(db)
  return rows[0]!.n
}

async function digestOf({ db }: House): Promise<string> {
  const parts: string[] = []
  for (const table of Object.keys(tableKeys)) {
    const { rows } = await sql`select * from ${sql.table(table)}`.execute(db)
    parts.push(...rows.map(row => JSON.stringify(row)).sort())
  }
  return parts.join('\n')
}

/** Rows that no act has made which was told so: there must be none. How far something has come, the school notes itself. */
export async function unexplained({ db }: House, since: number): Promise<unknown[]> {
  const { rows } = await sql`
    select noun, id from rows where v > ${since} and noun <> 'reach'
      and v not in (select v from results where v > ${since} and code = '')`.execute(db)
  return rows
}

export const counterOf = async ({ store }: House, place: string) =>
  (await store.each.places.counter(place))!.v

function pagesIn(folder: string): string {
  const pages = join(folder, 'pages')
  mkdirSync(pages)
  for (const page of ['index.html', 'shell.html']) writeFileSync(join(pages, page), '<!doctype html>')
  writeFileSync(join(pages, 'headers.json'), '{"x-content-type-options":"nosniff"}')
  return pages
}
