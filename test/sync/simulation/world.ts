/**
 * The world that the real code runs in: one clock, one chance, disks and lines, and nothing else. Whoever waits for a disk or
 * a line stands in one queue; the world lets one at a time go on, and only when all others stand still. So a seed decides
 * every order of things, a tab can be killed at each of these places, and every run of a seed is the same.
 */
import { Disk } from './disk.ts'
import { Random } from './random.ts'

/** Whoever can die: a tab, a worker, an app server. What it was waiting for never comes to it. */
export class Life {
  dead = false
  readonly name: string
  private readonly mourners: (() => void)[] = []

  constructor(name: string) {
    this.name = name
  }

  onDeath(tell: () => void) {
    this.mourners.push(tell)
  }

  die() {
    this.dead = true
    for (const tell of this.mourners) tell()
  }
}

interface Waiting {
  life: Life
  go: () => void
}

/** Faults that the world itself makes; all off unless the seed's plan turns them on. */
export interface Weather {
  /** Whether whoever waits is let go in any order, or in the order of coming. */
  shuffled: boolean
  /** Whether app servers wait before each statement too, so that they can be killed there. */
  slowServers: boolean
  /** Shares of operations that fail so. */
  quota: number
  lostConnection: number
  deafOpen: number
}

const calm: Weather = { shuffled: false, slowServers: false, quota: 0, lostConnection: 0, deafOpen: 0 }

let present: World | undefined
export function world(): World {
  if (!present) throw new Error('No world runs')
  return present
}

export class World {
  /** Milliseconds; the true time, which no phone knows. */
  time = Date.parse('2026-09-06T06:00:00Z')
  chance: Random
  weather: Weather = { ...calm }
  readonly told: string[] = []
  steps = 0
  private readonly disks = new Map<string, Disk>()
  private readonly byName = new Map<string, Disk>()
  private readonly lives = new Map<string, Life>()
  private queue: Waiting[] = []
  private timers: { at: number; go: () => void }[] = []
  private counted = 0
  /** How far each phone's clock is off. */
  private readonly clocks = new Map<string, number>()
  private readonly wires = new Map<string, number>()
  /** Whether nobody needs to wait for his turn. */
  private alone = false
  /** Whose code runs now: that decides whose clock it reads. */
  private running: Life | undefined
  /** Databases that did not answer the last time they were opened. */
  private readonly deaf = new Set<string>()
  readonly locked = new Set<string>()
  readonly faults: unknown[] = []

  private constructor(seed: number) {
    this.chance = new Random(seed)
  }

  /** Begins a world; it is the present one from now on. */
  static begin(seed: number): World {
    present = new World(seed)
    return present
  }

  tell(line: string) {
    this.told.push(line)
  }

  count() {
    return ++this.counted
  }
  countFrom(counted: number) {
    this.counted = counted
  }
  newKey() {
    return ++this.counted
  }
  isLocked(profile: string) {
    return this.locked.has(profile)
  }

  calm() {
    this.weather = { ...calm }
  }

  // Lives and their clocks.

  begin(name: string): Life {
    const life = new Life(name)
    this.lives.set(name, life)
    return life
  }

  kill(life: Life) {
    life.die()
    this.queue = this.queue.filter(waiting => waiting.life !== life)
  }

  /** Milliseconds as the one whose code runs now sees them. */
  now(): number {
    const phone = this.running?.name.split('/')[0] ?? ''
    return this.time + (this.clocks.get(phone) ?? 0)
  }
  setClock(phone: string, off: number) {
    this.clocks.set(phone, off)
  }

  /** The version of the wire that the app on this phone speaks; the newest one, unless it is an old app. */
  wire(newest: number): number {
    return this.wires.get(this.running?.name.split('/')[0] ?? '') ?? newest
  }
  /** @param version undefined for the newest. */
  setWire(phone: string, version: number | undefined) {
    if (version === undefined) this.wires.delete(phone)
    else this.wires.set(phone, version)
  }

  setTimer(go: () => void, wait: number) {
    const timer = { at: this.time + wait, go }
    this.timers.push(timer)
    return timer
  }
  clearTimer(timer: unknown) {
    this.timers = this.timers.filter(one => one !== timer)
  }

  // Disks. A database's name is `phone/tab:board`: tabs of a phone share its disk.

  diskOf(database: string): Disk {
    const known = this.byName.get(database)
    if (known) return known
    const [life = '', name] = database.split(':')
    const key = `${life.split('/')[0]}:${name}`
    const disk = this.disks.get(key) ?? new Disk(() => this.admit())
    this.disks.set(key, disk)
    this.byName.set(database, disk)
    return disk
  }

  private admit() {
    if (this.chance.chance(this.weather.quota)) throw named('QuotaExceededError')
  }

  private lifeOf(database: string): Life {
    const life = this.lives.get(database.slice(0, database.indexOf(':')))
    if (!life) throw new Error(`Nobody lives in ${database}`)
    return life
  }

  /** Opens a database; some phones never answer the first time. */
  async opening(database: string) {
    if (this.chance.chance(this.weather.deafOpen) && !this.deaf.has(database)) {
      this.deaf.add(database)
      await new Promise(() => {})
    }
    this.deaf.delete(database)
    await this.pause(this.lifeOf(database))
  }

  /** One transaction on a database: waits its turn, then runs as one step. */
  async step<T>(database: string, work: () => T | Promise<T>): Promise<T> {
    await this.pause(this.lifeOf(database))
    if (this.chance.chance(this.weather.lostConnection)) throw named('DatabaseClosedError')
    return work()
  }

  // The queue.

  pause(life: Life): Promise<void> {
    if (life.dead) return never
    if (this.alone) {
      this.running = life
      return atOnce
    }
    return new Promise(resolve => {
      const go = () => {
        this.running = life
        resolve()
      }
      this.queue.push({ life, go })
    })
  }

  /** Lets everybody go on until nobody waits any more, or for `most` turns. */
  async settle(most = Number.MAX_SAFE_INTEGER): Promise<void> {
    // Where nobody may come between and nobody is killed on the way, whoever goes on goes to his end.
    this.alone = most === Number.MAX_SAFE_INTEGER && !this.weather.shuffled
    try {
      await this.turns(most)
    } finally {
      this.alone = false
    }
  }

  private async turns(most: number): Promise<void> {
    // From here on this is a promise's turn, as standstill needs it: outside one, a tick would come before all promises.
    await atOnce
    for (let turn = 0; ; turn++) {
      await standstill()
      this.throwFaults()
      if (turn >= most) return
      const next = this.weather.shuffled ? this.chance.below(this.queue.length) : 0
      const [waiting] = this.queue.splice(next, 1)
      if (!waiting) {
        if (!this.ring()) return
        continue
      }
      this.steps++
      waiting.go()
    }
  }

  /** The next timer rings once nobody waits for anything else. */
  private ring(): boolean {
    const next = this.timers.sort((a, b) => a.at - b.at).shift()
    if (!next) return false
    this.time = Math.max(this.time, next.at)
    next.go()
    return true
  }

  /** Runs somebody's work beside everything else; a bug in it ends the world. */
  spawn<T>(life: Life, work: () => Promise<T>): Promise<T> {
    this.running = life
    const done = work()
    done.catch((error: unknown) => {
      if (!isWeather(error)) this.faults.push(error)
    })
    return done
  }

  private throwFaults() {
    if (this.faults.length > 0) throw this.faults.shift()
  }
}

/** Faults of the world, which the code may let go up: the next try is another day. */
export const isWeather = (error: unknown) =>
  ['QuotaExceededError', 'DatabaseClosedError'].includes((error as Error)?.name)

function named(name: string): Error {
  const error = new Error(name)
  error.name = name
  return error
}

const never = new Promise<never>(() => {})
const atOnce = Promise.resolve()

/** Comes back when every promise that could go on has gone on: a tick is served once no promise waits for its turn. */
const standstill = () => new Promise<void>(resolve => process.nextTick(resolve))
