/** The reverse proxy as README starts it, with the house's own file. */
import { execFileSync, spawn, spawnSync } from 'node:child_process'
import { createHash, X509Certificate } from 'node:crypto'
import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { connect } from 'node:tls'

const root = resolve(import.meta.dirname, '../..')

/** undefined where there is none and none can be had. In CI, as root on Debian, it is installed. */
export function findCaddy(): string | undefined {
  const starts = (file: string) => spawnSync(file, ['version'], { stdio: 'ignore' }).status === 0
  if (starts('caddy')) return 'caddy'
  if (!process.env.CI) return undefined
  if (process.getuid?.() !== 0 || !existsSync('/etc/debian_version'))
    throw new Error('No caddy here (Debian: apt-get install caddy)')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  const apt = (...args: string[]) => execFileSync('apt-get', args, { env, stdio: 'ignore' })
  apt('update')
  apt('install', '-y', '--no-install-recommends', 'caddy')
  return 'caddy'
}

export interface Proxy {
  /** `https://localhost:…` */
  origin: string
  /** The door without a lock. */
  plain: string
  folder: string
  /** What Chromium calls the certificate, to believe it without installing the authority. */
  fingerprint: string
  close(): Promise<void>
}

/** @param to the port of the server. */
export async function startProxy(caddy: string, to: number, httpsPort?: number): Promise<Proxy> {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-caddy-'))
  const [https, http] = [httpsPort ?? (await freePort()), await freePort()]
  const proxy = spawn(caddy, ['run', '--config', 'src/server/start/Caddyfile', '--adapter', 'caddyfile'], {
    cwd: root,
    env: {
      ...process.env,
      ...{ ADDRESS: 'localhost', HTTPS_PORT: String(https), HTTP_PORT: String(http) },
      ...{ SERVER: `127.0.0.1:${to}`, CADDY_DIR: folder, HOME: folder, XDG_CONFIG_HOME: folder },
    },
    stdio: ['ignore', 'ignore', 'pipe'],
  })
  let said = ''
  proxy.stderr.setEncoding('utf8').on('data', (text: string) => (said += text))
  const ended = new Promise<never>((_, failed) =>
    proxy.once('exit', code => failed(new Error(`caddy ended with ${code}: ${said.slice(-2000)}`))),
  )
  ended.catch(() => {})
  const fingerprint = await Promise.race([ended, certificate(https)])
  return {
    ...{ origin: `https://localhost:${https}`, plain: `http://localhost:${http}`, folder, fingerprint },
    async close() {
      const gone = new Promise(done => proxy.once('exit', done))
      proxy.kill('SIGTERM')
      await gone
      rmSync(folder, { recursive: true, force: true })
    },
  }
}

export function freePort(): Promise<number> {
  return new Promise(done => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => done(port))
    })
  })
}

/** Asks again until the door answers with a certificate. */
async function certificate(port: number): Promise<string> {
  for (;;) {
    const found = await new Promise<string | undefined>(done => {
      const socket = connect(
        { port, host: '127.0.0.1', servername: 'localhost', rejectUnauthorized: false },
        () => {
          const { raw } = socket.getPeerCertificate()
          const key = new X509Certificate(raw).publicKey.export({ type: 'spki', format: 'der' })
          done(createHash('sha256').update(key).digest('base64'))
          socket.end()
        },
      )
      socket.once('error', () => done(undefined))
    })
    if (found) return found
    await new Promise(done => setTimeout(done, 100))
  }
}
