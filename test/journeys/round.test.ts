/**
 * One answer makes the round: from a phone without network to the database and the teacher's screen, and the mark back to
 * child and parent. The real product, real browsers, a wire that is really cut.
 */
import { resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hourOfMoment } from '../../src/domain/calendar/local.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried, waiting } from './enrolling.ts'
import { deskAndPhone, openDemoSchool, type DemoSchool } from './school.ts'

const hour = 3_600_000
/** Work that opens two hours after the story began. */
const planned = 'ثلاث كلمات من الحديقة'
const answer = 'زرعت أمّي بذرة ريحان في أصيص، وسقيتها كلّ صباح.'

let school: DemoSchool
let family: Browser
let page: Page
let staff: Browser
let desk: Page
/** Addresses of what the teacher publishes in the story. */
let work = ''
let lesson = ''
const errors: string[] = []

beforeAll(async () => {
  school = await openDemoSchool()
  ;({ staff, desk, family, page } = await deskAndPhone())
})
afterAll(async () => {
  await staff?.close()
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

/** The next exchange of a phone that the school has answered. */
const arrived = (of: Page) =>
  of.waitForResponse(response => new URL(response.url()).pathname === '/sync' && response.ok())

/** What a phone says to the school from now on: an exchange is one request, and nothing goes beside it. */
function requestsOf(of: Page) {
  const said: string[] = []
  of.on('request', request => {
    const { pathname } = new URL(request.url())
    if (pathname === '/sync' || pathname.startsWith('/api/')) said.push(`${request.method()} ${pathname}`)
  })
  return said
}

test('T1.publication T2.ties: a teacher publishes a lesson that nobody here wrote, and work tied to it', async () => {
  const stories = resolve(import.meta.dirname, 'stories')
  expect(
    (await school.school('import-lessons', stories, '--place', 'amal', '--subject', 'arabic')).code,
  ).toBe(0)
  await enrolByCard(desk, school.card('amal', 'rana').link, 'رنا')
  await desk.goto(`${school.wire.origin}/lessons?show=library`)
  await desk.getByRole('link', { name: /بذرة الريحان/ }).click()
  await desk.getByText('السادس أ', { exact: true }).click()
  await desk.getByRole('button', { name: 'انشري الدرس' }).click()
  await desk
    .getByRole('link', { name: /بذرة الريحان/ })
    .first()
    .waitFor()

  await desk.goto(`${school.wire.origin}/publish/work`)
  await desk.getByText('السادس أ', { exact: true }).click()
  await desk.getByLabel('عنوان الواجب').fill('بعد بذرة الريحان')
  await desk.getByText('بذرة الريحان', { exact: true }).click()
  await desk.getByRole('button', { name: 'سؤال كتابة' }).click()
  await desk.getByLabel('نصّ السؤال ١').fill('صف ما زرعته في البيت')
  await desk.getByLabel('علامة السؤال ١').fill('٥')
  await desk.getByRole('button', { name: 'سؤال اختيار' }).click()
  await desk.getByLabel('نصّ السؤال ٢').fill('متى نسقي البذرة؟')
  await desk.getByLabel('الخيار ١').fill('صباحًا')
  await desk.getByLabel('الخيار ٢').fill('ظهرًا')
  await desk.getByLabel('علامة السؤال ٢').fill('2')
  await desk.getByRole('button', { name: 'سؤال عدد' }).click()
  await desk.getByLabel('نصّ السؤال ٣').fill('كم يومًا حتى تنبت؟')
  await desk.getByLabel('علامة السؤال ٣').fill('٣')
  await desk
    .getByLabel('يوم التسليم وساعته')
    .fill(`${new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10)}T18:00`)
  await desk.getByLabel('الوزن من ١٠٠').fill('١٠')
  await desk.getByRole('button', { name: 'انشري الواجب' }).click()
  await desk
    .getByRole('link', { name: /بعد بذرة الريحان/ })
    .first()
    .waitFor()
})

test('T1.publication: she plans another piece of work for an hour of this day', async () => {
  await desk.goto(`${school.wire.origin}/publish/work`)
  await desk.getByText('السادس أ', { exact: true }).click()
  await desk.getByLabel('عنوان الواجب').fill(planned)
  await desk.getByRole('button', { name: 'سؤال كتابة' }).click()
  await desk.getByLabel('نصّ السؤال ١').fill('اكتب ثلاث كلمات')
  await desk.getByLabel('علامة السؤال ١').fill('٣')
  await desk.getByText('في ساعة أحدّدها', { exact: true }).click()
  await desk.getByLabel('يوم النشر وساعته').fill(hourOfMoment(Date.now() + 2 * hour))
  await desk.getByLabel('يوم التسليم وساعته').fill(hourOfMoment(Date.now() + 48 * hour))
  await desk.getByLabel('الوزن من ١٠٠').fill('٠')
  await desk.getByText(/^يُفتح/).waitFor()
  await desk.getByRole('button', { name: 'انشري الواجب' }).click()
  await desk.getByRole('link', { name: new RegExp(planned) }).waitFor()
})

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

test('S3.offline S3.progress: the network goes, the phone is killed and started, and he reads page by page', async () => {
  await switchTo(page, 'يزن')
  await open('/lessons')
  await link(/بذرة الريحان/)
    .first()
    .waitFor()
  lesson = new URL(
    (await link(/بذرة الريحان/)
      .first()
      .getAttribute('href'))!,
    school.wire.origin,
  ).pathname
  lesson = lesson.replace(/\/\d+$/, '')
  school.wire.cut()
  await startAgain()
  await open('/')
  await switchTo(page, 'يزن')
  await open(lesson)
  await page.getByText('١ من ٤').first().waitFor()
  await link('الصفحة التالية').click()
  await page.getByText('٢ من ٤').first().waitFor()
  await link('الصفحة التالية').click()
  await page.getByText('٣ من ٤').first().waitFor()
  await expect.poll(() => waiting(page)).toBe(3)
  await startAgain()
  await open(lesson)
  await page.getByText('٣ من ٤').first().waitFor()
})

test('S5.drafts: the tab is closed in the middle of a word, and the draft is found', async () => {
  await open('/deadlines')
  work = (await link(/بعد بذرة الريحان/)
    .first()
    .getAttribute('href'))!
  await open(work)
  await page.getByLabel(/صف ما زرعته/).pressSequentially('زرعت أمّي بذ', { delay: 80 })
  await page.close({ runBeforeUnload: false })
  page = await family.context.newPage()
  await open(work)
  await expect.poll(() => page.getByLabel(/صف ما زرعته/).inputValue()).toMatch(/^زرعت أمّي ب/)
})

test('S5.text S5.choice S5.number S5.queue: he hands in without network, and sees it on this phone', async () => {
  await page.getByLabel(/صف ما زرعته/).fill(answer)
  await page.getByText('صباحًا', { exact: true }).click()
  await page.getByLabel(/كم يومًا/).fill('٨')
  await button('سلّم الواجب').click()
  await page.getByText('سلّمتَ الواجب').waitFor()
  await startAgain()
  await open(work)
  await page.getByText(answer).waitFor()
  await page.getByText('على هذا الهاتف').first().waitFor()
})

test('S4.deadlines S4.plan: without network he sees what is due when, and what each work weighs', async () => {
  await open('/deadlines')
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await page.getByText('بعد يومين').first().waitFor()
  await page.getByText('أوزان المواد').waitFor()
  await page.getByText('اللغة العربية', { exact: true }).first().click()
  await page.getByRole('img', { name: /بعد بذرة الريحان/ }).waitFor()
})

test('T1.publication: what she planned stands before the child at its hour, and not before, without network too', async () => {
  expect(await page.getByText(planned).count()).toBe(0)
  const later = await family.context.newPage()
  await later.addInitScript(ahead => {
    const now = Date.now
    Date.now = () => now() + ahead
  }, 3 * hour)
  await later.goto(`${school.wire.origin}/deadlines`)
  await later.getByText(planned).first().waitFor()
  await later.close()
})

test('S8.threads: he asks about page 3 of the lesson, and sees the question wait', async () => {
  await open(`${lesson}/3`)
  await link('لم أفهم هذا').click()
  await page.getByLabel('اكتب سؤالك').fill('ما العمل الذي لا نراه؟')
  await button('أرسل السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  await open('/messages')
  await page.getByText('ما العمل الذي لا نراه؟').waitFor()
  await page.getByText('على هذا الهاتف').first().waitFor()
})

test('G1.due G1.late: his mother, without network, sees both schools, what is due and late, and what waits', async () => {
  await switchTo(page, 'أمّ يزن')
  for (const name of ['يزن', 'جنى', 'سلمى']) await page.getByText(name).first().waitFor()
  await page.getByText(/^تأخّر واجب سلمى/).waitFor()
  await link(/يزن/).first().click()
  const late = page.getByRole('list', { name: 'متأخّر' })
  await late.getByText('النسبة في حياتنا').waitFor()
  await late.getByText(/^تأخّر (يومًا|يومين|[٠-٩]+ أيام)$/).waitFor()
  await page.getByText('ينتظر الشبكة').first().waitFor()
  await page.getByText('بعد بذرة الريحان').first().waitFor()
})

test('S5.receipt: the network comes back, slow; all of it leaves in one request, and turns to arrived', async () => {
  const said = requestsOf(page)
  school.wire.slow(20_000)
  school.wire.mend()
  await open('/')
  await expect.poll(() => waiting(page)).toBe(0)
  expect(said).toEqual(['POST /sync'])
  school.wire.slow(undefined)
  await switchTo(page, 'يزن')
  await open(work)
  await page.getByText(/وصل إلى المعلّمة رنا/).waitFor()
})

test('T7.desk T7.keyboard: the teacher sees the answer with the time of tap and of arrival, and marks it by keys alone', async () => {
  const { keyboard } = desk
  await desk.goto(`${school.wire.origin}/work`)
  const way = desk.getByRole('link', { name: /بعد بذرة الريحان.*١/ }).first()
  await way.focus()
  await keyboard.press('Enter')
  await desk.getByText(answer).first().waitFor()
  // A new screen is told to whoever hears it: the keys go on from its beginning.
  await expect.poll(() => desk.evaluate(() => document.activeElement?.id)).toBe('main')
  await desk.getByText(/^لمس زرّ التسليم .+\. وصل .+\.$/).waitFor()
  await keyboard.press('9')
  await desk.getByRole('button', { name: '٩ من ١٠', pressed: true }).waitFor()
  await keyboard.press('/')
  await keyboard.type('جميل يا يزن. ماذا يحتاج الريحان غير الماء؟')
  await keyboard.press('Escape')
  const said = requestsOf(desk)
  const marked = arrived(desk)
  await keyboard.press('Enter')
  await marked
  expect(said).toEqual(['POST /sync'])
})

test('T6.inbox: the teacher answers the question', async () => {
  await desk.goto(`${school.wire.origin}/inbox`)
  await desk.getByRole('link', { name: /ما العمل الذي لا نراه/ }).click()
  await desk.getByRole('textbox', { name: /جوابك/ }).fill('تمدّ البذرة جذورها أوّلًا.')
  const answered = arrived(desk)
  await desk.getByRole('button', { name: 'أرسلي الجواب' }).click()
  await answered
})

test('T7.results G1.marks S8.threads: mark and answer come to the child and to his mother', async () => {
  const said = requestsOf(page)
  await open('/marks')
  await page.getByText('جميل يا يزن. ماذا يحتاج الريحان غير الماء؟').waitFor()
  await page.getByText('٩ من ١٠').first().waitFor()
  expect(said).toEqual(['POST /sync'])
  await open('/messages')
  await page.getByText('تمدّ البذرة جذورها أوّلًا.').first().waitFor()
  await switchTo(page, 'أمّ يزن')
  await link(/يزن/).first().click()
  await page.getByText('جميل يا يزن. ماذا يحتاج الريحان غير الماء؟').waitFor()
  await open('/messages')
  await link(/ما العمل الذي لا نراه/)
    .first()
    .click()
  await page.getByText('تمدّ البذرة جذورها أوّلًا.').first().waitFor()
})

test('nothing was complained of in any console', () => {
  expect([...errors, ...family.errors, ...staff.errors]).toEqual([])
})
