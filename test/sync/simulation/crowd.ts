/** Several processes that live seeds of one bundle. */
import { fork, type ChildProcess } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Lived } from './life.ts'

export interface Broken {
  seed: number
  violation: string
}

export interface CrowdLived {
  seeds: number
  steps: number
  broken: Broken[]
}

/** Asks a process to live these seeds, or one seed with only some of its steps. */
export type Task = { seeds: number[] } | { seed: number; only?: number[] }

/** Runs in each process. */
const one = `import { live } from './life.mjs'
process.on('message', async ({ seeds, seed, only }) => {
  if (seed !== undefined) return process.send([await live(seed, only)])
  const lived = []
  for (const each of seeds) {
    const { story, ...told } = await live(each)
    lived.push(told)
  }
  process.send(lived)
})
`
const handful = 20
/** Much is made and thrown away at once; the other processors are busy with seeds of their own. */
const memory = ['--max-semi-space-size=64', '--single-threaded-gc']

export class Crowd {
  private readonly folder: string
  private readonly people: ChildProcess[]
  private replayed: Promise<unknown> = Promise.resolve()

  private constructor(folder: string, people: ChildProcess[]) {
    this.folder = folder
    this.people = people
  }

  static async of(bundle: string, size: number): Promise<Crowd> {
    const folder = mkdtempSync(join(tmpdir(), 'haqiba-simulation-'))
    writeFileSync(join(folder, 'life.mjs'), bundle)
    writeFileSync(join(folder, 'one.mjs'), one)
    const people = Array.from({ length: size }, () => fork(join(folder, 'one.mjs'), { execArgv: memory }))
    return new Crowd(folder, people)
  }

  private ask(person: ChildProcess, task: Task): Promise<Lived[]> {
    return new Promise((resolve, reject) => {
      const gone = (code: number | null) =>
        reject(new Error(`A process of the simulation ended with ${code}`))
      person.once('exit', gone)
      person.once('message', lived => {
        person.off('exit', gone)
        resolve(lived as Lived[])
      })
      person.send(task)
    })
  }

  /** Lives these seeds, a handful at a time. */
  async live(wanted: Iterable<number>, { stopAtFirst }: { stopAtFirst: boolean }): Promise<CrowdLived> {
    const all: CrowdLived = { seeds: 0, steps: 0, broken: [] }
    const waiting = wanted[Symbol.iterator]()
    const work = async (person: ChildProcess) => {
      while (!(stopAtFirst && all.broken.length > 0)) {
        const seeds = handfulOf(waiting)
        if (seeds.length === 0) return
        for (const { seed, steps, violation } of await this.ask(person, { seeds })) {
          all.seeds++
          all.steps += steps
          if (violation) all.broken.push({ seed, violation })
        }
      }
    }
    await Promise.all(this.people.map(work))
    all.broken.sort((a, b) => a.seed - b.seed)
    return all
  }

  async replay(seed: number, only?: number[]): Promise<Lived> {
    // One after the other: several may ask, and whoever lives tells all who listen.
    const told = this.replayed.then(() => this.ask(this.people[0]!, only ? { seed, only } : { seed }))
    this.replayed = told.catch(() => undefined)
    return (await told)[0]!
  }

  /** Leaves out steps for as long as the same thing breaks. @returns the story that is left. */
  async shrink(seed: number): Promise<string[]> {
    const whole = await this.replay(seed)
    if (!whole.violation) return [`seed ${seed} breaks nothing`]
    const kind = kindOf(whole.violation)
    let kept = Array.from({ length: whole.steps }, (_, i) => i)
    let best = whole
    for (let size = Math.ceil(kept.length / 2); size >= 1; size = size === 1 ? 0 : Math.ceil(size / 2))
      for (let at = 0; at < kept.length;) {
        const fewer = [...kept.slice(0, at), ...kept.slice(at + size)]
        const lived = await this.replay(seed, fewer)
        if (lived.violation && kindOf(lived.violation) === kind) {
          kept = fewer
          best = lived
        } else at += size
      }
    return [
      `seed ${seed}, with ${kept.length} of ${whole.steps} steps:`,
      ...best.story.map(line => `  ${line}`),
      `  ${best.violation}`,
    ]
  }

  async end() {
    for (const person of this.people) {
      if (person.exitCode !== null) continue
      const gone = new Promise(resolve => person.once('exit', resolve))
      person.kill()
      await gone
    }
    rmSync(this.folder, { recursive: true })
  }
}

function handfulOf(waiting: Iterator<number>): number[] {
  const seeds: number[] = []
  while (seeds.length < handful) {
    const next = waiting.next()
    if (next.done) break
    seeds.push(next.value)
  }
  return seeds
}

/** What was broken, whoever it was. */
const kindOf = (violation: string) => violation.split('\n')[0]!.replace(/\S*\d\S*/g, '#')
