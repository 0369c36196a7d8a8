/** Everything on the phone is searched without network, in any spelling, and by nobody but its owner. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let phone: Browser
let page: Page

beforeAll(async () => {
  school = await openDemoSchool()
  phone = await launchBrowser()
  page = await phone.context.newPage()
  await enrolByCard(page, school.card('amal', 'hana').link, 'ماما')
  await enrolByCard(page, school.card('amal', 'jana').link, 'جنى')
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await untilCarried(page)
  await phone.context.setOffline(true)
})
afterAll(async () => {
  await phone?.close()
  await school?.close()
})

const found = () => page.getByRole('list', { name: 'البحث' }).getByRole('link')
const looks = async (query: string) => {
  await page.getByRole('searchbox', { name: 'كلمة أو أكثر' }).fill(query)
  // What was found for the letters before stands until this has its answer.
  await page
    .getByRole('status')
    .getByText(/^(لا نتيجة|نتيجة|نتيجتان|[٠-٩]+ نتائج|[٠-٩]+ نتيجة)/)
    .waitFor()
}

test('S3.search: a child finds a lesson without network by a word in it, and comes to the page where it stands', async () => {
  await page.getByRole('link', { name: 'دروسي', exact: true }).click()
  await page.getByRole('link', { name: 'بحث' }).click()
  await looks('زَيتونه')
  await found().first().waitFor()
  expect(await found().first().innerText()).toMatch(/درس/)
  await page.locator('mark').first().waitFor()
  await found().first().click()
  await page.waitForURL(/\/lessons\/amal\//)
  await page.locator('main').getByText(/زيتون/).first().waitFor()
})

test('work, notices, and what was asked and answered are found too; a word that is nowhere is said calmly', async () => {
  await page.goto(`${school.wire.origin}/search`)
  await looks('الفاعل والمبتدأ')
  await found()
    .filter({ hasText: /سؤال|جواب/ })
    .first()
    .waitFor()
  await looks('الجملة الاسميه')
  await found().filter({ hasText: /واجب/ }).first().click()
  await page.waitForURL(/\/work\/amal\//)
  await page.goto(`${school.wire.origin}/search`)
  await looks('ديناصور')
  await page.getByText('لم نجد هذا على الهاتف').waitFor()
})

test('his sister finds nothing of what was said to him; his mother finds it, and it leads to her own screens', async () => {
  await switchTo(page, 'جنى')
  await page.goto(`${school.wire.origin}/search`)
  await looks('سؤال جميل يا يزن')
  expect(await found().filter({ hasText: 'يزن' }).count()).toBe(0)
  await switchTo(page, 'ماما')
  await page.getByRole('link', { name: 'الرسائل' }).click()
  await page.getByRole('link', { name: 'بحث' }).click()
  await looks('جمع الكسور')
  await found().filter({ hasText: 'واجب' }).first().click()
  await page.waitForURL(/\/children\/amal\/yazan/)
})

test('nothing was complained of in any console', () => {
  expect(phone.errors).toEqual([])
})
