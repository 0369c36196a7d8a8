/**
 * A subject's plan on its way: written by its teacher, seen by a child without network, changed, told, carried into the phone's
 * calendar; then solutions that open at their hour, and the names of those who did not hand in.
 */
import { readFileSync } from 'node:fs'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { addDays, dayOf } from '../../src/domain/calendar/day.ts'
import { hijri, gregorian } from '../../src/domain/calendar/dates.ts'
import { momentOf } from '../../src/domain/calendar/day.ts'
import { weekOf } from '../../src/domain/calendar/week.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { readConfig } from '../../src/server/config.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { readIcs } from '../calendar/read-ics.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'
import { sharedBy, shareEndsIn } from './sharing.ts'

let school: DemoSchool
/** The same database beside the running server. */
let house: House
let staff: Browser
let desk: Page
let family: Browser
let page: Page
const errors: string[] = []
/** When the short work of this story is due. */
let dueAt = 0
const today = dayOf(Date.now())
/** All that a phone had to say is at school; an exchange that was under way at the tap may have left without it. */
const reachedSchool = (of: Page) => expect.poll(() => waiting(of)).toBe(0)

/** A day of the plan that is not the end of a term away. */
const inDays = (days: number) => addDays(today, days)
const said = (day: string) => gregorian(momentOf(day, 12), 'arab', 'ar', { weekday: false })

beforeAll(async () => {
  school = await openDemoSchool()
  const config = readConfig({ ...process.env, DATA_DIR: school.dataDir })
  house = await openHouse(config, { log: pino({ level: 'silent' }) })
  staff = await launchBrowser({ context: { viewport: { width: 1280, height: 800 } } })
  desk = await staff.context.newPage()
  family = await launchBrowser({ context: { acceptDownloads: true } })
  page = await family.context.newPage()
})
afterAll(async () => {
  await staff?.close()
  await family?.close()
  await house?.close()
  await school?.close()
})

const at = (path: string) => `${school.wire.origin}${path}`
const arrived = (of: Page) =>
  of.waitForResponse(response => new URL(response.url()).pathname === '/sync' && response.ok())
/** For whoever looks at the screens of this story. */
async function picture(of: Page, name: string) {
  if (process.env.PICTURES)
    await of.screenshot({ path: `${process.env.PICTURES}/${name}.png`, fullPage: true })
}

async function fillItem(n: string, kind: string, title: string, weight: string, due: string) {
  await desk.getByRole('button', { name: kind, exact: true }).click()
  await desk.getByLabel(`اسم البند ${n}`).fill(title)
  await desk.getByLabel(`وزن البند ${n} من ١٠٠`).fill(weight)
  await desk.getByLabel(new RegExp(`^يوم (تسليم|امتحان) البند ${n}$`)).fill(due)
}

test('T1.plan T1.weights: a plan whose weights are ninety is kept back with its sum, a whole one is published', async () => {
  await enrolByCard(desk, school.card('amal', 'khaled').link, 'خالد')
  await untilCarried(desk)
  await desk.goto(at('/plans'))
  await desk.getByRole('link', { name: /الرياضيات، السادس أ/ }).waitFor()
  await picture(desk, 'teacher-plans')
  await desk.getByRole('link', { name: /الرياضيات، السادس أ/ }).click()
  // The work that he gave before is in the plan already.
  await expect.poll(() => desk.getByLabel('اسم البند ١').inputValue()).toBe('النسبة في حياتنا')
  await fillItem('٤', 'امتحان', 'الشهر الثاني', '٢٥', inDays(9))
  await fillItem('٥', 'امتحان', 'النهائيّ', '٤٠', inDays(45))
  await desk.getByRole('button', { name: 'انشر الخطّة' }).click()
  await desk.getByText('مجموع الأوزان ٩٠، وبقي ١٠ لتصير ١٠٠.').first().waitFor()
  expect(new URL(desk.url()).pathname).toBe('/plans/write')
  await picture(desk, 'teacher-write-ninety')
  await desk.getByLabel('وزن البند ٤ من ١٠٠').fill('٣٥')
  await desk.getByText('الأوزان ١٠٠ تمامًا.').first().waitFor()
  await desk.getByRole('button', { name: 'انشر الخطّة' }).click()
  await desk.getByRole('heading', { name: /خطّة الرياضيات/ }).waitFor()
  await reachedSchool(desk)
  await desk.getByRole('img', { name: /الشهر الثاني: ٣٥/ }).waitFor()
  await picture(desk, 'teacher-plan')
})

test('T1.weights: work that he writes picks its item, which brings weight and day', async () => {
  await desk.goto(at('/publish/work'))
  await desk.getByText('السادس أ', { exact: true }).click()
  await desk.getByLabel('بند من خطّة المادّة').selectOption({ label: `النهائيّ، ${said(inDays(45))}، بقي ٤٠` })
  expect(await desk.getByLabel('الوزن من ١٠٠').inputValue()).toBe('٤٠')
  expect(await desk.getByLabel('يوم التسليم وساعته').inputValue()).toBe(`${inDays(45)}T20:00`)
  await picture(desk, 'teacher-item')
})

test('S4.calendar S4.plan: without network a child sees week and month, Hijri beside, and weights that make a hundred', async () => {
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await untilCarried(page)
  school.wire.cut()
  await page.goto(at('/deadlines'))
  await page.getByText('الشهر الثاني').first().waitFor()
  await picture(page, 'student-list')
  await page.getByText('أسبوع', { exact: true }).click()
  // Of the coming days one is surely a school day of this week.
  const day = weekOf(
    momentOf(addDays(today, [5, 6].includes(new Date(`${today}T12:00:00Z`).getUTCDay()) ? 2 : 0), 12),
  ).days[0]!
  await page.getByRole('heading', { name: gregorian(momentOf(day, 12), 'arab', 'ar') }).waitFor()
  await page
    .getByText(hijri(momentOf(day, 12), 0, 'arab', 'ar'))
    .first()
    .waitFor()
  await page.getByText('الجمعة والسبت').waitFor()
  await picture(page, 'student-week')
  await page.getByText('شهر', { exact: true }).click()
  await page.getByRole('table').waitFor()
  await picture(page, 'student-month')
  await page.getByText('قائمة', { exact: true }).click()
  await page.getByText('الرياضيات', { exact: true }).first().click()
  const told = await page.getByRole('img', { name: /^الرياضيات: .*النهائيّ: ٤٠/ }).getAttribute('aria-label')
  const weights = [...told!.matchAll(/: ([٠-٩٫]+)\./g)].map(([, n]) =>
    [...n!].map(c => '٠١٢٣٤٥٦٧٨٩'.indexOf(c)),
  )
  expect(weights.reduce((sum, digits) => sum + Number(digits.join('')), 0)).toBe(100)
})

test('S4.ics: without network he takes his dates as a file that a calendar reads', async () => {
  const coming = page.waitForEvent('download')
  await page.getByRole('button', { name: 'ملفّ المواعيد' }).click()
  const download = await coming
  expect(download.suggestedFilename()).toBe(`مواعيد-يزن-${today}.ics`)
  const { events, alarms } = readIcs(readFileSync(await download.path(), 'utf8'))
  const exam = events.find(one => one.SUMMARY === 'امتحان الشهر الثاني')
  expect(exam).toMatchObject({ 'DTSTART;VALUE=DATE': inDays(9).replaceAll('-', ''), STATUS: 'CONFIRMED' })
  expect(events.some(one => one.SUMMARY === 'يوم الشجرة')).toBe(true)
  expect(alarms.length).toBeGreaterThan(0)
  expect(new Set(events.map(one => one.UID)).size).toBe(events.length)
})

test('S4.ics: by the phone’s own sheet where it has one; closed is an answer, and a phone that will not saves the file', async () => {
  const called = `مواعيد-يزن-${today}.ics`
  let saved = 0
  page.on('download', () => saved++)
  const take = () => page.getByRole('button', { name: 'ملفّ المواعيد' }).click()
  await shareEndsIn(page, 'shared')
  await take()
  await page.getByText(/^خرج الملفّ/).waitFor()
  expect(await sharedBy(page)).toEqual([called])
  await shareEndsIn(page, 'AbortError')
  await take()
  await page.getByText(/^خرج الملفّ/).waitFor({ state: 'detached' })
  expect(saved).toBe(0)
  await shareEndsIn(page, 'NotAllowedError')
  const coming = page.waitForEvent('download')
  await take()
  expect((await coming).suggestedFilename()).toBe(called)
  await page.getByText(/^حُفظ الملفّ .* في تنزيلات الهاتف\.$/).waitFor()
})

test('T1.versions: the teacher moves the exam, and child and mother are told from which day to which until each has seen it', async () => {
  school.wire.mend()
  await desk.goto(at('/plans'))
  await desk.getByRole('link', { name: /الرياضيات، السادس أ/ }).click()
  await desk.getByRole('link', { name: 'عدّل الخطّة' }).click()
  await desk.getByLabel('يوم امتحان البند ٤').fill(inDays(16))
  await desk.getByRole('button', { name: 'انشر النسخة ٢' }).click()
  const change = `نُقل الامتحان «الشهر الثاني» من ${said(inDays(9))} إلى ${said(inDays(16))}.`
  await desk.getByText(change).waitFor()
  await reachedSchool(desk)
  await picture(desk, 'teacher-history')
  const came = arrived(page)
  await page.goto(at('/deadlines'))
  await came
  await page.getByText(change).waitFor()
  await picture(page, 'student-change')
  await page
    .locator('section')
    .filter({ hasText: change })
    .getByRole('button', { name: 'رأيتُها' })
    .last()
    .click()
  await expect.poll(() => page.getByText(change).count()).toBe(0)
  await page.reload()
  await page.getByRole('heading', { level: 1 }).waitFor()
  expect(await page.getByText(change).count()).toBe(0)

  // His mother, on the same phone, is told by herself, and of whom.
  await enrolByCard(page, school.card('amal', 'hana').link, 'أمّ يزن')
  await page.getByText('جنى').first().waitFor()
  await page.goto(at('/deadlines'))
  const told = page.locator('section').filter({ hasText: change }).last()
  await told.getByRole('heading', { name: /^يزن: تغيّرت خطّة الرياضيات$/ }).waitFor()
  await picture(page, 'guardian-change')
  await switchTo(page, 'يزن')
})

test('T1.publication: he copies the plan to another section, where it is a draft of its own', async () => {
  await desk.getByRole('link', { name: 'انسخها إلى الخامس ب' }).click()
  await expect.poll(() => desk.getByLabel('اسم البند ٥').inputValue()).toBe('النهائيّ')
  await desk.getByRole('heading', { name: /الخامس ب/ }).waitFor()
})

test('T8.keys T8.explanation T8.hour: solutions open at the hour, and stand beside his own answer, offline too', async () => {
  const now = house.now()
  dueAt = now + 20_000
  const give = { section: 'amal-6a', subject: 'maths', intro: '', lessons: [], weight: 0, id: 'dates' }
  const tasks = [{ id: 't1', kind: 'text', prompt: 'كم حبّة تمر بقيت؟', points: 2 }]
  const call = {
    name: 'assignments.publish',
    args: { ...give, title: 'تمر الأغوار', tasks, publishAt: now - 60_000, dueAt },
  }
  expect(await performOffice(house.store, 'amal', [call], now)).toBeUndefined()
  await page.goto(at('/work/amal/dates'))
  await page.getByLabel('كم حبّة تمر بقيت؟').fill('ثلاث')
  await page.getByRole('button', { name: /^سلّم الواجب/ }).click()
  await page.getByRole('heading', { name: /^سلّمت/ }).waitFor()

  await desk.goto(at('/desk/amal/dates'))
  await desk.getByRole('link', { name: 'الحلول' }).first().click()
  await desk.getByLabel('الجواب الصحيح ١').fill('أربع')
  await desk.getByLabel('لماذا؟ شرح السؤال ١').fill('أكلنا واحدة من خمس.')
  await picture(desk, 'teacher-solutions')
  await desk.getByRole('button', { name: 'احفظ الحلول' }).click()
  const kept = () =>
    house.db
      .selectFrom('rows')
      .select(['id', 'body'])
      .where('noun', '=', 'key')
      .where('id', '=', 'dates')
      .executeTakeFirst()
  await expect.poll(kept).toBeDefined()
  await page.reload()
  await page.getByText('ثلاث').first().waitFor()
  expect(await page.getByText('أكلنا واحدة من خمس.').count()).toBe(0)

  // The hour comes: it is brought forward to now, as clocks can't be.
  const { id, body } = (await kept())!
  const opensAt = house.now() - 1000
  await house.db
    .updateTable('rows')
    .set({ body: JSON.stringify({ ...JSON.parse(body), opensAt }), about: `at:${opensAt}` })
    .where('noun', '=', 'key')
    .where('id', '=', id)
    .execute()
  const came = arrived(page)
  await page.reload()
  await came
  await page.getByText('أكلنا واحدة من خمس.').waitFor()
  school.wire.cut()
  await page.reload()
  await page.getByText('أربع', { exact: true }).waitFor()
  await page.getByText('ثلاث', { exact: true }).waitFor()
  await picture(page, 'student-solution')
  school.wire.mend()
})

/** Taps until the list stands as sent: the hour has only just passed, and the screen may be drawn anew under the finger. */
async function sendList() {
  const sent = desk.getByText(/^أُرسلت القائمة/)
  for (let tap = 1; tap <= 4; tap++) {
    await desk.getByRole('button', { name: 'أرسل القائمة إلى الإدارة' }).click()
    if (
      await sent.waitFor({ timeout: 10_000 }).then(
        () => true,
        () => false,
      )
    )
      return
    console.log(`tap ${tap} sent no list:`, await desk.locator('.problem').allTextContents())
  }
  await sent.waitFor()
}

test('T7.nonfollowers T1.principal: the names reach the principal, and the plans of each teacher', async () => {
  await expect.poll(() => house.now(), { timeout: 60_000 }).toBeGreaterThan(dueAt)
  await desk.goto(at('/missing/amal/dates'))
  await desk.getByRole('button', { name: 'أرسل القائمة إلى الإدارة' }).waitFor({ timeout: 40_000 })
  await desk.getByLabel('كلمة إلى الإدارة').fill('أتابع مع الأهل.')
  await picture(desk, 'teacher-missing')
  await sendList()
  await reachedSchool(desk)
  errors.push(...staff.errors)
  await staff.close()
  staff = await launchBrowser()
  desk = await staff.context.newPage()
  await enrolByCard(desk, school.card('amal', 'samar').link, 'سمر')
  await desk.getByRole('link', { name: 'من لم يسلّموا' }).click()
  await desk.getByRole('heading', { name: 'تمر الأغوار' }).waitFor()
  await desk.getByText('أتابع مع الأهل.').waitFor()
  const list = desk.locator('section.card').filter({ hasText: 'تمر الأغوار' })
  await list.getByText('لم يسلّم').first().waitFor()
  expect(await list.getByText('يزن سامر محمود العبّادي').count()).toBe(0)
  await picture(desk, 'principal-lists')
  await desk.goto(at('/plans'))
  await desk.getByRole('heading', { name: 'خالد النسور' }).or(desk.getByText(/^خالد/)).first().waitFor()
  await picture(desk, 'principal-plans')
  await desk.getByRole('link', { name: /الرياضيات، السادس أ/ }).click()
  await desk.getByText(/^نُقل الامتحان «الشهر الثاني»/).waitFor()
  await picture(desk, 'principal-plan')
})

test('S4.calendar: the principal declares a holiday, and the child’s week names it', async () => {
  await desk.goto(at('/holidays'))
  await desk.getByLabel('اسم العطلة').fill('يوم المطر')
  await desk.getByLabel('أوّل يوم').fill(today)
  await picture(desk, 'principal-holidays')
  await desk.getByRole('button', { name: 'أعلني العطلة' }).click()
  await desk.getByText('يوم المطر').first().waitFor()
  await reachedSchool(desk)
  const came = arrived(page)
  await page.goto(at('/deadlines?view=month'))
  await came
  await page
    .getByText(/يوم المطر/)
    .first()
    .waitFor()
  await picture(page, 'student-holiday')
})

test('nothing was complained of in any console', () => {
  expect([...errors, ...family.errors, ...staff.errors]).toEqual([])
})
