/**
 * What a phone carries before anything is read: bounds in bytes of brotli, a kB being a thousand. Measured on the app as it
 * was built, with the demo's people and with lists as full as they get.
 */
import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { build } from 'vite'
import { loadDesk } from '../../src/app/people/desks.ts'
import { preparePage } from '../../src/app/snapshot.tsx'
import { firstWords } from '../../src/app/words/start.ts'
import { datesFor } from '../../src/domain/calendar/tell.ts'
import type { Desk } from '../../src/domain/people/person.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { playDemoSchools } from '../../src/server/demo/play.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { pageHeaders } from '../../src/server/http/headers.ts'
import { exchange as serve } from '../../src/server/sync/exchange.ts'
import { openPhone } from '../../src/storage/phone.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange, type Line } from '../../src/sync/exchange.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { chunkBytes, desks } from '../bench/chunks.ts'
import { fullCounselor, fullGuardian, fullPrincipal, fullStudent, fullTeacher } from './full-days.ts'

const dist = resolve(import.meta.dirname, '../../dist')
const now = Date.UTC(2026, 10, 23, 6)
const bytes = chunkBytes(dist)
const brotli = (text: string) => brotliCompressSync(text).length

let house: House
/** What was laid ready, by its address. */
const laid = new Map<string, Response>()
/** A phone's screen, or the desk of an office. */
let screenWidth = 0

beforeAll(async () => {
  const database = join(mkdtempSync(join(tmpdir(), 'haqiba-weight-')), 'test.db')
  const config = { host: '', port: 0, dataDir: '', database, origin: 'http://school' }
  house = await openHouse(config, { now: () => now, log: pino({ level: 'silent' }) })
  await playDemoSchools(house)
  const shell = readFileSync(join(dist, 'shell.html'), 'utf8')
  vi.stubGlobal('__BUILD__', 'mwsslf0j')
  vi.stubGlobal('fetch', async () => new Response(shell, { headers: pageHeaders(dist) }))
  vi.stubGlobal('matchMedia', () => ({ matches: false }))
  vi.stubGlobal('screen', {
    width: 360,
    get height() {
      return screenWidth
    },
  })
  vi.stubGlobal('caches', {
    open: async () => ({ put: async (key: string, page: Response) => laid.set(key, page) }),
    delete: async () => true,
  })
})
afterAll(async () => {
  vi.unstubAllGlobals()
  await house.close()
})

test.each(desks)('the chunk of a %s, with Dexie, stays a kilobyte under its 45', desk => {
  expect(bytes.chunk(desk)).toBeLessThanOrEqual(44_000)
})

test('the public page stays under 4 kB', () => {
  expect(bytes.publicPage).toBeLessThanOrEqual(4000)
})

test('the worker is its library, the list of files, and at most a kilobyte', async () => {
  const worker = readFileSync(join(dist, 'sw.js'), 'utf8')
  const list = /\[\{"?(?:revision|url)[^\]]*\]/.exec(worker)![0]
  expect(brotli(worker.replace(list, '[]')) - brotli(await libraryAlone())).toBeLessThanOrEqual(1000)
})

test('the worker asks for few files: each costs a phone an answer from the school, however small it is', () => {
  const list = readFileSync(join(dist, 'sw.js'), 'utf8').match(/"?revision"?:/g)!
  expect(list.length).toBeGreaterThan(50)
  expect(list.length).toBeLessThanOrEqual(130)
})

/** The least worker that keeps the app's files: workbox, called by nothing of ours. */
async function libraryAlone(): Promise<string> {
  const least = `
    import { PrecacheController } from 'workbox-precaching'
    import { cacheNames } from 'workbox-core'
    const files = new PrecacheController()
    files.addToCacheList(self.__WB_MANIFEST)
    addEventListener('install', event => event.waitUntil(files.install(event)))
    addEventListener('activate', event => event.waitUntil(files.activate(event)))
    addEventListener('fetch', event => event.respondWith(files.matchPrecache(cacheNames.precache)))`
  const built = await build({
    configFile: false,
    logLevel: 'silent',
    mode: 'production',
    define: { 'process.env.NODE_ENV': '"production"' },
    plugins: [
      {
        name: 'least',
        resolveId: id => (id === 'least' ? `${dist}/least.ts` : undefined),
        load: id => (id === `${dist}/least.ts` ? least : undefined),
      },
    ],
    build: {
      write: false,
      target: 'chrome90',
      rollupOptions: { input: 'least', output: { format: 'iife' } },
    },
  })
  const [{ output }] = [built].flat() as unknown as [{ output: [{ code: string }] }]
  return output[0].code
}

const people: [person: string, place: string, desk: Desk, name: string, motif: string][] = [
  ['yazan', 'amal', 'student', 'يزن', 'cypress'],
  ['hana', 'amal', 'guardian', 'أمّ يزن', 'pomegranate'],
  ['khaled', 'amal', 'teacher', 'خالد', 'grapes'],
  ['hadeel', 'amal', 'counselor', 'هديل', 'star'],
  ['samar', 'amal', 'principal', 'سمر', 'palm'],
]

test.each(people)(
  'the prepared page of %s stays under 4 kB, on the widest screen and with the fullest lists, and runs nothing',
  async (person, place, desk, name, motif) => {
    const own = await loadDesk(desk)
    const read = await own.readDay(await pocketOf(person, place, desk, name, motif), now)
    screenWidth = 1280
    const page = await preparedPage(desk, read)
    expect(brotli(page)).toBeLessThanOrEqual(4000)
    // A family reads on a phone; the staff's first screens are full on wide ones too.
    if (desk === 'student' || desk === 'guardian') screenWidth = 800
    const full = await preparedPage(desk, fullest[desk](read as never))
    expect(full.length).toBeGreaterThan(page.length)
    expect(brotli(full)).toBeLessThanOrEqual(4000)
  },
)

const fullest = {
  student: fullStudent,
  guardian: fullGuardian,
  teacher: fullTeacher,
  counselor: fullCounselor,
  principal: fullPrincipal,
}

/** The page as it is laid under `/`: one script, named and not inside, and styles that its headers let in. */
async function preparedPage(desk: Desk, day: object): Promise<string> {
  const person = await loadDesk(desk)
  const settings = { lang: 'ar', digits: 'arab', hijriOffset: 0 } as const
  const say = await firstWords('ar', 'arab')
  await preparePage({ desk, person, day: day as never, say, dates: datesFor(settings) })
  const answer = laid.get('/')!
  const page = await answer.text()
  expect(page.match(/<script[^]*?<\/script>/g)).toEqual([expect.stringContaining('src="/boot.js"></script>')])
  expect(page).not.toMatch(/<!--|<noscript/)
  const record = (await laid.get('/haqiba/day.json')!.json()) as { stamp: string; day: object }
  expect(page).toContain(`<div id="app" data-day="${record.stamp}"><div class="screen`)
  expect(record.day).toEqual(JSON.parse(JSON.stringify(day)))
  const style = /<style>([^]*)<\/style>/.exec(page)![1]!
  const hash = createHash('sha256').update(style).digest('base64')
  expect(answer.headers.get('content-security-policy')).toContain(`style-src 'self' 'sha256-${hash}'`)
  return page
}

async function pocketOf(person: string, place: string, desk: Desk, name: string, motif: string) {
  const printed = await issueCard(house.store, house.schools, 'http://school', { place, person, desk, now })
  const phone = await openPhone({ board: `b${person}`, vault: `v${person}`, bell: person })
  const face = { name, motif, pocket: 'olive' as const }
  const session = await enrol(phone, { kind: 'card', card: readCardLink(printed.link)! }, face)
  const line: Line = {
    async fetch(_, init) {
      const signature = (init!.headers as Record<string, string>)['x-haqiba-signature']!
      const answer = await serve(house, init!.body as Uint8Array, signature, 'here')
      return answer.ok
        ? new Response(answer.body)
        : new Response(JSON.stringify(answer), { status: answer.status })
    },
    onWay() {},
  }
  expect(await exchange(phone, line)).toBe('done')
  await session.refresh()
  return session
}
