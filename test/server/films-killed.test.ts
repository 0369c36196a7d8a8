/** A server that is killed while it makes a film, as by a power cut: the next one ends what was left and makes it once. */
import { spawn, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { copyFileSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterEach, expect, inject, test } from 'vitest'
import type { Film } from '../../src/domain/lessons/film.ts'
import { readConfig } from '../../src/server/config.ts'
import { pidFile } from '../../src/server/films/convert.ts'
import { workshopOf } from '../../src/server/films/workshop.ts'
import { openHouse } from '../../src/server/house.ts'
import { createDatabase } from '../house/postgres.ts'
import { film } from './film-reel.ts'
import { openSchool } from './school.ts'

let folder = ''
let env: Record<string, string> = {}
const running: ChildProcess[] = []
afterEach(() => {
  for (const child of running.splice(0)) if (child.exitCode === null) child.kill('SIGKILL')
  rmSync(folder, { recursive: true, force: true })
})

async function emptyHouse(engine: string) {
  folder = mkdtempSync(join(tmpdir(), 'haqiba-killed-'))
  env = { DATA_DIR: folder, PORT: '0' }
  if (engine === 'postgres')
    env.DATABASE_URL = await createDatabase(inject('postgresUrl'), `films_${process.pid}_${Date.now()}`)
  return open()
}
const open = () => openHouse(readConfig(env), { log: pino({ level: 'silent' }) })
const lessonRow = async () => {
  const house = await open()
  const row = await house.db
    .selectFrom('rows')
    .select(['v', 'body'])
    .where('noun', '=', 'lesson')
    .where('id', '=', 'shelf')
    .executeTakeFirstOrThrow()
  const { tries, state } = await house.db.selectFrom('films').selectAll().executeTakeFirstOrThrow()
  await house.close()
  return { v: row.v, film: (JSON.parse(row.body) as { film: Film }).film, tries, state }
}

function start(): ChildProcess {
  const child = spawn(process.execPath, [inject('server').serve], {
    env: { PATH: process.env.PATH, HOST: '127.0.0.1', LOG_LEVEL: 'silent', ...env },
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  running.push(child)
  return child
}

/** The ffmpeg that works now. */
function worker(): number | undefined {
  const works = existsSync(workshopOf(folder)) ? readdirSync(workshopOf(folder)) : []
  const pid = works
    .filter(name => name.startsWith('server-'))
    .map(name => join(workshopOf(folder), name, pidFile))
    .filter(existsSync)
    .map(file => Number(readFileSync(file, 'utf8')))[0]
  return pid || undefined
}
const lives = (pid: number) =>
  existsSync(`/proc/${pid}`) && !/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))

test.each(['sqlite', 'postgres'])(
  'a film that was cut off by SIGKILL is begun again at the start and hung once; no ffmpeg is left over (%s)',
  async engine => {
    const house = await emptyHouse(engine)
    const school = await openSchool({ house, url: '' }, 'school')
    const id = 'film-that-is-cut-off'
    await school.office('lessons.film', { id: 'shelf', film: { kind: 'coming', id } })
    mkdirSync(workshopOf(folder), { recursive: true })
    const long = film(folder, 'long.mp4', { seconds: 20 })
    copyFileSync(long, house.films.fileOf('school', id))
    const sent = {
      device_id: 'd',
      length: 1,
      got: 1,
      state: 'open' as const,
      problem: '',
      made: '',
      tries: 0,
      at: 1,
    }
    await house.db
      .insertInto('films')
      .values({ place_id: 'school', film_id: id, ...sent })
      .execute()
    await house.close()

    const first = start()
    await expect.poll(worker, { timeout: 60_000, interval: 20 }).toBeDefined()
    const orphan = worker()!
    const died = once(first, 'exit')
    first.kill('SIGKILL')
    await died
    const cut = await lessonRow()
    expect([cut.film.kind, cut.state, cut.tries]).toEqual(['coming', 'waiting', 1])

    start()
    await expect
      .poll(async () => (await lessonRow()).film.kind, { timeout: 60_000, interval: 500 })
      .toBe('own')
    expect(lives(orphan)).toBe(false)
    const done = await lessonRow()
    expect([done.state, done.tries, done.v]).toEqual(['settled', 2, cut.v + 1])
    await expect.poll(() => readdirSync(workshopOf(folder)), { timeout: 10_000 }).toEqual([])
  },
)
