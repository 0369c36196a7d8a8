/**
 * Words of the school: the principal's notice that must be read, the counselor's encouragement to a grade's students and
 * another to their guardians, on the phone of a child and his mother, and back as numbers to those who wrote them.
 */
import { rmSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'
import { sharedBy, shareEndsIn } from './sharing.ts'

const notice = 'يوم تطوّعيّ في حديقة المدرسة'
const toStudents = 'كلّ سؤال تسأله خطوة، ونحن معك'
const toGuardians = 'دقيقتان من الإصغاء مساءً تكفيان'
const meeting = 'لقاء أولياء أمور السادس أ'
const planned = 'اختبار تجريبيّ للسادس'

let school: DemoSchool
/** One browser runs at a time: the office's machine and the family's phone take turns. */
let open: Browser | undefined
let page: Page
const folders: { office?: string; family?: string } = {}
const errors: string[] = []

beforeAll(async () => {
  school = await openDemoSchool()
})
afterAll(async () => {
  await putDown()
  for (const folder of Object.values(folders)) rmSync(folder, { recursive: true, force: true, maxRetries: 5 })
  await school?.close()
})

async function take(whose: keyof typeof folders) {
  await putDown()
  open = await launchBrowser({ profileDir: folders[whose] })
  folders[whose] = open.profileDir
  page = await open.context.newPage()
}

async function putDown() {
  if (!open) return
  errors.push(...open.errors)
  await open.close({ keepProfile: true })
  open = undefined
}

const go = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const seen = (text: string | RegExp) => page.getByText(text).first().waitFor()

test('S10.official S10.mustread: the principal publishes a notice that must be read, knowing to how many', async () => {
  await take('office')
  await enrolByCard(page, school.card('amal', 'samar').link, 'سمر')
  await untilCarried(page)
  await go('/notices/new')
  await page.getByText('المدرسة كلّها', { exact: true }).click()
  await page.getByLabel('العنوان').fill(notice)
  await page.getByLabel('نصّ التعميم').fill('نلتقي صباح السبت. أحضروا قفّازات وماءً.')
  await expect.poll(() => page.getByLabel('قراءته واجبة').isChecked()).toBe(true)
  await button(/^إرسال إلى [٠-٩]+ /).click()
  await page.getByRole('heading', { level: 1, name: notice }).waitFor()
  await untilArrived()
})

test('C3.section: a notice names the guardians of one section, and ends at an hour', async () => {
  await go('/notices/new')
  await page.getByText('الصف السادس', { exact: true }).click()
  await page.getByText('شعبة أ', { exact: true }).click()
  await page.getByText('الطلبة', { exact: true }).click()
  await page.getByText('المعلّمون', { exact: true }).click()
  await expect.poll(() => button(/^إرسال إلى [٠-٩]+ وليّ أمر$|^إرسال إلى [٠-٩]+ أولياء أمور$/).count()).toBe(1)
  await page.getByLabel('العنوان').fill(meeting)
  await page.getByLabel('نصّ التعميم').fill('نلتقي في مكتبة المدرسة.')
  await page.getByRole('group', { name: 'متى ينتهي؟' }).getByText('في ساعة أحدّدها').click()
  await page.getByLabel('يوم الانتهاء وساعته').fill(tomorrow('14:00'))
  await button(/^إرسال إلى/).click()
  await page.getByRole('heading', { level: 1, name: meeting }).waitFor()
  await seen(/^ينتهي غدًا/)
  await seen(/^أولياء أمور السادس أ$/)
  await untilArrived()
})

test('C2.planned C2.share: a notice for an hour waits for it, and its text for outside bears the date and the school', async () => {
  await go('/notices/new')
  await page.getByText('الصف السادس', { exact: true }).click()
  await page.getByLabel('العنوان').fill(planned)
  await page.getByLabel('نصّ التعميم').fill('يوم الأحد في الحصّة الثانية.')
  await page.getByRole('group', { name: 'متى يُنشر؟' }).getByText('في ساعة أحدّدها').click()
  await page.getByLabel('يوم النشر وساعته').fill(tomorrow('08:00'))
  await button(/^إرسال إلى/).click()
  await seen(/^يُنشر غدًا/)
  const shared = await page.getByRole('textbox', { name: 'النصّ' }).inputValue()
  expect(shared).toContain(planned)
  expect(shared).toMatch(/مدرسة الأمل الأساسية\s+[^\n]*[٠-٩]{4}$/)
  await shareEndsIn(page, 'shared')
  await untilArrived()
  await button('مشاركة النصّ').click()
  await expect.poll(() => sharedBy(page)).toBe(shared)
  await open!.context.grantPermissions(['clipboard-read', 'clipboard-write'])
  await shareEndsIn(page, 'AbortError')
  await button('مشاركة النصّ').click()
  expect(await page.getByText('نُسخ النصّ.').count()).toBe(0)
  // A phone that will not share copies, and where that is forbidden too the text stands chosen for the finger.
  await shareEndsIn(page, 'NotAllowedError')
  await button('مشاركة النصّ').click()
  await seen('نُسخ النصّ.')
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(shared)
  await page.evaluate(() =>
    Object.assign(navigator.clipboard, { writeText: () => Promise.reject(new Error()) }),
  )
  await button('نسخ النصّ').click()
  await seen(/^لم يسمح المتصفّح بالنسخ/)
  expect(await page.evaluate(() => getSelection()?.toString())).toBe(shared)
})

/** Amman's clock, as the field wants it. */
function tomorrow(clock: string) {
  const day = new Date(Date.now() + 27 * 3_600_000).toISOString().slice(0, 10)
  return `${day}T${clock}`
}

test('C2.audience C2.grade C3.audience C3.grade: the counselor sees whom she reaches, and sends a word to each', async () => {
  await enrolByCard(page, school.card('amal', 'hadeel').link, 'هديل')
  await untilCarried(page)
  await go('/notices/new')
  await seen('العدد يظهر هنا بعد اختيار الجمهور.')
  await page.getByText('الصف السادس', { exact: true }).click()
  await expect.poll(() => button(/^إرسال إلى [٠-٩]+ (طالبًا|طالب) وطالبة$/).count()).toBe(1)
  await page.getByText('أولياء الأمور', { exact: true }).click()
  await page.getByLabel('كلمة للطلبة').fill(toStudents)
  await page.getByLabel('كلمة لأولياء أمورهم').fill(toGuardians)
  const counts = page.getByRole('status').filter({ hasText: 'وليّ أمر' })
  await expect.poll(() => counts.textContent()).toMatch(/[٠-٩]+ (طالبًا|طالب) وطالبة.*[٠-٩]+ وليّ أمر/)
  await button(/^إرسال الكلمتين إلى [٠-٩]+ /).click()
  for (const words of [toStudents, toGuardians]) {
    await link(words).click()
    await untilArrived()
    await link('رجوع').click()
  }
})

/** The writer's own page of it says how far it has come, once the school holds it. */
const untilArrived = () => page.getByRole('heading', { name: 'إلى أين وصل' }).waitFor()

test('S10.source S10.date S10.receipt: a child reads what must be read, and what is for him alone', async () => {
  await take('family')
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await enrolByCard(page, school.card('amal', 'hana').link, 'أمّ يزن')
  await untilCarried(page)
  await switchTo(page, 'يزن')
  await seen(toStudents)
  for (const other of [toGuardians, meeting, planned]) expect(await page.getByText(other).count()).toBe(0)
  await readNotice()
  await seen('إدارة المدرسة')
  await go('/messages')
  for (const other of [toGuardians, meeting, planned]) expect(await page.getByText(other).count()).toBe(0)
  await readWord(toStudents, toGuardians)
})

test('G1.tips C3.audience: his mother, on the same phone, gets her own and confirms the notice herself', async () => {
  await switchTo(page, 'أمّ يزن')
  await seen(toGuardians)
  expect(await page.getByText(toStudents).count()).toBe(0)
  // Her word stands whole on her first screen: having it before her eyes is reading it. It may have been read by now.
  await page.evaluate(() => document.querySelector('[data-reads]')?.scrollIntoView())
  await page.locator('[data-reads]').waitFor({ state: 'detached' })
  await go('/messages')
  await link(meeting).waitFor()
  expect(await link(toGuardians).textContent()).not.toContain('جديد')
  await readNotice()
  await readWord(toGuardians, toStudents)
})

/** The home shows the notice, the messages hold it; a tap says that it is read. */
async function readNotice() {
  await seen(notice)
  await go('/messages')
  await link(notice).click()
  await page.getByRole('heading', { level: 1, name: notice }).waitFor()
  await button('قرأته').click()
  await seen(/^قرأته اليوم/)
  await seen('وصلت علامة القراءة إلى المدرسة.')
}

/** Of a word that need not be read, opening it is reading it. */
async function readWord(text: string, ofOther: string) {
  await go('/messages')
  await link(text).waitFor()
  expect(await page.getByText(ofOther).count()).toBe(0)
  await link(text).click()
  await seen('وصلت علامة القراءة إلى المدرسة.')
}

test('C2.reach C2.read C3.reach C3.read: principal and counselor see how many phones received and how many people read', async () => {
  await take('office')
  await go('/')
  await switchTo(page, 'سمر')
  await go('/notices')
  await link(notice).click()
  // Principal and counselor hold it too, on their own phone: families' phones alone are counted.
  await seen(/^وصل إلى هاتف واحد/)
  await seen(/^قرأه ٢ من/)
  await switchTo(page, 'هديل')
  for (const words of [toStudents, toGuardians]) {
    await go('/notices')
    await link(words).click()
    await seen(/^وصلت إلى هاتف واحد/)
    await seen(/^قرأها واحد من|^قرأها ١ من/)
  }
})

test('a notice is taken back after a question, and whoever has read it learns that it does not hold', async () => {
  await switchTo(page, 'سمر')
  await go('/notices')
  await link(notice).click()
  await button('سحب التعميم').click()
  await seen('أنسحب هذا التعميم؟')
  await button('لا، يبقى').click()
  await button('سحب التعميم').click()
  await button('نعم، أسحبه').click()
  await seen(/^سُحب اليوم/)
  await button('كتابته من جديد').waitFor()
  await untilArrived()
  await take('family')
  await go('/')
  await switchTo(page, 'يزن')
  await go('/messages')
  await link(/تعميم سحبته المدرسة/).click()
  await seen('لم يعد قائمًا، ولا يُعتمد عليه.')
  expect(await page.getByText('نلتقي صباح السبت').count()).toBe(0)
})

test('nothing was complained of in any console', async () => {
  await putDown()
  expect(errors).toEqual([])
})
