/** "This was mine": two pupils of one section share a phone, and what one of them wrote goes out from the other's pocket. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const work = '/work/amal/amal-6a-arabic-sentences'
const text = 'الجملة الاسميّة تبدأ باسم'

let school: DemoSchool
let phone: Browser
let staff: Browser
let page: Page
let desk: Page

beforeAll(async () => {
  school = await openDemoSchool()
  phone = await launchBrowser()
  staff = await launchBrowser({ context: { viewport: { width: 1280, height: 800 } } })
  page = await phone.context.newPage()
  desk = await staff.context.newPage()
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await enrolByCard(page, school.card('amal', 'amal-6a-05').link, 'تالا')
  await untilCarried(page)
  await enrolByCard(desk, school.card('amal', 'rana').link, 'رنا')
  await untilCarried(desk)
})
afterAll(async () => {
  await phone?.close()
  await staff?.close()
  await school?.close()
})

const open = (path: string, on = page) => on.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })

test('work goes out from the wrong pocket, without network; whose it is finds the way to it from a pocket of her own', async () => {
  await expect.poll(() => waiting(page)).toBe(0)
  school.wire.cut()
  await switchTo(page, 'يزن')
  await open(work)
  await page.locator('main textarea').first().fill(text)
  await button('سلّم الواجب').click()
  await button('سلّمه كما هو').click()
  await page.getByRole('heading', { name: 'سلّمتَ الواجب' }).waitFor()
  await switchTo(page, 'تالا')
  await open(work)
  await page.getByRole('link', { name: 'سُلّم من جيب آخر بالخطأ؟' }).click()
  await page.getByText('لم يُسلَّم شيء من هذا الجيب').waitFor()
  await page.getByRole('link', { name: 'إلى الجيوب' }).click()
  await button(/^يزن/).click()
  await page.waitForURL(url => url.pathname === '/')
})

test('whoever holds the pocket gives it back: it waits, and the school moves it to her', async () => {
  await open(work)
  await page.getByRole('link', { name: 'ليس هذا عملي' }).click()
  await page.getByRole('heading', { name: 'لمن هذا الواجب؟' }).waitFor()
  await button(/تالا/).click()
  await button('نعم، هو عمل تالا').click()
  await page.waitForURL(url => url.pathname === work)
  await page.getByText('على هذا الهاتف').first().waitFor()
  school.wire.mend()
  await open(work)
  await page.getByText(/سُلّم من جيبك، وهو عمل/).waitFor()
  await switchTo(page, 'تالا')
  await open(work)
  await page.getByText(/سُلّم من جيب .*، وهو عملك/).waitFor()
  await page.getByText(text).first().waitFor()
})

test('their teacher sees that it was moved, from whom to whom', async () => {
  await open('/desk/amal/amal-6a-arabic-sentences', desk)
  await desk.getByRole('navigation', { name: 'الدور' }).getByRole('link').first().waitFor()
  await desk
    .locator('.pane-queue')
    .getByRole('link', { name: /قيس الخصاونة/ })
    .click()
  await desk.getByText(text).first().waitFor()
  await desk.getByText(/^سُلّم من جيب يزن .*، وهو عمل .*\. نُقل/).waitFor()
})

test('nothing was complained of in any console', () => {
  expect([...phone.errors, ...staff.errors]).toEqual([])
})
