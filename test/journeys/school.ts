/** The real product as `npm start` runs it: its own process, a data folder of its own, the demo school, its cards. */
import { spawn, type ChildProcess } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { ServerFiles } from '../house/bundle.ts'
import { launchBrowser, type BrowserOptions } from '../house/chromium.ts'
import { layWire, type Wire } from './line.ts'

const root = resolve(import.meta.dirname, '../..')

/** What node runs: the run's bundle where there is one, else the source (test/bench). */
function server(name: 'start' | 'cli'): string[] {
  const bundled = process.env.HAQIBA_SERVER
  return bundled ? [(JSON.parse(bundled) as ServerFiles)[name]] : ['--import', 'tsx', `src/server/${name}.ts`]
}

export interface DemoSchool {
  /** What browsers know: every byte passes here. */
  wire: Wire
  dataDir: string
  /** The enrolment card of a person of the demo, as its QR would be scanned. */
  card(place: string, person: string): { link: string; code: string }
  /** Runs `npm run school -- …` on this school. */
  school(...args: string[]): Promise<{ code: number; out: string }>
  /** The server ends and starts again on what it has kept, with these settings beside its own. */
  restart(env: Record<string, string>): Promise<void>
  /** Ends the server; what it has kept stays. */
  stop(): Promise<void>
  close(): Promise<void>
}

export async function openDemoSchool(env: Record<string, string> = {}): Promise<DemoSchool> {
  const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-school-'))
  const played = process.env.HAQIBA_PLAYED
  if (played) cpSync(played, dataDir, { recursive: true })
  const all = { ...process.env, HOST: '127.0.0.1', PORT: '0', DATA_DIR: dataDir, LOG_LEVEL: 'warn', ...env }
  const start = (more: Record<string, string> = {}) =>
    spawn(process.execPath, server('start'), {
      cwd: root,
      env: { ...all, ...more },
      stdio: ['ignore', 'pipe', 'inherit'],
    })
  let running = start()
  const port = await portOf(running, Number(env.PORT ?? 0))
  const wire = await layWire(port)
  const cards = JSON.parse(readFileSync(join(dataDir, 'demo-cards.json'), 'utf8')) as {
    cards: { place: string; person: string; path: string; code: string }[]
  }
  const end = async () => {
    running.kill('SIGTERM')
    await new Promise(done => (running.exitCode === null ? running.once('exit', done) : done(undefined)))
  }
  const stop = async () => {
    await wire.close()
    await end()
  }
  return {
    wire,
    dataDir,
    card(place, person) {
      const found = cards.cards.find(card => card.place === place && card.person === person)
      if (!found) throw new Error(`The demo has no card for ${person} of ${place}`)
      return { link: `${wire.origin}${found.path}`, code: found.code }
    },
    school: (...args) => runSchool(args, { ...all, ORIGIN: wire.origin }),
    async restart(more) {
      // No browser holds on to a line whose other end is gone.
      wire.cut()
      await end()
      running = start({ ...more, PORT: String(port) })
      await portOf(running, port)
      wire.mend()
    },
    stop,
    async close() {
      await stop()
      rmSync(dataDir, { recursive: true, force: true })
    },
  }
}

/** The port in the address that `npm start` prints; behind a proxy that is another one than its own. */
function portOf(server: ChildProcess, own: number): Promise<number> {
  return new Promise((resolve, reject) => {
    let printed = ''
    server.stdout!.on('data', (chunk: Buffer) => {
      printed += chunk.toString()
      const port = /https?:\/\/[^\s:]+:(\d+)/.exec(printed)?.[1]
      if (port && port !== '0') resolve(own || Number(port))
    })
    server.once('exit', code => reject(new Error(`The server ended with ${code}: ${printed}`)))
  })
}

function runSchool(
  args: string[],
  env: Record<string, string | undefined>,
): Promise<{ code: number; out: string }> {
  const command = spawn(process.execPath, [...server('cli'), ...args], {
    cwd: root,
    env: env as NodeJS.ProcessEnv,
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  let out = ''
  command.stdout.on('data', (chunk: Buffer) => void (out += chunk.toString()))
  return new Promise(resolve => command.once('exit', code => resolve({ code: code ?? 1, out })))
}

/** A desk at school and a family's phone, each with an open page. */
export async function deskAndPhone(options: BrowserOptions = {}) {
  const staff = await launchBrowser({ ...options, context: { viewport: { width: 1280, height: 800 } } })
  const desk = await staff.context.newPage()
  const family = await launchBrowser(options)
  return { staff, desk, family, page: await family.context.newPage() }
}
