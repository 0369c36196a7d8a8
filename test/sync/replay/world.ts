/**
 * The world of a trace that runs on real parts. Nobody waits for his turn here: disks, ciphers, lines and databases take the
 * time that they take, and the world only knows when everybody stands still. What stays the seed's are the steps, their choices
 * and the faults; what stays the simulator's alone are the orders of things within a step.
 *
 * A tab dies at a boundary of its storage or of its line: from the n-th one on it never hears of anything again, and what it
 * had not committed is undone.
 */
import { AsyncLocalStorage } from 'node:async_hooks'
import type { GroundWorld } from '../simulation/ground.ts'
import { Random } from '../simulation/random.ts'
import { isWeather, Life, type Weather } from '../simulation/world.ts'
import { RealDisk } from './disk.ts'

interface Task {
  life: Life
  /** Its answer hangs in the air: nobody waits for it. */
  aside: boolean
}

const calm: Weather = { shuffled: false, slowServers: false, quota: 0, lostConnection: 0, deafOpen: 0 }
/** Milliseconds. Work that comes to no end by then never does: something waits for ever. */
const longest = 60_000

let present: RealWorld | undefined
export function world(): RealWorld {
  if (!present) throw new Error('No world runs')
  return present
}

export class RealWorld implements GroundWorld {
  time = Date.parse('2026-09-06T06:00:00Z')
  chance: Random
  weather: Weather = { ...calm }
  readonly told: string[] = []
  readonly locked = new Set<string>()
  private counted = 0
  private readonly clocks = new Map<string, number>()
  private readonly wires = new Map<string, number>()
  private readonly lives = new Map<string, Life>()
  private readonly disks = new Map<string, RealDisk>()
  private readonly tasks = new Set<Task>()
  private readonly faults: unknown[] = []
  /** Whose code runs now: that decides whose clock it reads. */
  readonly running = new AsyncLocalStorage<Task>()
  /** How many more boundaries may be crossed; undefined for as many as there are. */
  private boundaries: number | undefined
  private readonly frozen = new Set<Life>()
  private changed = () => {}

  private constructor(seed: number) {
    this.chance = new Random(seed)
  }

  static begin(seed: number): RealWorld {
    present = new RealWorld(seed)
    return present
  }

  tell(line: string) {
    this.told.push(line)
  }
  count() {
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
  lifeCalled(name: string): Life | undefined {
    return this.lives.get(name)
  }

  kill(life: Life) {
    life.die()
    this.changed()
  }

  /** Whether nothing that it does comes to anything any more. */
  isOver(life: Life) {
    return life.dead || this.frozen.has(life)
  }

  private get phone() {
    return this.running.getStore()?.life.name.split('/')[0] ?? ''
  }
  now(): number {
    return this.time + (this.clocks.get(this.phone) ?? 0)
  }
  setClock(phone: string, off: number) {
    this.clocks.set(phone, off)
  }

  /** The version of the wire that this phone's app speaks. */
  wire(newest: number): number {
    return this.wires.get(this.phone) ?? newest
  }
  setWire(phone: string, version: number | undefined) {
    if (version === undefined) this.wires.delete(phone)
    else this.wires.set(phone, version)
  }

  // Disks. A database's name is `phone/tab:board`: tabs of a phone share its disk.

  diskOf(database: string): RealDisk {
    const [life = '', name] = database.split(':')
    const key = `${life.split('/')[0]}:${name}`
    if (!this.disks.has(key)) this.disks.set(key, new RealDisk(key))
    return this.disks.get(key)!
  }
  everyDisk(): Iterable<RealDisk> {
    return this.disks.values()
  }

  // Work.

  /** A place at which this life may end. @returns whether it goes on. */
  cross(life: Life): boolean {
    if (this.isOver(life)) return false
    if (this.boundaries === undefined || this.boundaries-- > 0) return true
    this.boundaries = 0
    this.frozen.add(life)
    life.die()
    this.changed()
    return false
  }

  pause(life: Life): Promise<void> {
    return this.cross(life) ? Promise.resolve() : new Promise(() => {})
  }

  /** Whoever runs now waits for something that may never come. @returns to be called when it came. */
  stepAside(): () => void {
    const task = this.running.getStore()!
    task.aside = true
    this.changed()
    return () => (task.aside = false)
  }

  spawn<T>(life: Life, work: () => Promise<T>): Promise<T> {
    const task: Task = { life, aside: false }
    this.tasks.add(task)
    const done = this.running.run(task, work)
    const end = () => {
      this.tasks.delete(task)
      this.changed()
    }
    done.then(end, (error: unknown) => {
      // What a dead tab complains of is heard by nobody.
      if (!isWeather(error) && !this.isOver(life)) this.faults.push(error)
      end()
    })
    return done
  }

  /** Lets everybody go on until all is done, or dead, or hangs in the air; whoever comes to the boundary after the last dies. */
  async settle(most?: number): Promise<void> {
    this.boundaries = most
    const until = performance.now() + longest
    for (;;) {
      await new Promise(resolve => setImmediate(resolve))
      const busy = [...this.tasks].filter(({ life, aside }) => !aside && !this.isOver(life))
      if (busy.length === 0) break
      if (performance.now() > until)
        throw new Error(`${busy.map(({ life }) => life.name).join(', ')}: it comes to no end`)
      await this.change()
    }
    this.boundaries = undefined
    await this.look()
    if (this.faults.length > 0) throw this.faults.shift()
  }

  async look() {
    for (const disk of this.disks.values()) await disk.look()
  }

  private change() {
    return new Promise<void>(resolve => {
      const timer = setTimeout(resolve, 1000)
      this.changed = () => {
        clearTimeout(timer)
        this.changed = () => {}
        resolve()
      }
    })
  }
}
