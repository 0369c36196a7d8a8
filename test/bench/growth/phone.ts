/** The phone's side: real Dexie in a real browser, several sizes beside one another in one page, and a real server. */
import { build } from 'esbuild'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { openDoors } from '../../../src/server/http/app.ts'
import { openHouse, type House } from '../../../src/server/house.ts'
import { launchBrowser } from '../../house/chromium.ts'
import { pagesIn } from './pages.ts'
import type { Bench } from './page.tsx'
import { interleaved, type Medians } from './rounds.ts'
import { addRows, linkFor, openSchool, tenNew } from './school.ts'
import { boundless } from './server.ts'

declare const bench: Bench

export interface Taken {
  took: number
  /** Tasks that held the page for longer than 50 ms. */
  long: number[]
  /** How often the page could have answered a finger meanwhile. */
  turns: number
  rows: number
}

export interface Stage {
  house: House
  page: Page
  close(): Promise<void>
}

/** A school's server that hands out nothing but the measuring page, and a browser on it. */
export async function openStage(): Promise<Stage> {
  const folder = mkdtempSync(join(tmpdir(), 'haqiba-growth-'))
  const database = join(folder, 'school.db')
  const config = { host: '', port: 0, dataDir: folder, database, origin: 'http://school' }
  const house = await openHouse(config, { log: pino({ level: 'warn' }), rates: boundless() })
  const html = '<!doctype html><meta charset="utf-8"><div id="app"></div><script src="/page.js"></script>'
  const pages = pagesIn(folder, { 'index.html': html, 'page.js': await script() })
  const app = await openDoors(house, pages)
  const origin = (await app.listen({ host: '127.0.0.1', port: 0 })).replace('127.0.0.1', 'localhost')
  const browser = await launchBrowser()
  const page = await browser.context.newPage()
  await page.goto(origin)
  const close = async () => {
    await browser.close()
    await app.close()
    await house.close()
    rmSync(folder, { recursive: true, force: true })
  }
  return { house, page, close }
}

async function script(): Promise<string> {
  const built = await build({
    entryPoints: [join(import.meta.dirname, 'page.tsx')],
    bundle: true,
    minify: true,
    write: false,
    format: 'iife',
    target: 'es2022',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    loader: { '.css': 'empty' },
    define: { __BUILD__: '"bench"', 'import.meta.env.PROD': 'true' },
    logLevel: 'error',
  })
  return built.outputFiles[0]!.text
}

/** A child's and his mother's pocket on one phone; she is a counselor, and so it holds the boards of the whole school. */
export async function addPhone({ house, page }: Stage, rows: number): Promise<string> {
  const place = `n${rows}`
  await openSchool(house, place)
  await addRows(house, place, rows)
  const cards = [
    [await linkFor(house, place, 'child', 'student'), 'student'],
    [await linkFor(house, place, 'mother', 'counselor'), 'counselor'],
  ] as [string, 'student' | 'counselor'][]
  await page.evaluate(([name, cards]) => bench.enrol(name, cards), [place, cards] as const)
  return place
}

export const takeIn = ({ page }: Stage, name: string): Promise<Taken> =>
  page.evaluate(name => bench.take(name), name)

export async function slowed({ page }: Stage, rate: number) {
  const session = await page.context().newCDPSession(page)
  await session.send('Emulation.setCPUThrottlingRate', { rate })
}

/** @returns medians of milliseconds by rows on the phone. */
export async function measurePhones(sizes: readonly number[], rounds: number): Promise<Medians> {
  const stage = await openStage()
  const { house, page } = stage
  try {
    for (const rows of sizes) {
      console.error(`a phone with ${rows} rows …`)
      const name = await addPhone(stage, rows)
      say(`${rows} rows came in`, await takeIn(stage, name))
    }
    return await interleaved(sizes, rounds, {
      idle: size => page.evaluate(name => bench.sync(name), `n${size}`),
      async ten(size, round) {
        await tenNew(house, `n${size}`, round)
        return page.evaluate(name => bench.sync(name), `n${size}`)
      },
      list: size => page.evaluate(name => bench.list(name), `n${size}`),
    })
  } finally {
    await stage.close()
  }
}

/** 10,000 rows on a phone that is six times as slow as this machine. */
export async function measureSlow(): Promise<void> {
  const stage = await openStage()
  try {
    const name = await addPhone(stage, 10_000)
    await slowed(stage, 6)
    say('10,000 rows came in, six times as slow', await takeIn(stage, name))
  } finally {
    await stage.close()
  }
}

const say = (what: string, { took, long, rows }: Taken) =>
  console.log(
    `${what}: ${rows} are here after ${Math.round(took)} ms; tasks over 50 ms: ${long.length === 0 ? 'none' : long.join(', ')}`,
  )
