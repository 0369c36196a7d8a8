import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createInterface } from 'node:readline'
import { createHash } from 'node:crypto'
import { pino } from 'pino'
import sharp from 'sharp'
import { afterEach, expect, inject, test } from 'vitest'
import { performAct } from '../../src/server/actions/perform.ts'
import { openHouse } from '../../src/server/house.ts'
import { deviceHeader, fileLimits, filePath, signatureHeader, signedFileText } from '../../src/wire/files.ts'
import { createDatabase } from '../house/postgres.ts'
import { FileLine, seal, type Made } from './file-line.ts'
import { noise } from './noise.ts'
import { Phone } from './phone.ts'
import { openSchool } from './school.ts'

const { chunk } = fileLimits
const folders: string[] = []
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function start(env: Record<string, string>) {
  const child = spawn(process.execPath, [inject('server').serve], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  })
  running.push(child)
  const ended = once(child, 'exit') as Promise<[number | null, string | null]>
  for await (const line of createInterface({ input: child.stdout! })) {
    const { port } = JSON.parse(line) as { port?: number }
    if (port) return { child, ended, port, url: `http://127.0.0.1:${port}` }
  }
  throw new Error('The server ended before it said its port')
}

/** A school that is prepared before its server starts: a child with work to hand in. */
async function scene(engine: string) {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-kill-'))
  folders.push(folder)
  const database =
    engine === 'postgres'
      ? await createDatabase(inject('postgresUrl'), `files_${process.pid}_${folders.length}_${Date.now()}`)
      : join(folder, 'haqiba.db')
  const env = { DATA_DIR: folder, ...(engine === 'postgres' && { DATABASE_URL: database }) }
  const config = { host: '', port: 0, dataDir: folder, database, origin: 'http://school.test' }
  const house = await openHouse(config, { log: pino({ level: 'silent' }) })
  const school = await openSchool({ house, url: '' }, 'school')
  const { link } = await school.card('omar')
  await house.close()
  const reopen = () => openHouse(config, { log: pino({ level: 'silent' }) })
  return { env, link, reopen }
}

/** Some chunks long. */
const photo = async () => seal(await noise(700))

/** One chunk whose second half is held back until `finish`. */
async function halfAChunk(
  line: FileLine,
  port: number,
  { attachment: { hash }, sealed }: Made,
  offset: number,
) {
  const bytes = sealed.slice(offset, offset + chunk)
  const checksum = `sha256 ${createHash('sha256').update(bytes).digest('base64')}`
  const path = filePath(line.place, hash)
  const put = request({
    port,
    path,
    method: 'PATCH',
    headers: {
      'content-type': 'application/offset+octet-stream',
      'content-length': bytes.length,
      'tus-resumable': '1.0.0',
      'upload-offset': offset,
      'upload-checksum': checksum,
      [deviceHeader]: line.phone.id,
      [signatureHeader]: await line.phone.signs(signedFileText('PATCH', path, `${offset} ${checksum}`)),
    },
  })
  const answered = once(put, 'response')
  // A line that is cut with the server is no failure of the test.
  answered.catch(() => {})
  put.on('error', () => {})
  line.sent += bytes.length
  await new Promise<void>(done => put.write(bytes.subarray(0, bytes.length / 2), () => done()))
  // A whole request later, the server has taken in the half before it.
  await fetch(`http://127.0.0.1:${port}/api/health`).then(response => response.text())
  return async () => {
    put.end(bytes.subarray(bytes.length / 2))
    const [response] = (await answered) as [{ statusCode: number; resume(): void }]
    response.resume()
    return response.statusCode
  }
}

test.each(['sqlite', 'postgres'])(
  'a server that is killed twice during an upload goes on to the identical file (%s)',
  async engine => {
    const { env, link, reopen } = await scene(engine)
    const made = await photo()
    const { hash } = made.attachment
    expect(made.sealed.length).toBeGreaterThan(5 * chunk)

    let server = await start(env)
    const phone = await Phone.make(server.url, Date.now)
    const me = await phone.enrol(link)
    await phone.sync()
    const line = new FileLine(phone, me)
    for (const kill of [1, 2]) {
      const told = await line.send(made, 2)
      expect(told.status).toBe(204)
      const offset = Number(told.headers.get('upload-offset'))
      expect(offset).toBe(2 * kill * chunk)
      await halfAChunk(line, server.port, made, offset)
      server.child.kill('SIGKILL')
      expect(await server.ended).toEqual([null, 'SIGKILL'])
      server = await start(env)
      phone.url = server.url
      expect(await line.offset(hash), 'not a byte of what was acknowledged is lost').toBe(offset)
    }
    expect((await line.send(made)).status).toBe(204)
    // Two cuts, and two chunks at most that crossed in vain.
    expect(line.sent - made.sealed.length).toBeLessThanOrEqual(2 * chunk)

    server.child.kill('SIGKILL')
    await server.ended
    const house = await reopen()
    expect(Buffer.from((await house.sent.read({ place: 'school', hash }))!).equals(made.sealed)).toBe(true)
    await house.close()
  },
)

test.each(['sqlite', 'postgres'])(
  'a file that was whole when the server was killed meets its act after the next start (%s)',
  async engine => {
    const { env, link, reopen } = await scene(engine)
    const made = await photo()
    let server = await start(env)
    const phone = await Phone.make(server.url, Date.now)
    const me = await phone.enrol(link)
    await phone.sync()
    const line = new FileLine(phone, me)
    expect((await line.send(made)).status).toBe(204)
    server.child.kill('SIGKILL')
    await server.ended

    // Its act comes in just before the end, and nobody has looked at the file yet.
    const house = await reopen()
    const ask = { id: 'q', child: 'omar', teaching: 'muna-5a', text: '', files: [made.attachment] }
    const now = Date.now()
    const key = { place: 'school', device: phone.id, n: 900, profile: me.id, letter: 'l' }
    const call = { name: 'questions.ask', version: 1, args: ask }
    const at = { now, tap: { clock: now, offset: 0, contact: now } }
    expect(await performAct(house.store, key, 'omar', call, at)).toEqual({ code: '', field: '' })
    await house.close()

    server = await start(env)
    phone.url = server.url
    const state = async () => {
      await phone.sync()
      return phone.rows(me, 'file')[0]?.body as { state: string; hash: string; key: string } | undefined
    }
    let file = await state()
    for (let asked = 0; asked < 50 && file?.state === 'coming'; asked++) file = await state()
    expect(file?.state).toBe('here')
    expect(await sharp(await line.open(file!)).metadata()).toMatchObject({ width: 700, height: 700 })
  },
)

test.each(['sqlite', 'postgres'])(
  'SIGTERM: the chunk that has begun lands, then the end (%s)',
  async engine => {
    const { env, link, reopen } = await scene(engine)
    const made = await photo()
    const { child, ended, url, port } = await start(env)
    const phone = await Phone.make(url, Date.now)
    const me = await phone.enrol(link)
    await phone.sync()
    const line = new FileLine(phone, me)
    await line.send(made, 1)
    const finish = await halfAChunk(line, port, made, chunk)
    child.kill('SIGTERM')
    expect(await finish()).toBe(204)
    expect(await ended).toEqual([0, null])
    const house = await reopen()
    const kept = await house.db.selectFrom('incoming').select('got').executeTakeFirstOrThrow()
    expect(kept.got).toBe(2 * chunk)
    await house.close()
  },
)
