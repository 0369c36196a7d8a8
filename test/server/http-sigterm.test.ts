import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { afterEach, expect, inject, test } from 'vitest'
import { openHouse } from '../../src/server/house.ts'
import { createDatabase } from '../house/postgres.ts'
import { Phone } from './phone.ts'
import { openSchool } from './school.ts'
import { pino } from 'pino'

const folder = mkdtempSync(join(tmpdir(), 'haqiba-end-'))
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [inject('server').serve], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', DATA_DIR: folder, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>
  for await (const line of createInterface({ input: child.stdout! })) {
    const { port } = JSON.parse(line) as { port?: number }
    if (port) return { child, ended, url: `http://127.0.0.1:${port}`, port }
  }
  throw new Error('The server ended before it said its port')
}

test.each(['sqlite', 'postgres'])(
  'SIGTERM: what was begun is finished and kept, then the end (%s)',
  async engine => {
    const database =
      engine === 'postgres'
        ? await createDatabase(inject('postgresUrl'), `end_${process.pid}`)
        : join(folder, 'haqiba.db')
    const env: Record<string, string> = engine === 'postgres' ? { DATABASE_URL: database } : {}
    const config = { host: '', port: 0, dataDir: folder, database, origin: 'http://school.test' }
    const quiet = { log: pino({ level: 'silent' }) }

    // The office prepares a card, and leaves the database to the server.
    const before = await openHouse(config, quiet)
    const school = await openSchool({ house: before, url: '' }, 'school')
    const { link } = await school.card('omar')
    await before.close()

    const { child, ended, url, port } = await start(env)
    const phone = await Phone.make(url, Date.now)
    const me = await phone.enrol(link)
    const body = await phone.signed()

    // Half of the body is there when the end is asked for; the rest comes after.
    const sent = request({
      port,
      path: '/sync',
      method: 'POST',
      headers: { ...body.headers, 'content-length': body.bytes.length },
    })
    const answered = once(sent, 'response')
    await new Promise<void>(done => sent.write(body.bytes.subarray(0, 100), () => done()))
    await knows(url)
    child.kill('SIGTERM')
    await closed(port)
    sent.end(body.bytes.subarray(100))
    const [response] = await answered
    expect(response.statusCode).toBe(200)
    response.resume()
    expect(await ended).toEqual([0, null])

    const after = await openHouse(config, quiet)
    const enrolled = await after.db.selectFrom('enrolments').select('profile_id').execute()
    expect(enrolled).toEqual([{ profile_id: me.id }])
    await after.close()
  },
)

/** A whole request later, the server has taken in the half before it. */
const knows = (url: string) => fetch(`${url}/api/health`).then(response => response.text())

/** Asks until nobody answers new callers any more. */
async function closed(port: number) {
  for (let attempt = 0; attempt < 10_000; attempt++) {
    const refused = await new Promise<boolean>(done => {
      const probe = request({ port, path: '/api/health', agent: false }, response => {
        response.resume()
        response.on('end', () => done(response.statusCode === 503))
      })
      probe.on('error', () => done(true))
      probe.end()
    })
    if (refused) return
  }
  throw new Error('The server still takes callers')
}
