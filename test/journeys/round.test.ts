/**
 * One answer makes the round: from a phone without network to the database and the teacher's screen, and the mark back to
 * child and parent. The real product, real browsers, a wire that is really cut.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const work = '/work/amal/amal-6a-maths-fractions'
const lesson = '/lessons/amal/amal-6a-grade-6-maths-equivalent-fractions'
const answer = 'نوحّد المقامين على ستّة ثم نجمع البسطين'

let school: DemoSchool
let family: Browser
let page: Page
const errors: string[] = []

beforeAll(async () => {
  school = await openDemoSchool()
  family = await launchBrowser()
  page = await family.context.newPage()
})
afterAll(async () => {
  await family?.close()
  await school?.close()
})

/** The browser is killed and started again, as a phone is whose battery fell out. */
async function startAgain() {
  errors.push(...family.errors)
  await family.kill()
  family = await launchBrowser({ profileDir: family.profileDir })
  page = await family.context.newPage()
}

const open = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })

test('S1.card: a child opens the app once with network and enrols by his card', async () => {
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await untilCarried(page)
})

test('G1.children: his mother is a second profile on the same phone, at home in two schools', async () => {
  await enrolByCard(page, school.card('amal', 'hana').link, 'أمّ يزن')
  await page.getByText('جنى').first().waitFor()
  await page.goto(school.card('yarmouk', 'hana').link)
  await button(/أمّ يزن/).click()
  await page.getByText('سلمى').first().waitFor()
  await untilCarried(page)
})

test('S3.offline S3.progress: the network goes, the phone is killed and started, and he reads on page by page', async () => {
  school.wire.cut()
  await startAgain()
  await open('/')
  await switchTo(page, 'يزن')
  await open(`${lesson}/3`)
  await page.getByText('٣ من ٥').first().waitFor()
  await link('الصفحة التالية').click()
  await page.getByText('٤ من ٥').first().waitFor()
  await startAgain()
  await open('/lessons')
  await link(/الكسور المتكافئة/)
    .first()
    .click()
  await page.waitForURL(/\/4$/)
})

test('S5.drafts: the tab is closed in the middle of a word, and the draft is found', async () => {
  await open(work)
  await page.getByLabel(/مقاماهما مختلفان/).pressSequentially('نوحّد المقامي')
  await page.close({ runBeforeUnload: false })
  page = await family.context.newPage()
  await open(work)
  await expect.poll(() => page.getByLabel(/مقاماهما مختلفان/).inputValue()).toBe('نوحّد المقامي')
})

test('S5.text S5.choice S5.number S5.queue: he hands in without network, and sees it on this phone', async () => {
  await page.getByLabel(/مقاماهما مختلفان/).fill(answer)
  await page.getByLabel(/ما ناتج/).fill('٧/٨')
  await page.getByLabel('٢/٣').check()
  await button('سلّم الواجب').click()
  await page.getByText('على هذا الهاتف').first().waitFor()
  await startAgain()
  await open(work)
  await page.getByText(answer).waitFor()
  await page.getByText('على هذا الهاتف').first().waitFor()
})

test('S8.threads: he asks about page 3 of the lesson, and sees the question wait', async () => {
  await open(`${lesson}/3`)
  await link('لم أفهم هذا').click()
  await page.getByLabel('اكتب سؤالك').fill('لماذا نقسم على العدد نفسه؟')
  await button('أرسل السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  await open('/messages')
  await page.getByText('لماذا نقسم على العدد نفسه؟').waitFor()
  await page.getByText('على هذا الهاتف').first().waitFor()
})

test('G1.due G1.late: his mother, without network, sees both schools, what is due and late, and what waits', async () => {
  await switchTo(page, 'أمّ يزن')
  for (const name of ['يزن', 'جنى', 'سلمى']) await page.getByText(name).first().waitFor()
  await link(/يزن/).first().click()
  await page.getByText('ينتظر الشبكة').first().waitFor()
  await page.getByText('جمع الكسور').first().waitFor()
})

test('S5.receipt: the network comes back, slow; everything leaves in one request, and states turn to arrived', async () => {
  const exchanges: string[] = []
  page.on('request', request => {
    if (new URL(request.url()).pathname === '/sync') exchanges.push(request.method())
  })
  school.wire.slow(20_000)
  school.wire.mend()
  await open('/')
  await switchTo(page, 'يزن')
  await open(work)
  await page.getByText(/وصل/).first().waitFor()
  school.wire.slow(undefined)
})

test('nothing was complained of in any console', () => {
  expect([...errors, ...family.errors]).toEqual([])
})
