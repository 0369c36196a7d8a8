/** The school's side of a trace: the product's own doors on a port of their own, and a database on disk behind them. */
import { mkdtempSync, rmSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { pino } from 'pino'
import type { Audience } from '../../../src/domain/audiences.ts'
import type { Desk } from '../../../src/domain/people/person.ts'
import { hasNumber } from '../../../src/server/actions/numbers.ts'
import { performOffice } from '../../../src/server/actions/perform.ts'
import { issueCard } from '../../../src/server/cards/cards.ts'
import { backupCommand } from '../../../src/server/cli/backup.ts'
import { restoreCommand } from '../../../src/server/cli/restore.ts'
import type { Engine } from '../../../src/server/db/database.ts'
import { openDoors } from '../../../src/server/http/app.ts'
import { openHouse, type House } from '../../../src/server/house.ts'
import { forget } from '../../../src/server/jobs/forgetting.ts'
import { Rates } from '../../../src/server/rates.ts'
import { fromBase64url, join as joinBytes } from '../../../src/wire/bytes.ts'
import { readCardLink, type Card } from '../../../src/wire/card.ts'
import { createDatabase } from '../../house/postgres.ts'
import type { GroundServers } from '../simulation/ground.ts'
import type { Said } from '../simulation/servers.ts'
import type { Done } from '../simulation/truth.ts'
import type { RealWorld } from './world.ts'
import { lookAt, Past, type Picture } from './picture.ts'

/** Where the databases of an engine lie. */
export type Bed = { engine: 'sqlite' } | { engine: 'postgres'; url: string }

interface AppServer {
  house: House
  app: FastifyInstance
  url: string
}

let databases = 0

export class RealServers implements GroundServers {
  two = false
  private running: AppServer[] = []
  private picture: Picture = new Map()
  private past = new Past()
  private saved: string | undefined
  private readonly life
  private readonly world: RealWorld
  private readonly bed: Bed
  private readonly folder = mkdtempSync(join(tmpdir(), 'haqiba-replay-'))

  private constructor(world: RealWorld, bed: Bed) {
    this.world = world
    this.bed = bed
    this.life = world.begin('school')
  }

  static async open(world: RealWorld, bed: Bed): Promise<RealServers> {
    const servers = new RealServers(world, bed)
    await servers.begin(await servers.empty())
    return servers
  }

  private get engine(): Engine {
    return this.bed.engine
  }

  private async empty(): Promise<string> {
    const name = `replay_${process.pid}_${++databases}`
    return this.bed.engine === 'sqlite' ? join(this.folder, `${name}.db`) : createDatabase(this.bed.url, name)
  }

  private config(database: string) {
    return { host: '127.0.0.1', port: 0, dataDir: this.folder, database, origin: 'http://school.test' }
  }

  /** Two app servers over one database; on SQLite one, since it is embedded in its server. */
  private async begin(database: string) {
    for (let left = this.engine === 'postgres' ? 2 : 1; left > 0; left--) {
      const log = pino({ level: 'silent' })
      const house = await openHouse(this.config(database), {
        now: () => this.world.time,
        log,
        rates: boundless(),
      })
      const app = await openDoors(house, join(this.folder, 'no pages'))
      await app.listen({ host: '127.0.0.1', port: 0 })
      this.running.push({ house, app, url: `http://127.0.0.1:${(app.server.address() as AddressInfo).port}` })
    }
  }

  private async end() {
    for (const { app, house } of this.running) {
      await app.close()
      await house.close()
    }
    this.running = []
  }

  async close() {
    await this.end()
    rmSync(this.folder, { recursive: true, force: true })
  }

  private get first(): House {
    return this.running[0]!.house
  }

  /** A request over a real line to one of the servers. */
  serve(body: Uint8Array, signature: string): Promise<Said> {
    const at = this.two && this.running.length > 1 ? this.world.chance.below(2) : 0
    const { url } = this.running[at]!
    return this.world.spawn(this.life, async () => {
      const whole = joinBytes(fromBase64url(signature)!, body)
      const response = await fetch(`${url}/sync`, { method: 'POST', body: whole })
      const said = { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
      if (response.status >= 500) throw new Error(`The school answers ${response.status}`)
      await this.past.note(this.first)
      return said
    })
  }

  /** A file that somebody has carried to the school. */
  carried(file: Uint8Array): Promise<Said> {
    return this.world.spawn(this.life, async () => {
      const headers = { 'content-type': 'application/octet-stream' }
      const body = new Uint8Array(file)
      const response = await fetch(`${this.running[0]!.url}/carried`, { method: 'POST', headers, body })
      const said = { status: response.status, body: new Uint8Array(await response.arrayBuffer()) }
      if (response.status >= 500) throw new Error(`The school answers ${response.status}`)
      await this.past.note(this.first)
      return said
    })
  }

  kill(): string {
    throw new Error('Servers are killed by npm run torture')
  }

  async openPlace(place: string) {
    await this.first.schools.openPlace(place, this.world.time)
  }

  office(place: string, calls: readonly { name: string; args: unknown }[]) {
    return performOffice(this.first.store, place, calls, this.world.time)
  }

  async card(place: string, person: string, desk: Desk, usedUp = false): Promise<Card> {
    const { store, schools, config } = this.first
    const wish = { place, person, desk, now: this.world.time, ...(usedUp && { uses: 0 }) }
    return readCardLink((await issueCard(store, schools, config.origin, wish)).link)!
  }

  /** By the product's own commands, as are restorations. */
  async backup() {
    const file = (this.saved = join(this.folder, 'backup'))
    await quietly(() => backupCommand.run(typed(file), this.first.config))
  }

  async restore() {
    if (!this.saved) return
    const database = await this.empty()
    await quietly(() => restoreCommand.run(typed(this.saved!), this.config(database)))
    await this.end()
    await this.begin(database)
    this.past = new Past()
  }

  async collect() {
    await forget(this.first.store, this.world.time)
  }

  async schoolOfCard(card: string) {
    const response = await fetch(`${this.running[0]!.url}/api/cards/${encodeURIComponent(card)}`)
    return response.ok
      ? ((await response.json()) as { place: string; seal: string; sign: string })
      : undefined
  }

  // What the checks see of it: the database as it was when they last looked.

  async look() {
    await this.past.note(this.first)
    this.picture = await lookAt(this.first)
  }

  private of(place: string) {
    return this.picture.get(place)!
  }
  places() {
    return [...this.picture.keys()]
  }
  counter(place: string) {
    return this.of(place).counter
  }
  rows(place: string) {
    return this.of(place).rows
  }
  at(place: string, epoch: string, v: number) {
    return this.past.at(place, epoch, v)
  }

  profilesOf(place: string, device: string) {
    const { enrolments, ended } = this.of(place)
    return ended.has(device) ? [] : enrolments.filter(one => one.device === device)
  }

  audiencesOf(place: string, person: string): Promise<Audience[]> {
    return this.first.store.each.ties.audiencesOf(place, person)
  }

  knows({ place, device, n, letter }: Pick<Done, 'place' | 'device' | 'n' | 'letter'>): boolean {
    const { settled, waiting, applied } = this.of(place)
    return waiting.has(letter) || settled.has(letter) || hasNumber(applied.get(device) ?? [], n)
  }

  lettersKnown(): Set<string> {
    const all = [...this.picture.values()]
    return new Set(all.flatMap(({ settled, waiting }) => [...settled, ...waiting]))
  }
}

const typed = (file: string) => ({ text: {}, on: new Set<string>(), words: [file] })

/** The command tells people how it is getting on; the story tells it already. */
async function quietly<T>(work: () => Promise<T>): Promise<T> {
  const { error } = console
  console.error = () => {}
  try {
    return await work()
  } finally {
    console.error = error
  }
}

/** A trace asks in a second what a school asks in a month. */
function boundless() {
  const all: [number, number] = [1_000_000, 1]
  return new Rates({ device: all, stranger: all, guessing: all, guessed: all })
}
