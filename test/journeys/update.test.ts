/**
 * A new version of the app comes while a child works: it waits until he says so, his old page goes on meanwhile, and what he
 * was writing is there afterwards.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let phone: Browser
let page: Page

beforeAll(async () => {
  school = await openDemoSchool()
  phone = await launchBrowser()
  // The first worker is one of yesterday: what the server has is one line newer. The browser asks for updates by itself.
  await phone.context.route('**/sw.js', async route => {
    // It asks by itself at any moment, while the school's door is shut too: then nobody answers.
    const response = await route.fetch().catch(() => undefined)
    // Whoever asked may have gone meanwhile, and has taken the question along.
    if (!response) return route.abort('connectionfailed').catch(() => undefined)
    return route.fulfill({ response, body: `${await response.text()}\nself.haqibaYesterday = true` })
  })
  page = await phone.context.newPage()
})
afterAll(async () => {
  await phone?.close()
  await school?.close()
})

const work = '/work/amal/amal-6a-maths-fractions'
const open = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const story = () => page.locator('textarea').first()
const answer = () => page.getByLabel(/مقاماهما مختلفان/)

/** Whether a newer worker is there and has not taken over. */
const waits = () => page.evaluate(async () => !!(await navigator.serviceWorker.getRegistration())!.waiting)
/** Of each worker that runs, whether it is yesterday's. */
const ofYesterday = () =>
  Promise.all(
    phone.context.serviceWorkers().map(worker => worker.evaluate(() => 'haqibaYesterday' in globalThis)),
  )

const told = () => page.getByText('نسخة جديدة من الحقيبة جاهزة. عملك محفوظ.').waitFor()

test('a new version waits, and says so without taking the page away', async () => {
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await untilCarried(page)
  await open(work)
  await answer().pressSequentially('نوحّد المقا')
  expect(await ofYesterday()).toEqual([true])
  await page.evaluate(async () => void (await (await navigator.serviceWorker.getRegistration())!.update()))
  await expect.poll(waits).toBe(true)
  // In the middle of his work nothing is asked of him; his first screen tells.
  expect(await answer().inputValue()).toBe('نوحّد المقا')
  expect(await page.getByText('نسخة جديدة').count()).toBe(0)
})

test('the old page goes on beside it: he writes on, and reads another page', async () => {
  await answer().pressSequentially('مين')
  // His page is gone at once: the last stroke must be on the disk by then, and what is said must be said of that one.
  await page.evaluate(() => new Promise(drawn => requestAnimationFrame(() => requestAnimationFrame(drawn))))
  await page.getByText('حُفظ الآن').waitFor()
  await open('/')
  await told()
  await open(work)
  await expect.poll(() => answer().inputValue()).toBe('نوحّد المقامين')
  expect(await waits()).toBe(true)
})

test('S5.drafts: he takes it, in this tab and in the other, and finds what he was writing', async () => {
  const other = await phone.context.newPage()
  await other.goto(`${school.wire.origin}/lessons`)
  await other.getByRole('heading', { level: 1 }).waitFor()
  await open('/')
  await told()
  await Promise.all([page.waitForEvent('load'), button('فتح النسخة الجديدة').click()])
  await expect.poll(ofYesterday).toEqual([false])
  expect(await waits()).toBe(false)
  await open(work)
  await expect.poll(() => answer().inputValue()).toBe('نوحّد المقامين')
  // The other tab was opened by the old version, and its next page comes from the new one.
  await other
    .getByRole('link', { name: /الكسور/ })
    .first()
    .click()
  await other.getByText(/من ٥/).first().waitFor()
  await other.close()
})

test('S5.queue: the new version works without network at once, and sends what the old one kept', async () => {
  school.wire.cut()
  await open(work)
  await expect.poll(() => answer().inputValue()).toBe('نوحّد المقامين')
  await page.getByLabel(/ما ناتج/).fill('٧/٨')
  await page.getByText('٢/٣', { exact: true }).click()
  await button('سلّم الواجب').click()
  await page.getByRole('heading', { name: 'سلّمتَ الواجب' }).waitFor()
  school.wire.mend()
  await open(work)
  await expect.poll(() => waiting(page)).toBe(0)
  await page
    .getByText(/^وصل إلى المعلّم/)
    .first()
    .waitFor()
})

test('nothing was complained of in any console', () => {
  expect(phone.errors).toEqual([])
})

test('the kill switch takes the app off the phone and nothing that he wrote; then it is whole again', async () => {
  await open('/work/amal/amal-6a-arabic-sentences')
  await story().pressSequentially('زرنا جدّتي يوم الجمعة', { delay: 80 })
  await school.restart({ KILL_SWITCH: '1' })
  const again = page.waitForEvent('load')
  // The line to the server that has ended is dead: a browser tries again by itself, an hour later.
  const update = async () => void (await (await navigator.serviceWorker.getRegistration())?.update())
  await expect
    .poll(() =>
      page.evaluate(update).then(
        () => true,
        () => false,
      ),
    )
    .toBe(true)
  await again
  const isServed = () => page.evaluate(() => navigator.serviceWorker.controller !== null)
  await expect.poll(isServed).toBe(false)
  const files = () =>
    page.evaluate(async () => (await caches.keys()).filter(name => name.includes('precache')))
  await expect.poll(files).toEqual([])
  await expect.poll(() => story().inputValue()).toMatch(/^زرنا جدّتي/)
  await phone.context.unrouteAll()
  await school.restart({})
  await page.reload()
  await expect.poll(isServed).toBe(true)
  await untilCarried(page)
  school.wire.cut()
  await open('/work/amal/amal-6a-arabic-sentences')
  await expect.poll(() => story().inputValue()).toMatch(/^زرنا جدّتي/)
  school.wire.mend()
})
