/**
 * How long until a family sees its day: our prepared page against the limit (the same page, static), in the same interleaved
 * run. Offline cold start at 6x and 20x slower processors with 10,000 rows on the phone; first visit over EDGE.
 * Medians of seven; ratios, never absolute times.
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { brotliCompressSync } from 'node:zlib'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { performOffice } from '../../src/server/actions/perform.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { openHouse } from '../../src/server/house.ts'
import { openDoors } from '../../src/server/http/app.ts'
import { pageHeaders } from '../../src/server/http/headers.ts'
import { launchBrowser } from '../house/chromium.ts'
import { enrolByCard } from '../journeys/enrolling.ts'
import { tool } from '../house/step.ts'
import { chunkBytes, desks } from './chunks.ts'
import { serveLimit, withoutScripts } from './limit-page.ts'

const rounds = Number(process.env.ROUNDS ?? 7)
const rowsOnPhone = Number(process.env.ROWS ?? 10_000)
const edge = { offline: false, latency: 840, downloadThroughput: 240_000 / 8, uploadThroughput: 200_000 / 8 }

const say = (text: string) => console.error(text)
const median = (values: number[]) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!

async function main() {
  const dataDir = mkdtempSync(join(tmpdir(), 'haqiba-bench-'))
  // Built apart: whoever builds meanwhile takes no file away from under the phone.
  say('building the app …')
  const pages = join(dataDir, 'pages')
  const built = await tool('vite/bin/vite.js', ['build', '--outDir', pages])
  if (!built.ok) throw new Error(`The app could not be built: ${built.said}`)
  const config = { host: '127.0.0.1', port: 0, dataDir, database: join(dataDir, 'bench.db'), origin: '' }
  const house = await openHouse(config, { log: pino({ level: 'warn' }) })
  const app = await openDoors(house, pages)
  const origin = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  const limit = await serveLimit(pageHeaders(pages))
  say(`a school with ${rowsOnPhone} rows for one phone …`)
  await fillSchool(house)
  const card = await issueCard(house.store, house.schools, origin, {
    place: 'bench',
    person: 'child',
    desk: 'student',
    now: Date.now(),
  })

  const first = await launchBrowser()
  const page = await first.context.newPage()
  await enrolByCard(page, card.link, 'يزن')
  const prepared = await untilPrepared(page)
  limit.show(withoutScripts(prepared))
  await page.goto(`${limit.origin}/install`)
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  const profileDir = first.profileDir
  await first.close({ keepProfile: true })

  const offline: Record<string, { ours: number[]; limit: number[] }> = {}
  let bytesBeforeContent = 0
  for (const slowdown of [6, 20]) {
    const times = (offline[`x${slowdown}`] = { ours: [] as number[], limit: [] as number[] })
    for (let round = 0; round < rounds; round++) {
      const order = round % 2 ? (['limit', 'ours'] as const) : (['ours', 'limit'] as const)
      for (const who of order) {
        const seen = await coldStart(profileDir, who === 'ours' ? origin : limit.origin, slowdown)
        times[who].push(seen.paint)
        if (who === 'ours') bytesBeforeContent = Math.max(bytesBeforeContent, seen.scriptBytes)
      }
      say(
        `offline ${slowdown}x, round ${round + 1}: ours ${times.ours.at(-1)} ms, limit ${times.limit.at(-1)} ms`,
      )
    }
  }
  rmSync(profileDir, { recursive: true, force: true })

  const visits = { ours: [] as number[], limit: [] as number[] }
  const publicPage = await (await fetch(origin)).text()
  limit.show(withoutScripts(publicPage))
  for (let round = 0; round < rounds; round++) {
    const order = round % 2 ? (['limit', 'ours'] as const) : (['ours', 'limit'] as const)
    for (const who of order) visits[who].push(await firstVisit(who === 'ours' ? origin : limit.origin))
    say(`first visit, round ${round + 1}: ours ${visits.ours.at(-1)} ms, limit ${visits.limit.at(-1)} ms`)
  }

  await limit.close()
  await app.close()
  await house.close()
  const bytes = chunkBytes(pages)
  const ratio = ({ ours, limit }: { ours: number[]; limit: number[] }) =>
    Math.round((median(ours) / median(limit)) * 1000) / 1000
  for (const desk of desks)
    say(
      `${desk}: from boot to a living home ${bytes.whole(desk)} bytes of brotli, ${bytes.everything(desk)} with all screens`,
    )
  const chunkBrotli = Object.fromEntries(
    desks.filter(desk => desk !== 'principal').map(desk => [desk, bytes.chunk(desk)]),
  )
  const preparedBytes = brotliCompressSync(prepared).length
  say(
    `prepared page ${preparedBytes} bytes of brotli, public page ${bytes.publicPage}, worker ${bytes.worker}`,
  )
  rmSync(dataDir, { recursive: true, force: true })
  console.log(
    JSON.stringify({
      offline6x: ratio(offline.x6!),
      offline20x: ratio(offline.x20!),
      firstVisitEdge: ratio(visits),
      bytesBeforeContent,
      chunkBrotli,
    }),
  )
}

/** A cold browser without network: milliseconds from navigation to first contentful paint, script bytes that came before. */
async function coldStart(profileDir: string, origin: string, slowdown: number) {
  const browser = await launchBrowser({ profileDir, context: { offline: true } })
  try {
    const page = await browser.context.newPage()
    const session = await browser.context.newCDPSession(page)
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown })
    await page.goto(`${origin}/`, { waitUntil: 'commit' })
    return await painted(page)
  } finally {
    await browser.close({ keepProfile: true })
  }
}

async function firstVisit(origin: string) {
  const browser = await launchBrowser()
  try {
    const page = await browser.context.newPage()
    const session = await browser.context.newCDPSession(page)
    await session.send('Network.enable')
    await session.send('Network.emulateNetworkConditions', edge)
    await page.goto(`${origin}/`, { waitUntil: 'commit' })
    return (await painted(page)).paint
  } finally {
    await browser.close()
  }
}

async function painted(page: Page): Promise<{ paint: number; scriptBytes: number }> {
  for (;;) {
    // After `load` all scripts that the page names have come.
    await page.waitForLoadState('load')
    const seen = await page.evaluate(() => {
      const paint = performance.getEntriesByName('first-contentful-paint')[0]?.startTime
      if (paint === undefined) return undefined
      const all = performance.getEntriesByType('resource') as PerformanceResourceTiming[]
      const early = all.filter(entry => entry.name.endsWith('.js') && entry.responseStart < paint)
      const scriptBytes = early.reduce((sum, entry) => sum + entry.decodedBodySize, 0)
      return { paint: Math.round(paint), scriptBytes }
    })
    if (seen) return seen
    await new Promise(resolve => setTimeout(resolve, 50))
  }
}

/** The page that the phone laid ready after its first sync, once it holds the section's work. */
async function untilPrepared(page: Page): Promise<string> {
  return page.evaluate(async () => {
    await navigator.serviceWorker.ready
    for (;;) {
      const people = await (await caches.open('haqiba-people')).keys()
      const kept = await (await caches.open('haqiba-day')).match('/')
      const text = (await kept?.text()) ?? ''
      if (people.some(({ url }) => url.includes('screens')) && text.includes('عمل الاختبار')) return text
      await new Promise(resolve => setTimeout(resolve, 200))
    }
  })
}

type House = Awaited<ReturnType<typeof openHouse>>

async function fillSchool(house: House) {
  const now = Date.now()
  const day = 24 * 3_600_000
  await house.schools.openPlace('bench', now)
  const name = { own: 'يزن', father: 'سالم', grandfather: 'علي', family: 'العبّادي' }
  const calls: { name: string; args: unknown }[] = [
    { name: 'schools.describe', args: { name: 'مدرسة القياس', nameEn: 'Bench', hijriOffset: 0 } },
    { name: 'sections.open', args: { id: '6a', grade: '6', letter: 'أ' } },
    { name: 'people.admit', args: { id: 'child', name, gender: 'male', student: true } },
    { name: 'people.tie', args: { id: 'tie', person: 'child', role: 'student', target: '6a' } },
  ]
  const text = 'نقرأ الفقرة على مهل، ثم نكتب بلغتنا ما فهمنا منها، ونسأل عمّا لم نفهم. '
  const page = { heading: 'صفحة', blocks: [{ k: 'p', t: [text.repeat(4)] }] }
  for (let i = 0; i < rowsOnPhone - 60; i++) {
    const lesson = { title: `درس رقم ${i}`, subject: 'arabic', outcomes: [], pages: [page], credits: [] }
    const args = { id: `l${i}`, section: '6a', publishAt: now - (i % 90) * day, lesson, source: '', hash: '' }
    calls.push({ name: 'lessons.shelve', args })
  }
  for (let i = 0; i < 50; i++) {
    const tasks = [{ id: 'q', kind: 'text', prompt: 'اكتب فقرة قصيرة', points: 5 }]
    const when = { publishAt: now - day, dueAt: now + (i + 1) * day, weight: 1 }
    const args = {
      id: `w${i}`,
      section: '6a',
      subject: 'arabic',
      title: `عمل الاختبار ${i}`,
      intro: '',
      lessons: [],
      tasks,
    }
    calls.push({ name: 'assignments.publish', args: { ...args, ...when } })
  }
  const refusal = await performOffice(house.store, 'bench', calls, now)
  if (refusal) throw new Error(`The bench school was refused: ${JSON.stringify(refusal)}`)
}

await main()
