/**
 * The school's register at the principal's desk: a sheet with mistakes, the right one seen before it is taken in, a new child
 * who enters by a card printed for him, and the way back.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let office: Browser
let page: Page

beforeAll(async () => {
  school = await openDemoSchool()
  office = await launchBrowser()
  page = await office.context.newPage()
})
afterAll(async () => {
  await office?.close()
  await school?.close()
})

const sheet = (...rows: string[]) => ({
  name: 'طلبة السابع.csv',
  mimeType: 'text/csv',
  buffer: Buffer.from(['الرقم الوطني,اسم الطالب,الجنس,الصف,الشعبة', ...rows, ''].join('\r\n')),
})
const yousef = '2009000001,يوسف رامي عادل النعيمات,ذكر,السابع,أ'
const salma = '2009000002,سلمى رامي عادل النعيمات,أنثى,السابع,أ'
const nameless = '2009000002,,أنثى,السابع,أ'

const button = (name: string) => page.getByRole('button', { name })
const choose = (file: ReturnType<typeof sheet>) => page.getByLabel('ملفّ السجلّ').setInputFiles(file)
const look = async (name: string) => {
  if (process.env.PICTURES)
    await page.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

test('P1.differences: the principal sees the mistakes of a sheet with line and field, and nothing is changed', async () => {
  await enrolByCard(page, school.card('amal', 'samar').link, 'سمر')
  await untilCarried(page)
  await page.getByRole('link', { name: 'سجلّ المدرسة' }).click()
  await page.getByRole('heading', { name: 'سجلّ المدرسة' }).waitFor()
  await look('start')
  await choose(sheet(yousef, nameless))
  await page.getByRole('heading', { name: 'موضع واحد يحتاج تصحيحًا' }).waitFor()
  const wrong = page.getByRole('list', { name: 'موضع واحد يحتاج تصحيحًا' })
  expect(await wrong.innerText()).toMatch(/طلبة السابع\.csv.*السطر ٣.*الاسم/s)
  await look('wrong')
  expect(await button('أدخلي السجلّ').count()).toBe(0)
})

test('P1.imports Y2.roster: the right sheet is seen before it is taken in', async () => {
  await choose(sheet(yousef, salma))
  await page.getByRole('heading', { name: 'ما سيتغيّر' }).waitFor()
  expect(await page.getByRole('row', { name: /^الأشخاص/ }).innerText()).toMatch(/٢/)
  await page.getByText('يوسف رامي عادل النعيمات').first().waitFor()
  await look('preview')
  await button('أدخلي السجلّ').click()
  await page.getByRole('heading', { name: 'دخل السجلّ' }).waitFor()
  await look('applied')
})

test('a child whom the register brought enters by the card that is printed for him', async () => {
  const { code, out } = await school.school('card', '--section', '7أ', '--place', 'amal', '--json')
  expect(code, out).toBe(0)
  const printed = JSON.parse(out.trim().split('\n').at(-1)!) as { cards: { name: string; link: string }[] }
  const card = printed.cards.find(one => one.name.startsWith('يوسف'))!
  const family = await launchBrowser()
  try {
    const phone = await family.context.newPage()
    await enrolByCard(phone, card.link, 'يوسف')
    await untilCarried(phone)
    await phone.goto(`${school.wire.origin}/me`)
    await phone
      .getByText(/السابع/)
      .first()
      .waitFor()
    expect(family.errors).toEqual([])
  } finally {
    await family.close()
  }
})

test('a set in which much is missing asks first', async () => {
  await choose(sheet(yousef))
  await page.getByRole('heading', { name: /^يغيب/ }).waitFor()
  await look('asks')
  await button('أدخلي السجلّ').click()
  await page.getByText('بقي التأكيد أنّ الغائبين غابوا حقًّا.').waitFor()
  await page.getByText('نعم، هذا صحيح. يُوقف من غاب').click()
  await button('أدخلي السجلّ').click()
  await page.getByRole('heading', { name: 'دخل السجلّ' }).waitFor()
})

test('the last register is taken back, after being asked', async () => {
  await button('أعيدي ما كان قبله').click()
  await page.getByText('هل يعود ما كان؟').waitFor()
  await look('undo')
  await button('نعم، يعود ما كان').click()
  await page.getByRole('heading', { name: 'عاد ما كان' }).waitFor()
  await look('undone')
  // Salma is there again: the same sheet as before brings nothing new.
  await choose(sheet(yousef, salma))
  await page.getByRole('heading', { name: 'لا جديد في هذا الملفّ' }).waitFor()
  await look('nothing-new')
})

test('without network it is said calmly, and nothing is lost', async () => {
  school.wire.cut()
  await page.getByRole('link', { name: 'رجوع' }).or(button('رجوع')).first().click()
  await page.getByRole('link', { name: 'سجلّ المدرسة' }).click()
  await page.getByRole('heading', { name: 'لا طريق إلى المدرسة الآن' }).waitFor()
  await look('offline')
  school.wire.mend()
  await button('جرّبي ثانية').click()
  await page.getByRole('heading', { name: 'لا طريق إلى المدرسة الآن' }).waitFor({ state: 'detached' })
  await choose(sheet(yousef, salma))
  await page.getByRole('heading', { name: 'لا جديد في هذا الملفّ' }).waitFor()
  expect(office.errors).toEqual([])
})
