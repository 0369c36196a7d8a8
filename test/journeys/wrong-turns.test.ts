/**
 * Wrong turns, answered in plain Arabic, and no work lost on any of them: a card that was used up, a code typed without
 * network, work after its hour, work tapped before it, a child who is in another section when his work arrives.
 */
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '../../src/letters/id.ts'
import { performOffice } from '../../src/server/actions/perform.ts'
import { readConfig } from '../../src/server/config.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
/** The same database beside the running server, as the school's office works on it. */
let house: House
let phone: Browser
let page: Page
const errors: string[] = []
const minute = 60_000

beforeAll(async () => {
  // A machine that makes no films: one turn more.
  school = await openDemoSchool({ FFMPEG_PATH: '/nowhere/ffmpeg' })
  const config = readConfig({ ...process.env, DATA_DIR: school.dataDir })
  house = await openHouse(config, { log: pino({ level: 'silent' }) })
  await give('bread', 'خبز الصباح', house.now() + 60 * minute)
  await anotherPhone()
})
afterAll(async () => {
  await phone?.close()
  await house?.close()
  await school?.close()
})

/** One browser at a time: the last phone is put away, and a new one taken out. */
async function anotherPhone() {
  if (phone) {
    errors.push(...phone.errors)
    await phone.close()
  }
  phone = await launchBrowser()
  page = await phone.context.newPage()
}

/** The phone is killed and started again. */
async function startAgain() {
  errors.push(...phone.errors)
  await phone.kill()
  phone = await launchBrowser({ profileDir: phone.profileDir })
  page = await phone.context.newPage()
}

async function office(name: string, args: object) {
  expect(await performOffice(house.store, 'amal', [{ name, args }], house.now())).toBeUndefined()
}

const prompt = 'كم رغيفًا بقي؟'
const give = (id: string, title: string, dueAt: number) =>
  office('assignments.publish', {
    ...{ id, section: 'amal-6a', subject: 'maths', title, intro: '', lessons: [], weight: 1, dueAt },
    tasks: [{ id: 't1', kind: 'text', prompt, points: 2 }],
    publishAt: house.now() - minute,
  })

/** What the school holds of one child's work, beside what its server shows. */
async function handedIn(person: string, assignment: string) {
  const rows = await house.db
    .selectFrom('rows')
    .select('body')
    .where('place_id', '=', 'amal')
    .where('noun', '=', 'submission')
    .where('about', '=', assignment)
    .execute()
  const all = rows.map(row => JSON.parse(row.body) as { person: string; answers: { text?: string }[] })
  return all.filter(one => one.person === person).map(one => one.answers[0]?.text)
}

const quarantined = async () =>
  (await house.db.selectFrom('quarantine').select(['reason', 'profile_id']).execute()).map(row => row.reason)

const open = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const link = (name: string | RegExp) => page.getByRole('link', { name })
const seen = (text: string | RegExp) => page.getByText(text).first().waitFor()

async function answer(assignment: string, text: string) {
  await open(`/work/amal/${assignment}`)
  await page.getByLabel(prompt).fill(text)
  await button(/^سلّمي? الواجب/).click()
  await page.getByRole('heading', { name: /^سلّمت/ }).waitFor()
}

test('S1.card: a card used up opens a pocket, and the school keeps what it could not take and says so kindly', async () => {
  await enrolByCard(page, school.card('amal', 'amal-6a-04').link, 'رابع')
  await page.getByRole('heading', { name: 'عملك محفوظ، والبطاقة تحتاج بديلًا' }).waitFor()
  await seen('استُعملت هذه البطاقة من قبل.')
  // The pocket's agreement and its rescue code wait there with the card.
  await expect.poll(quarantined).toEqual(['card_used_up', 'unknown_author', 'unknown_author'])
})

test('S1.card S5.receipt: a new card on the same pocket sets it right, and his work arrives', async () => {
  const { out } = await school.school('card', '--place', 'amal', '--person', 'amal-6a-04', '--json')
  const printed = JSON.parse(out.trim().split('\n').at(-1)!) as { cards: { link: string }[] }
  await page.goto(printed.cards[0]!.link)
  await page.getByRole('heading', { level: 1, name: 'بطاقة جديدة لجيب قديم' }).waitFor()
  await button('أضفها إلى جيب رابع').click()
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  expect(await page.getByText('والبطاقة تحتاج بديلًا').count()).toBe(0)
  await answer('bread', 'رغيفان')
  await expect.poll(() => handedIn('amal-6a-04', 'bread')).toEqual(['رغيفان'])
  await untilCarried(page)
})

test('S1.code: a code typed without network makes the pocket at once; at first contact the class comes', async () => {
  school.wire.cut()
  await open('/enrol?code')
  await page.getByLabel('رمز البطاقة').fill(school.card('amal', 'amal-6a-03').code.toLowerCase())
  await button('أضف البطاقة').click()
  await page.getByText('طالب أو طالبة', { exact: true }).click()
  await button('التالي').click()
  await page.getByLabel('الاسم على الجيب').fill('ثالث')
  await button('أضفه إلى الحقيبة').click()
  await page.waitForURL(url => url.pathname === '/')
  await startAgain()
  await open('/sent')
  await seen('بطاقة هذا الجيب')
  await seen('على هذا الهاتف')
  school.wire.mend()
  await button('إرسال الآن').click()
  await seen('كلّ ما في هذا الجيب وصل.')
  await open('/')
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await answer('bread', 'ثلاثة')
  await expect.poll(() => handedIn('amal-6a-03', 'bread')).toEqual(['ثلاثة'])
})

test('S5.receipt: work handed in after its hour is taken, and shown as late', async () => {
  await enrolByCard(page, school.card('yarmouk', 'salma').link, 'سلمى')
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await open('/work/yarmouk/yarmouk-9a-arabic-summary')
  await seen('ما زال يُقبل')
  await page.getByRole('textbox').fill('حكاية عن نهر يتعلّم الصبر.')
  await button(/^سلّمي الواجب/).click()
  await page.getByRole('heading', { name: 'سلّمتِ الواجب' }).waitFor()
  await seen('متأخّر')
})

test('S5.queue: tapped without network before the hour, it arrives after it', async () => {
  await give('olives', 'قطاف الزيتون', house.now() + 60 * minute)
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await link(/قطاف الزيتون/)
    .first()
    .waitFor()
  await untilCarried(page)
  school.wire.cut()
  await answer('olives', 'أربعة')
  await seen('على هذا الهاتف')
  // The teacher brings the hour forward to just after the tap, so that little has to be waited for.
  const dueAt = house.now() + 3_000
  await give('olives', 'قطاف الزيتون', dueAt)
  await expect.poll(() => house.now(), { timeout: minute }).toBeGreaterThan(dueAt)
  school.wire.mend()
  await open('/work/amal/olives')
  await seen('سُلّم قبل الموعد، ووصل بعده')
})

test('T7.desk: his teacher sees that he tapped before the hour', async () => {
  await anotherPhone()
  await enrolByCard(page, school.card('amal', 'khaled').link, 'خالد')
  await untilCarried(page)
  await open('/desk/amal/olives')
  await link(/يزن/).first().click()
  await page.getByRole('article').getByText('لمس قبل الموعد ووصل بعده').waitFor()
})

test('T2.filmed: a school without ffmpeg says so before a byte of a film has left, and what works now', async () => {
  await open('/lessons?show=library')
  await link(/الكسور المتكافئة/).click()
  await page.getByText('ملفّ فيديو', { exact: true }).click()
  const film = { name: 'درس.mp4', mimeType: 'video/mp4', buffer: Buffer.alloc(200_000) }
  await page.getByLabel('اختر الملفّ').setInputFiles(film)
  await seen('خادم المدرسة لا يجهّز الأفلام بعد، فبرنامج ffmpeg ليس عليه. رابط من المنصّة يصلح الآن.')
  // The browser itself complains of the answer, and of nothing else.
  expect(phone.errors.splice(0)).toEqual([expect.stringContaining('501')])
})

test('S5.queue S5.receipt: a child goes to another section while his work waits; it arrives, the old section leaves the phone', async () => {
  await anotherPhone()
  await enrolByCard(page, school.card('amal', 'amal-6a-02').link, 'ثانٍ')
  await page.getByRole('heading', { name: 'عليك تسليمه' }).waitFor()
  await untilCarried(page)
  expect(await audiencesHere()).toContain('section:amal-6a')
  school.wire.cut()
  await answer('bread', 'رغيف واحد')
  await seen('على هذا الهاتف')
  await office('people.move', { person: 'amal-6a-02', to: 'amal-6b', tie: newId() })
  school.wire.mend()
  await open('/')
  await expect.poll(() => handedIn('amal-6a-02', 'bread')).toEqual(['رغيف واحد'])
  await expect.poll(audiencesHere).toContain('section:amal-6b')
  expect(await audiencesHere()).not.toContain('section:amal-6a')
  await open('/work/amal/bread')
  await seen('رغيف واحد')
})

/** For whom the rows are that this phone holds. */
const audiencesHere = () =>
  page.evaluate(
    () =>
      new Promise<string[]>((resolve, reject) => {
        const opening = indexedDB.open('haqiba-board')
        opening.onerror = () => reject(opening.error)
        opening.onsuccess = () => {
          const all = opening.result.transaction('rows').objectStore('rows').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve([...new Set((all.result as { audience: string }[]).map(row => row.audience))])
          }
        }
      }),
  )

test('nothing was complained of in any console', () => {
  expect([...errors, ...phone.errors]).toEqual([])
})
