/**
 * `npm run bench:unlock`: how long from the last digit to a pocket whose hundred letters are open, in a real browser: the secret
 * stretched by Argon2id, the data key unwrapped, what came while it was locked opened and kept. At full speed, and with the whole
 * browser held to a third of a core. Beside it, in the same interleaved run, the same under PBKDF2 with 600,000 rounds.
 * `--rounds N`, `--letters N`. Last line: JSON, milliseconds, and `ratio`: Argon2id's median to PBKDF2's, the worse of both speeds.
 */
import { build } from 'esbuild'
import { spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { openDoors } from '../../src/server/http/app.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { launchBrowser } from '../house/chromium.ts'
import { running, withChildren } from '../house/processes.ts'
import { pagesIn } from './growth/pages.ts'
import { addMark, linkFor, openSchool } from './growth/school.ts'
import { boundless } from './growth/server.ts'
import type { Bench, Way } from './unlock/page.ts'

declare const bench: Bench

const { values } = parseArgs({
  options: {
    rounds: { type: 'string', default: '20' },
    letters: { type: 'string', default: '100' },
  },
})
const rounds = Number(values.rounds)
const letters = Number(values.letters)
const place = 'bench'
const ways: readonly Way[] = ['argon2id', 'pbkdf2']
type Took = Awaited<ReturnType<Bench['open']>>
type Timings = Record<Way, Took[]>

const bundled = async (file: string) => {
  const entry = join(import.meta.dirname, file)
  const built = await build({
    entryPoints: [entry],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
  })
  return built.outputFiles[0]!.text
}

/** A child's pocket that is locked, and behind it as many letters as were asked for. */
async function fill(house: House, page: Page) {
  await openSchool(house, place)
  await page.evaluate(link => bench.enrol(link), await linkFor(house, place, 'child', 'student'))
  for (let at = 0; at < letters; at++) {
    await addMark(house, place, at)
    const wait = await page.evaluate(() => bench.receive())
    if (wait !== at + 1) throw new Error(`${wait} letters wait, not ${at + 1}`)
  }
  await page.evaluate(() => bench.hold())
}

async function measure(page: Page): Promise<Timings> {
  const all: Timings = { argon2id: [], pbkdf2: [] }
  for (const way of ways) await page.evaluate(given => bench.open(given), way)
  for (let round = 0; round < rounds; round++)
    for (const way of ways) all[way].push(await page.evaluate(given => bench.open(given), way))
  return all
}

/** The browser and all its helpers stand still for two thirds of the time. */
async function slowed<T>(profileDir: string, work: () => Promise<T>): Promise<T> {
  const all = running()
  // The folder's random name is in the command line of our browser and of nobody else's.
  const ours = all.filter(one => one.command.includes(`--user-data-dir=${profileDir}`)).map(one => one.pid)
  const pids = withChildren(ours, all).map(String)
  const pace = spawn(process.execPath, [join(import.meta.dirname, 'unlock/pace.mjs'), ...pids], {
    stdio: ['pipe', 'inherit', 'inherit'],
  })
  try {
    return await work()
  } finally {
    pace.stdin.end()
    await new Promise(done => pace.once('exit', done))
  }
}

const share = (of: number[], part: number) => {
  const sorted = [...of].sort((a, b) => a - b)
  return Math.round(sorted[Math.min(sorted.length - 1, Math.ceil(part * sorted.length) - 1)]!)
}
const p50 = (of: number[]) => share(of, 0.5)
const p95 = (of: number[]) => share(of, 0.95)

function show(title: string, timings: Timings) {
  console.log(`\n${title}, milliseconds: p50 (p95)`)
  for (const way of ways) {
    const told = (['secret', 'letters', 'whole'] as const).map(part => {
      const took = timings[way].map(one => one[part])
      return `${part} ${p50(took)} (${p95(took)})`
    })
    console.log(`  ${way.padEnd(9)} ${told.join('   ')}`)
  }
}

const ratio = ({ argon2id, pbkdf2 }: Timings) =>
  p50(argon2id.map(({ whole }) => whole)) / p50(pbkdf2.map(({ whole }) => whole))

async function main() {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-unlock-'))
  const config = {
    host: '',
    port: 0,
    dataDir: folder,
    database: join(folder, 'school.db'),
    origin: 'http://school',
  }
  const house = await openHouse(config, { log: pino({ level: 'warn' }), rates: boundless() })
  const html = '<!doctype html><meta charset="utf-8"><script src="/page.js"></script>'
  const pages = pagesIn(folder, {
    'index.html': html,
    'page.js': await bundled('unlock/page.ts'),
    'stretch.js': await bundled('../../src/storage/stretch.worker.ts'),
  })
  const app = await openDoors(house, pages)
  const origin = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  const browser = await launchBrowser()
  try {
    const page = await browser.context.newPage()
    await page.goto(origin)
    console.error(`${letters} letters come to a locked pocket …`)
    await fill(house, page)
    console.error('at full speed …')
    const full = await measure(page)
    show('at full speed', full)
    console.error('at a third of a core …')
    const third = await slowed(browser.profileDir, () => measure(page))
    show('at a third of a core', third)
    const wholes = (timings: Timings) => timings.argon2id.map(({ whole }) => whole)
    console.log(
      JSON.stringify({
        letters,
        p50: p50(wholes(full)),
        p95: p95(wholes(full)),
        thirdP50: p50(wholes(third)),
        thirdP95: p95(wholes(third)),
        ratio: Math.round(Math.max(ratio(full), ratio(third)) * 100) / 100,
      }),
    )
  } finally {
    await browser.close()
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
}

await main()
process.exit(0)
