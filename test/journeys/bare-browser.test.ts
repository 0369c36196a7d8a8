/**
 * The main path on a browser that has less than ours: no Background Sync, no static routes, no locks, no reader of squares,
 * no promise of storage. Everything that a family needs goes without them.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let phone: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  school = await openDemoSchool()
  await start()
})
afterAll(async () => {
  await phone?.close()
  await school?.close()
})

async function start() {
  phone = await launchBrowser(phone && { profileDir: phone.profileDir })
  // Pages lose them before any script of ours runs.
  await phone.context.addInitScript(takeAway)
  // The worker loses them by the first line of its own file: the browser runs what it was served.
  await phone.context.route('**/sw.js', async route => {
    const response = await route.fetch().catch(() => undefined)
    if (!response) return route.abort('connectionfailed')
    const body = `;(${takeAway.toString()})();\n${await response.text()}`
    return route.fulfill({ response, body })
  })
  page = await phone.context.newPage()
}

async function startAgain() {
  errors.push(...phone.errors)
  await phone.kill()
  await start()
}

/** Runs in a page and in a worker, where each has other names. */
function takeAway() {
  const here = globalThis as unknown as Record<string, { prototype: object } | undefined>
  const parts: [string, string][] = [
    ['ServiceWorkerRegistration', 'sync'],
    ['ServiceWorkerRegistration', 'periodicSync'],
    ['InstallEvent', 'addRoutes'],
    ['Navigator', 'locks'],
    ['WorkerNavigator', 'locks'],
    ['StorageManager', 'persist'],
  ]
  for (const [name, part] of parts) if (here[name]) Reflect.deleteProperty(here[name].prototype, part)
  for (const name of ['SyncManager', 'PeriodicSyncManager', 'LockManager', 'BarcodeDetector'])
    Reflect.deleteProperty(here, name)
}

/** What of it is still there, in a page or in a worker. */
function left() {
  const has = (name: string, part: string) =>
    part in ((globalThis as never)[name] ?? { prototype: {} })['prototype']
  return [
    ...['SyncManager', 'LockManager', 'BarcodeDetector'].filter(name => name in globalThis),
    ...(has('ServiceWorkerRegistration', 'sync') ? ['sync'] : []),
    ...(has('InstallEvent', 'addRoutes') ? ['addRoutes'] : []),
    ...('locks' in navigator ? ['locks'] : []),
    ...('persist' in navigator.storage ? ['persist'] : []),
  ]
}

const open = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const seen = (text: string | RegExp) => page.getByText(text).first().waitFor()

test('S1.card: a child enrols, and page and worker hold all that he needs', async () => {
  await open('/enrol')
  // It reads no squares: ours does (journeys/scanning).
  await button('صوّر المربّع').waitFor()
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await untilCarried(page)
  expect(await page.evaluate(left)).toEqual([])
  const [worker] = phone.context.serviceWorkers()
  expect(await worker!.evaluate(left)).toEqual([])
})

test('S3.offline S3.progress: without network, on a phone started again, he reads on', async () => {
  school.wire.cut()
  await startAgain()
  await open('/')
  await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
  await open('/lessons/amal/amal-6a-grade-6-maths-equivalent-fractions/3')
  await link('الصفحة التالية').click()
  await seen('٤ من ٥')
  // The page is drawn before its number is kept: a phone killed between the two opens a page earlier.
  await expect.poll(() => waiting(page)).toBe(2)
  await startAgain()
  await open('/lessons')
  await seen('٤ من ٥')
})

test('S5.drafts S5.queue: he answers without network, and it waits on this phone', async () => {
  await open('/work/amal/amal-6a-maths-fractions')
  await page.getByLabel(/مقاماهما مختلفان/).fill('نوحّد المقامين')
  await page.getByLabel(/ما ناتج/).fill('٧/٨')
  await page.getByText('٢/٣', { exact: true }).click()
  await button('سلّم الواجب').click()
  // The three steps stand on the form already; the heading says that the tap is kept.
  await page.getByRole('heading', { name: 'سلّمتَ الواجب' }).waitFor()
  await seen('على هذا الهاتف')
  await startAgain()
  await open('/work/amal/amal-6a-maths-fractions')
  await seen('نوحّد المقامين')
})

test('S5.receipt: the network comes back, and it arrives', async () => {
  school.wire.mend()
  await open('/work/amal/amal-6a-maths-fractions')
  await seen(/^وصل إلى المعلّم/)
})

test('nothing was complained of in any console', () => {
  expect([...errors, ...phone.errors]).toEqual([])
})
