/**
 * A child’s work leaves a phone without network in a neighbour’s pocket: a small sealed file, handed in by the neighbour’s phone, and
 * the school’s answer brought back the same way.
 */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let home: Browser
let neighbour: Browser
let page: Page
let other: Page

beforeAll(async () => {
  school = await openDemoSchool()
  home = await launchBrowser()
  neighbour = await launchBrowser()
  page = await home.context.newPage()
  other = await neighbour.context.newPage()
})
afterAll(async () => {
  await home?.close()
  await neighbour?.close()
  await school?.close()
})

const work = '/work/amal/amal-6a-maths-fractions'
const open = (on: Page, path: string) => on.goto(`${school.wire.origin}${path}`)
const button = (on: Page, name: string | RegExp) => on.getByRole('button', { name })

/** What a tap leaves in the phone's downloads. */
async function saved(on: Page, tap: () => Promise<void>): Promise<string> {
  const [download] = await Promise.all([on.waitForEvent('download'), tap()])
  expect(download.suggestedFilename()).toMatch(/^haqiba-.*\.txt$/)
  return readFileSync((await download.path())!, 'utf8')
}

const give = (on: Page, text: string) =>
  on
    .locator('input[type=file]')
    .setInputFiles({ name: 'حقيبة.txt', mimeType: 'text/plain', buffer: Buffer.from(text) })

let file = ''
let answer = ''

test('without network his work goes into a small file that nobody can read on the way', async () => {
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await untilCarried(page)
  await home.context.setOffline(true)
  await open(page, work)
  await page.getByLabel(/ما ناتج/).fill('٧/٨')
  await page.getByText('٢/٣', { exact: true }).click()
  const words = 'نوحّد المقامين أوّلًا، ثمّ نجمع البسطين. '.repeat(10).trim()
  expect(Buffer.byteLength(words)).toBeGreaterThan(650)
  await page.getByLabel(/مقاماهما مختلفان/).fill(words)
  await button(page, 'سلّم الواجب').click()
  await page.getByRole('heading', { name: 'سلّمتَ الواجب' }).waitFor()
  await open(page, '/sent')
  await page.getByRole('link', { name: 'إرسال بهاتف آخر' }).click()
  await page.getByRole('heading', { level: 1, name: 'إرسال بهاتف آخر' }).waitFor()
  await page.getByRole('checkbox', { checked: true }).first().waitFor({ state: 'attached' })
  file = await saved(page, () => button(page, 'تجهيز الملفّ').click())
  await page.getByText(/باقٍ هنا أيضًا/).waitFor()
  expect(file).not.toMatch(/المقامين|يزن|amal|hand-in/)
  expect(await waiting(page)).toBeGreaterThan(0)
})

test('a neighbour takes it along, sees how large it is and nothing else, and his phone hands it in', async () => {
  await open(other, '/')
  await other.evaluate(async () => void (await navigator.serviceWorker.ready))
  await neighbour.context.setOffline(true)
  // Nobody lives on his phone, and it carries all the same.
  await open(other, '/carry')
  await other.getByText('للجيران والأقارب').waitFor()
  await give(other, file)
  await other.getByText('مع هذا الهاتف رسالة واحدة للمدرسة').waitFor()
  await give(other, file)
  await other.getByText('هذه الرسالة مع هذا الهاتف من قبل.').waitFor()
  await give(other, 'مرحبا')
  await other.getByText(/ليس في هذا الملفّ رسالة/).waitFor()
  await neighbour.context.setOffline(false)
  await other.getByRole('heading', { name: 'أجوبة تعود إلى أصحابها' }).waitFor()
  await other.getByText(/كلّف حملها من الإنترنت/).waitFor()
  answer = await saved(other, () => button(other, 'إعادته').click())
  expect(answer).not.toMatch(/المقامين|يزن|amal/)
  await button(other, 'عاد إليه').click()
  await other.getByRole('heading', { name: 'أجوبة تعود إلى أصحابها' }).waitFor({ state: 'detached' })
})

test('the answer is brought back: his work has arrived though his own phone has spoken with nobody', async () => {
  await give(page, answer)
  await page.getByText('وصل جواب المدرسة، وظهر كلّ شيء في مكانه.').waitFor()
  expect(await waiting(page)).toBe(0)
  await open(page, work)
  await page
    .getByText(/^وصل إلى المعلّم/)
    .first()
    .waitFor()
  // A second time, and over the net, it changes nothing.
  await open(page, '/carry')
  await give(page, answer)
  await page.getByText('وصل جواب المدرسة، وظهر كلّ شيء في مكانه.').waitFor()
  await give(page, file)
  await page.getByText(/هذا الملفّ من هذا الهاتف نفسه/).waitFor()
  await home.context.setOffline(false)
  await untilCarried(page)
  await open(page, work)
  await page
    .getByText(/^وصل إلى المعلّم/)
    .first()
    .waitFor()
})

test('a letter that is shared from his messages comes to the same place', async () => {
  await other.evaluate(async text => {
    const form = new FormData()
    form.append('letters', new File([text], 'حقيبة.txt', { type: 'text/plain' }))
    // The phone’s sheet sends a page there; no page of ours may.
    await fetch('/carry', { method: 'POST', body: form, redirect: 'manual' })
  }, file)
  await open(other, '/carry')
  // The school has taken it before, and answers it once more.
  await other.getByText('صارت الرسالة مع هذا الهاتف، وتُسلَّم حين يتّصل.').waitFor()
  await other.getByRole('heading', { name: 'أجوبة تعود إلى أصحابها' }).waitFor()
})

test('nothing was complained of in any console', () => {
  expect([...home.errors, ...neighbour.errors]).toEqual([])
})
