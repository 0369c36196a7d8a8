/**
 * Three brothers and sisters and their father on one phone, in two schools, for a week of which five days have no network. Each day
 * the battery falls out once. The phone's clock goes on by a day each time; the school's own does not, and its word is what counts.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { performOffice } from '../../src/server/actions/perform.ts'
import { issueCard } from '../../src/server/cards/cards.ts'
import { inHouse, listRows } from '../../src/server/cli/open.ts'
import { readConfig } from '../../src/server/config.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const day = 86_400_000
const question = 'لا أجرؤ أن أسأل في الصفّ: لماذا نعوّض قيمة س؟'
const reply = 'سؤالك في مكانه. نعوّض لنتأكّد أنّ الطرفين متساويان.'

let school: DemoSchool
let phone: Browser
let page: Page
let staff: Browser
let began = 0
const errors: string[] = []

/** The office's own hand on the same database, as its commands have it. */
const office = <T>(work: Parameters<typeof inHouse<T>>[1]) =>
  inHouse(readConfig({ DATA_DIR: school.dataDir, ORIGIN: school.wire.origin }), work)

/** The demo's mother has a husband, and he has a card of each school. */
const fatherOf = (place: string, children: readonly string[]) =>
  office(async house => {
    const name = { own: 'محمود', father: 'سالم', grandfather: 'عودة', family: 'العبّادي' }
    const calls = [
      { name: 'people.admit', args: { id: 'mahmoud', name, gender: 'male', student: false } },
      ...children.map(child => ({
        name: 'people.tie',
        args: { id: `mahmoud-${child}`, person: 'mahmoud', role: 'guardian', target: child },
      })),
    ]
    expect(await performOffice(house.store, place, calls, house.now())).toBeUndefined()
    const about = { place, person: 'mahmoud', desk: 'guardian', now: house.now() } as const
    return (await issueCard(house.store, house.schools, school.wire.origin, about)).link
  })

beforeAll(async () => {
  school = await openDemoSchool()
  phone = await launchBrowser()
  page = await phone.context.newPage()
  staff = await launchBrowser()
  began = Date.now()
})
afterAll(async () => {
  await phone?.close()
  await staff?.close()
  await school?.close()
})

const open = (path: string, on = page) => on.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp, on = page) => on.getByRole('button', { name })
const face = (name: string) => page.locator('.face', { hasText: name })

/** The phone goes off, and on the next day on again. */
async function nextDay(n: number) {
  errors.push(...phone.errors)
  await phone.kill()
  phone = await launchBrowser({ profileDir: phone.profileDir })
  page = await phone.context.newPage()
  await page.clock.setFixedTime(began + n * day)
  await open('/')
}

/** As a link does: a page that loads anew shuts every lock. */
const go = (path: string) =>
  page.evaluate(to => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)

/** Answers what is asked, each kind as a finger does, and hands it in. */
async function handsIn(path: string, text: string) {
  await go(path)
  await page.getByRole('button', { name: /^سلّمي? الواجب$/ }).waitFor()
  for (const field of await page.locator('main textarea').all()) await field.fill(text)
  for (const field of await page.locator('main input.input').all()) await field.fill('٦')
  for (const group of await page.locator('main fieldset').all()) await group.locator('label').first().click()
  await page.getByRole('button', { name: /^سلّمي? الواجب$/ }).click()
  const asItIs = page.getByRole('button', { name: /كما هو$/ })
  const handed = page.getByRole('heading', { name: /^سلّمتَ|^سلّمتِ/ })
  await asItIs.or(handed).first().waitFor()
  if (await asItIs.isVisible()) await asItIs.click()
  await handed.waitFor()
}

async function unlock() {
  await open('/faces')
  await face('سلمى').click()
  await page.getByLabel('الرقم السرّي').fill('2580')
  await button('فتح الجيب').click()
  await page.waitForURL(url => url.pathname === '/')
  await page.getByRole('heading', { level: 1, name: /سلمى/ }).waitFor()
}

test('S1.family: on Sunday three children of two schools and their father come to one phone, and one of them locks her pocket', async () => {
  const [amal, yarmouk] = [await fatherOf('amal', ['yazan', 'jana']), await fatherOf('yarmouk', ['salma'])]
  await enrolByCard(page, school.card('yarmouk', 'salma').link, 'سلمى')
  await untilCarried(page)
  await open('/me/lock')
  await page.getByText('رقم سرّي').first().click()
  await page.getByLabel('الرقم السرّي الجديد').fill('2580')
  await button('التالي').click()
  await page.getByLabel('الرقم نفسه مرّة أخرى').fill('2580')
  await button('إقفال الجيب بهذا السرّ').click()
  await page.waitForURL(url => url.pathname === '/me')
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await enrolByCard(page, school.card('amal', 'jana').link, 'جنى')
  await enrolByCard(page, amal, 'بابا')
  // His second card goes into the pocket that he has.
  await page.goto(yarmouk)
  await page.getByRole('heading', { name: 'هذه البطاقة لمدرسة أخرى للشخص نفسه؟' }).waitFor()
  await page.locator('main').getByRole('button', { name: /بابا/ }).click()
  await page.waitForURL(url => url.pathname === '/' && url.hash === '')
  for (const child of ['يزن', 'جنى', 'سلمى'])
    await page.locator(`a.row:has-text("${child}")`).first().waitFor()
  await expect.poll(() => waiting(page)).toBe(0)
})

test('S5.queue: for five days without network each works in turn, and every evening the battery falls out', async () => {
  school.wire.cut()
  await nextDay(1)
  await switchTo(page, 'يزن')
  await handsIn('/work/amal/amal-6a-arabic-sentences', 'عادت الطيور إلى العين')
  await nextDay(2)
  await switchTo(page, 'جنى')
  await handsIn('/work/amal/amal-2a-arabic-jeem', '')
  await nextDay(3)
  await unlock()
  await handsIn('/work/yarmouk/yarmouk-9a-maths-equation', 'نضع ٦ مكان س فيصحّ الطرفان')
  await go('/ask/yarmouk')
  await page.getByLabel('اكتبي سؤالك').fill(question)
  const teachers = page.getByRole('combobox')
  const maths = teachers.locator('option', { hasText: 'الرياضيات' }).first()
  await teachers.selectOption((await maths.getAttribute('value'))!)
  await button('أرسلي السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  await nextDay(4)
  await switchTo(page, 'يزن')
  await handsIn('/work/amal/amal-6a-maths-fractions', 'نوحّد المقامين أوّلًا')
  await nextDay(5)
  await switchTo(page, 'جنى')
  await page.getByRole('heading', { level: 1, name: /جنى/ }).waitFor()
})

test('G1.overview: their father sees what waits of each child, also of her whose pocket is locked', async () => {
  await switchTo(page, 'بابا')
  for (const child of ['يزن', 'جنى', 'سلمى'])
    await page
      .locator(`a.row:has-text("${child}")`, { hasText: /تنتظر|ينتظر/ })
      .first()
      .waitFor()
  expect(await page.locator('main').innerText()).not.toContain(question)
})

test('when the network is back one exchange, with nobody’s pocket open, carries all of it: each piece is there once', async () => {
  await unlock()
  await open('/faces')
  await page.getByRole('heading', { name: 'لمن الحقيبة الآن؟' }).waitFor()
  expect(await waiting(page)).toBeGreaterThanOrEqual(5)
  school.wire.mend()
  await open('/faces')
  await expect.poll(() => waiting(page)).toBe(0)
  const given = await office(async house => {
    const of = async (place: string, assignment: string, person: string) =>
      (await listRows(house, place, 'submission', assignment)).filter(row => row.body.person === person)
        .length
    return Promise.all([
      of('amal', 'amal-6a-arabic-sentences', 'yazan'),
      of('amal', 'amal-6a-maths-fractions', 'yazan'),
      of('amal', 'amal-2a-arabic-jeem', 'jana'),
      of('yarmouk', 'yarmouk-9a-maths-equation', 'salma'),
    ])
  })
  expect(given).toEqual([1, 1, 1, 1])
})

test('S8.threads: the private reply comes while her pocket is locked, and neither brother, sister nor father see a word of it', async () => {
  const desk = await staff.context.newPage()
  await enrolByCard(desk, school.card('yarmouk', 'firas').link, 'فراس')
  await open('/inbox', desk)
  await desk.getByRole('link', { name: /لا أجرؤ/ }).click()
  await desk.getByRole('textbox', { name: /جوابك/ }).fill(reply)
  await desk.getByRole('button', { name: 'أرسل الجواب' }).click()
  await expect.poll(() => waiting(desk)).toBe(0)
  for (const name of ['يزن', 'جنى', 'بابا']) {
    await switchTo(page, name)
    await page.getByRole('navigation').waitFor()
    await open('/messages')
    await page.getByRole('heading', { level: 1 }).waitFor()
    expect(await page.evaluate(() => document.documentElement.outerHTML)).not.toContain(reply)
  }
  await unlock()
  await page.getByText(reply).first().waitFor()
})

test('nothing was complained of in any console', () => {
  expect([...errors, ...phone.errors, ...staff.errors]).toEqual([])
})
