/** Runs the real command line on a DATA_DIR of its own. */
import { spawn } from 'node:child_process'
import { cpSync, existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { afterAll, beforeAll, onTestFinished, vi } from 'vitest'
import { main } from '../../src/server/cli/main.ts'
import { openDatabase } from '../../src/server/db/database.ts'
import type { Tables } from '../../src/server/db/schema.ts'

export const root = resolve(import.meta.dirname, '../..')

export interface Ran {
  code: number | null
  out: string
  err: string
  /** The last line of the output, as JSON. */
  json: Record<string, unknown>
}

export function run(file: string, args: string[], env: Record<string, string>): Promise<Ran> {
  const child = spawn(process.execPath, ['--import', 'tsx', join(root, file), ...args], {
    cwd: root,
    env: { PATH: process.env.PATH, HOME: process.env.HOME, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  return new Promise((done, failed) => {
    let out = ''
    let err = ''
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text))
    child.once('error', failed)
    child.once('close', code => done(ran(code, out, err)))
  })
}

/** The same command line without a process of its own, which costs three seconds each time. */
export async function school(dataDir: string, ...args: string[]): Promise<Ran> {
  const said = { out: '', err: '' }
  const hear = (where: keyof typeof said) => (text: string) => void (said[where] += `${text}\n`)
  const spies = [
    vi.spyOn(console, 'log').mockImplementation(hear('out')),
    vi.spyOn(console, 'error').mockImplementation(hear('err')),
  ]
  try {
    return ran(await main(args, { DATA_DIR: dataDir }), said.out, said.err)
  } finally {
    for (const spy of spies) spy.mockRestore()
  }
}

const ran = (code: number | null, out: string, err: string): Ran => ({
  ...{ code, out, err },
  get json() {
    return JSON.parse(out.trimEnd().split('\n').at(-1)!) as Record<string, unknown>
  },
})

/** An empty folder that goes when the test, or all tests of the file when `after` is theirs, are over. */
export function folder(after: (clean: () => void) => void = onTestFinished): string {
  const path = mkdtempSync(join(tmpdir(), 'haqiba-cli-'))
  after(() => rmSync(path, { recursive: true, force: true }))
  return path
}

/** The demo, played once for a file of tests. @returns what makes a DATA_DIR of its own in which it was played. */
export function playedDemo(): () => string {
  // Each command is a process of its own, and the machine may be busy.
  vi.setConfig({ hookTimeout: 120_000, testTimeout: 120_000 })
  let played = ''
  beforeAll(async () => {
    played = folder(afterAll)
    const { code, err } = await school(played, 'demo')
    if (code !== 0) throw new Error(`The demo could not be played: ${err}`)
  })
  return () => {
    const path = folder()
    cpSync(played, path, { recursive: true })
    return path
  }
}

/** Every row of the database in a DATA_DIR. */
export async function everything(dataDir: string, tables: (keyof Tables)[] = ['places', 'rows', 'ties']) {
  const { db, close } = openDatabase(join(dataDir, 'haqiba.db'))
  try {
    const found: Record<string, object[]> = {}
    for (const table of tables) found[table] = await db.selectFrom(table).selectAll().execute()
    return found
  } finally {
    await close()
  }
}

/** A folder of the data that lies beside the project; a missing one fails in CI and is passed over elsewhere. */
export function sharedData(name: string): string | undefined {
  const path = resolve(root, '../shared/data', name)
  if (existsSync(path)) return path
  if (process.env.CI) throw new Error(`${path} is missing`)
  return undefined
}
