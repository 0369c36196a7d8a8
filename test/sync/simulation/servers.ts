/** The school's side: one store, one or two app servers before it, and what the simulation may ask of it. */
import type { Audience } from '../../../src/domain/audiences.ts'
import type { Desk } from '../../../src/domain/people/person.ts'
import { hasNumber } from '../../../src/server/actions/numbers.ts'
import { performOffice } from '../../../src/server/actions/perform.ts'
import { forget } from '../../../src/server/jobs/forgetting.ts'
import { takeCarried } from '../../../src/server/sync/carried.ts'
import { exchange, type Exchange } from '../../../src/server/sync/exchange.ts'
import type { StoredRow } from '../../../src/server/store/store.ts'
import { toUtf8 } from '../../../src/wire/bytes.ts'
import { readCardLink, type Card } from '../../../src/wire/card.ts'
import { issueCard, memoryHouse, type MemoryHouse } from './school/house.ts'
import { MemorySchool, type MemoryStore } from './school/memory.ts'
import type { State } from './school/tables.ts'
import { History } from './history.ts'
import type { Random } from './random.ts'
import type { Done } from './truth.ts'
import type { Life, World } from './world.ts'

export type ServerRow = StoredRow

interface AppServer {
  life: Life
  store: MemoryStore
  desk: MemoryHouse
}

export interface Said {
  status: number
  body: Uint8Array
}

export interface Standing {
  state: State
  /** How many ids and keys were given. */
  counted: number
}

export class Servers {
  /** Whether a request may come to either of two app servers. */
  two = false
  readonly school = new MemorySchool()
  private readonly world: World
  private readonly history: History
  private running: AppServer[] = []
  private started = 0
  private saved: State | undefined

  constructor(world: World) {
    this.world = world
    this.history = new History(this.school)
    this.running = [this.start(), this.start()]
  }

  private start(): AppServer {
    const life = this.world.begin(`server ${++this.started}`)
    const before = (point: string) => {
      if (point === 'committed') this.history.note()
      // While everybody waits for his turn in the order of coming, nobody needs to wait here.
      return this.world.weather.slowServers ? this.world.pause(life) : undefined
    }
    const store = this.school.connect({ before, statements: true })
    const desk = memoryHouse({ store, now: () => this.world.time })
    return { life, store, desk }
  }

  private get first(): AppServer {
    return this.running[0]!
  }

  /** A request's way through one of the servers; when that server dies, the line breaks. */
  serve(body: Uint8Array, signature: string): Promise<Said> {
    return this.answered(desk => exchange(desk, body, signature, 'here'))
  }

  private answered(by: (desk: MemoryHouse) => Promise<Exchange>): Promise<Said> {
    const server = this.running[this.two ? this.world.chance.below(2) : 0]!
    return new Promise((resolve, reject) => {
      server.life.onDeath(() => reject(new TypeError('the line broke')))
      this.world
        .spawn(server.life, () => by(server.desk))
        .then(
          result =>
            result.ok
              ? resolve({ status: 200, body: result.body })
              : resolve({ status: result.status, body: toUtf8(JSON.stringify(result)) }),
          reject,
        )
    })
  }

  /** A file that somebody has carried here. */
  carried(file: Uint8Array): Promise<Said> {
    return this.answered(desk => takeCarried(desk, file, 'here'))
  }

  /** Kills an app server; another is started in its place. */
  kill(chance: Random): string {
    const dying = this.running[this.two ? chance.below(2) : 0]!
    this.world.kill(dying.life)
    dying.store.kill()
    this.running = this.running.map(server => (server === dying ? this.start() : server))
    return dying.life.name
  }

  async openPlace(place: string) {
    await this.first.desk.schools.openPlace(place, this.world.time)
  }

  office(place: string, calls: readonly { name: string; args: unknown }[]) {
    return performOffice(this.first.desk.store, place, calls, this.world.time)
  }

  async card(place: string, person: string, desk: Desk, usedUp = false): Promise<Card> {
    const wish = { place, person, desk, ...(usedUp && { uses: 0 }) }
    const chance = this.world.chance.fill(new Uint8Array(16))
    return readCardLink((await issueCard(this.first.desk, wish, chance)).link)!
  }

  /** The schools as they stand, to begin another world with. */
  standing(): Standing {
    return { state: this.school.backup(), counted: this.world.count() }
  }

  /** Begins with schools that stood in another world. */
  standAs({ state, counted }: Standing) {
    this.school.adopt(state)
    this.world.countFrom(counted)
    this.history.note()
  }

  backup() {
    this.saved = this.school.backup()
  }

  async restore() {
    if (!this.saved) return
    for (const { life } of this.running) this.world.kill(life)
    await this.school.restore(this.saved, this.world.time)
    this.history.beginAnew()
    this.running = [this.start(), this.start()]
  }

  async collect() {
    await forget(this.first.desk.store, this.world.time)
  }

  // What the simulation sees of it.

  places() {
    return [...this.school.places.keys()]
  }

  private tables(place: string) {
    return this.school.places.get(place)!.tables
  }

  counter(place: string) {
    return this.tables(place).place.get('')!
  }

  rows(place: string): ServerRow[] {
    return [...this.tables(place).rows.values()]
  }

  at(place: string, epoch: string, v: number) {
    return this.history.at(place, epoch, v)
  }

  profilesOf(place: string, device: string): { profile: string; person: string }[] {
    const { enrolments, devices } = this.tables(place)
    if (devices.get(device)?.endedAt != null) return []
    return [...enrolments.values()].filter(one => one.device === device)
  }

  audiencesOf(place: string, person: string): Promise<Audience[]> {
    return this.first.store.each.ties.audiencesOf(place, person)
  }

  /** Whether the school has settled this letter, or keeps it; of what is long ago it knows the number. */
  knows({ place, device, n, letter }: Pick<Done, 'place' | 'device' | 'n' | 'letter'>): boolean {
    const { results, waiting, applied } = this.tables(place)
    if (waiting.has(letter)) return true
    for (const result of results.values()) if (result.letter === letter) return true
    for (const old of applied.values()) if (old.device === device && hasNumber(old.numbers, n)) return true
    return false
  }

  /** Every letter that was settled, or that waits for its author. */
  lettersKnown(): Set<string> {
    const all = new Set<string>()
    for (const place of this.places()) {
      const { results, waiting } = this.tables(place)
      for (const { letter } of results.values()) all.add(letter)
      for (const letter of waiting.keys()) all.add(letter)
    }
    return all
  }

  /** What a phone is told on which only a code was typed. */
  async schoolOfCard(card: string) {
    const place = this.places().find(one => this.tables(one).cards.has(card))
    const school = place && (await this.first.desk.schools.find(place))
    return school && { place: school.place, seal: school.sealText, sign: school.signText }
  }
}
