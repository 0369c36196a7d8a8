/**
 * The server is killed at random moments while two schools are at work: under load, while it starts, while it recovers, and while
 * it makes its tables for the first time; on PostgreSQL the database's own processes too. Now and then everybody comes to rest,
 * and what lies there is held against what the phones know.
 */
import { existsSync } from 'node:fs'
import type { Engine } from '../../src/server/db/database.ts'
import { after, type Chance } from './chance.ts'
import { openGround, type Ground } from './ground.ts'
import { differences, unread } from './holdings.ts'
import { startServer, type Running } from './server.ts'
import { printed, rest, Town } from './town.ts'
import { judge, noVerdict, type Verdict } from './verdict.ts'

export interface Killed extends Verdict {
  kills: number
  acknowledged: number
}

export interface Plan {
  engine: Engine
  kills: number
  /** So many exchanges at most are made between two kills. */
  load?: number
  chance: Chance
  /** The server in one file. */
  file: string
  say(line: string): void
}

/** Everybody comes to rest after so many kills, and at the end. */
const untilRest = 15

export async function kill({ engine, kills, load = 60, chance, file, say }: Plan): Promise<Killed> {
  const ground = await openGround(engine)
  const run = new Run(ground, file, load, chance, say)
  try {
    const first = Math.max(1, Math.round(kills / 10))
    for (let i = 0; i < first; i++) await run.atBirth()
    await run.open()
    while (run.kills < kills - 1) {
      await run.once()
      if (run.kills % untilRest === 0) await run.rest()
    }
    await run.rest()
    return run.outcome()
  } finally {
    await run.end()
    await ground.close()
  }
}

class Run {
  kills = 0
  private readonly verdict = noVerdict()
  private town!: Town
  private server: Running | undefined
  /** What a start takes here; learned from every start that was let be. */
  private toStart = 1000
  private readonly ground: Ground
  private readonly file: string
  private readonly load: number
  private readonly chance: Chance
  private readonly say: (line: string) => void

  constructor(ground: Ground, file: string, load: number, chance: Chance, say: (line: string) => void) {
    this.ground = ground
    this.file = file
    this.load = load
    this.chance = chance
    this.say = say
  }

  async open() {
    this.town = await Town.open(this.ground, this.chance.fork())
  }

  private start(env = this.ground.env): Running {
    return startServer(this.file, env)
  }

  /** A server that is let start. Throws with its words when it does not. */
  private async up(env = this.ground.env): Promise<{ server: Running; url: string }> {
    for (let tries = 1; ; tries++) {
      const began = performance.now()
      const server = this.start(env)
      const url = await server.listening
      if (url) {
        this.toStart = performance.now() - began
        return { server, url }
      }
      const words = server.complaints.join('\n')
      // A database that still recovers turns a server away, and whoever runs it starts it again.
      const isRecovering = /57P03|ECONNREFUSED/.test(words) && tries < 20
      if (!isRecovering) throw new Error(`The server does not start: ${words}`)
    }
  }

  /** Killed while it makes its tables; then it must make them after all. */
  async atBirth() {
    const ground = await this.ground.empty()
    try {
      const newborn = this.start(ground.env)
      await this.momentOfBirth(ground, newborn)
      await newborn.kill()
      this.kills++
      const { server } = await this.up(ground.env)
      await server.kill()
      this.verdict.damaged.push(...(await ground.facts()).unsound)
    } catch (error) {
      this.verdict.damaged.push(`killed at birth: ${(error as Error).message}`)
    } finally {
      await ground.close()
    }
  }

  private async momentOfBirth({ engine, database }: Ground, server: Running) {
    if (engine === 'postgres') return after(this.chance.between(0.5, 1) * this.toStart)
    while (server.isAlive() && !existsSync(database)) await after(1)
    await after(this.chance.between(0, 60))
  }

  /** One more kill. */
  async once() {
    const { chance, ground } = this
    if (ground.crash && chance.is(0.25)) await this.crashDatabase(ground.crash)
    else if (!this.server && chance.is(0.25)) await this.killAtStart()
    else await this.killAtWork()
    this.kills++
    if (this.kills % 10 === 0)
      this.say(`${ground.engine}: ${this.kills} kills, ${this.town.deeds.acknowledged()} acknowledged`)
  }

  private async killAtStart() {
    const server = this.start()
    await after(this.chance.next() * 1.1 * this.toStart)
    await server.kill()
  }

  private async killAtWork() {
    const { server, url } = await this.present()
    const [exchanges, pause] = [1 + this.chance.whole(this.load), this.chance.between(0, 30)]
    await this.work(url, exchanges, async () => {
      await after(pause)
      await server.kill()
      this.server = undefined
    })
    this.note(server)
  }

  /** The database dies under a server that lives on, and that must find its way back by itself. */
  private async crashDatabase(crash: NonNullable<Ground['crash']>) {
    const { server, url } = await this.present()
    await this.work(url, this.chance.whole(this.load), () => crash(this.chance))
    const phone = this.chance.one(this.town.phones)
    for (let tries = 0; server.isAlive() && tries < 100; tries++)
      if (await phone.exchange(url).catch(() => false)) break
      else await after(20)
    if (!server.isAlive()) throw new Error(`The server died of its database: ${server.complaints.join('\n')}`)
    // Answers of 500 are what phones are told while there is no database.
    server.complaints.length = 0
  }

  private async present() {
    if (this.server) return { server: this.server, url: (await this.server.listening)! }
    const { server, url } = await this.up()
    this.server = server
    return { server, url }
  }

  /** Everybody is at work; when so many exchanges have had their answer, `then` happens, and they stop. */
  private async work(url: string, exchanges: number, then: () => Promise<unknown>) {
    let [over, happened] = [false, undefined as Promise<unknown> | undefined]
    const begin = () => {
      happened ??= then().finally(() => (over = true))
      // What goes wrong in it is told to whoever waits for it below.
      happened.catch(() => {})
      return happened
    }
    await this.town.work(
      url,
      () => over,
      answered => void (answered >= exchanges && begin()),
    )
    await begin()
  }

  /** Bugs that the server told of while it had its database. */
  private note({ complaints }: Running) {
    this.verdict.damaged.push(...complaints)
  }

  /** All is offered and pulled; then one kill more, and what lies there is judged. */
  async rest() {
    const { server, url } = await this.present()
    await rest(this.town.phones, url, server)
    await server.kill()
    this.server = undefined
    this.kills++
    this.note(server)
    const { deeds, phones } = this.town
    const facts = await this.ground.facts()
    const { lost, doubled, damaged } = judge(deeds.all, facts, printed)
    if (facts.waiting > 0) damaged.push(`${facts.waiting} letters wait for an author`)
    for (const phone of phones) damaged.push(...differences(phone, facts), ...unread(phone), ...phone.strange)
    this.verdict.lost.push(...lost)
    this.verdict.doubled.push(...doubled)
    this.verdict.damaged.push(...damaged)
    if (lost.length + doubled.length + damaged.length > 0) throw new Stopped(this.outcome())
  }

  outcome(): Killed {
    return { kills: this.kills, acknowledged: this.town.deeds.acknowledged(), ...this.verdict }
  }

  async end() {
    await this.server?.kill()
  }
}

/** Something was found: what lies there is of no more use. */
export class Stopped extends Error {
  readonly outcome: Killed
  constructor(outcome: Killed) {
    super([...outcome.lost, ...outcome.doubled, ...outcome.damaged].slice(0, 20).join('\n'))
    this.outcome = outcome
  }
}
