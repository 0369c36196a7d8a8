/**
 * The photo of the copybook and the voice note: made small on the phone, safe without network, sent in chunks that a cut does not
 * lose, seen and heard by those who may. A real browser with a made-up microphone, and a wire that is really cut.
 */
import sharp from 'sharp'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried, waiting } from './enrolling.ts'
import { layWire, type Wire } from './line.ts'
import { deskAndPhone, openDemoSchool, type DemoSchool } from './school.ts'

/** A microphone that beeps, and that asks nobody. */
const microphone = ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream']
const work = '/work/amal/amal-6a-arabic-sentences'
const marking = '/desk/amal/amal-6a-arabic-sentences'
const chunk = 64 * 1024

let school: DemoSchool
/** The family's own way to the school; the teacher's is another. */
let road: Wire
let family: Browser
let page: Page
let staff: Browser
let desk: Page
const errors: string[] = []
/** Bytes of files that the family's phone has put on the line. */
let spent = 0

beforeAll(async () => {
  school = await openDemoSchool()
  road = await layWire(Number(new URL(school.wire.origin).port))
  ;({ staff, desk, family, page } = await deskAndPhone({ args: microphone }))
  count(page)
})
afterAll(async () => {
  await staff?.close()
  await family?.close()
  await road?.close()
  await school?.close()
})

/** A page of a copybook as a phone takes it: 12 megapixels, several megabytes, lying on its side with a mark that says so. */
async function develop(): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const lines = Array.from(
    { length: 20 },
    (_, i) => `<path d="M0 ${i * 150}h4000" stroke="#9bd" stroke-width="5"/>`,
  )
  const words = '<text x="300" y="700" font-size="260" fill="#124">3/4 + 1/8 = 7/8</text>'
  const page = `<svg xmlns="http://www.w3.org/2000/svg" width="4000" height="3000">${lines.join('')}${words}</svg>`
  const grain = { width: 4000, height: 3000, channels: 3 as const, background: '#fdfcf6' }
  const noise = { type: 'gaussian' as const, mean: 215, sigma: 30 }
  const buffer = await sharp({ create: { ...grain, noise } })
    .composite([{ input: Buffer.from(page) }])
    .withExif({ IFD0: { Make: 'Phone' }, IFD3: { GPSLatitude: '31/1 57/1 0/1', GPSLatitudeRef: 'N' } })
    .withMetadata({ orientation: 6 })
    .jpeg({ quality: 92 })
    .toBuffer()
  return { name: 'IMG_0001.jpg', mimeType: 'image/jpeg', buffer }
}

/** What a teacher draws beside an answer. */
async function drawing() {
  const lines = '<path d="M100 300h600M400 100v400" stroke="#124" stroke-width="9"/>'
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="800" height="600">${lines}</svg>`
  const buffer = await sharp(Buffer.from(svg)).flatten({ background: '#fdfcf6' }).png().toBuffer()
  return { name: 'رسم.png', mimeType: 'image/png', buffer }
}

function count(of: Page) {
  of.on('request', request => {
    if (request.method() === 'PATCH') spent += request.postDataBuffer()?.length ?? 0
  })
}

let photo: ReturnType<typeof develop> | undefined
/** The same one each time: twelve megapixels take their seconds. */
const photograph = () => (photo ??= develop())

/** The browser is killed and started again, as a phone is whose battery fell out. */
async function startAgain() {
  errors.push(...family.errors)
  await family.kill()
  family = await launchBrowser({ profileDir: family.profileDir, args: microphone })
  page = await family.context.newPage()
  count(page)
}

const open = (path: string) => page.goto(`${road.origin}${path}`)
const button = (name: string | RegExp, of = page) => of.getByRole('button', { name })
const group = (name: string | RegExp, of = page) => of.getByRole('group', { name })
const figure = (name: string | RegExp, of = page) => of.getByRole('figure', { name })

interface Upload {
  hash: string
  rank: number
  size: number
  sent: number
  doneAt: number
}

/** How far the files on this phone have come, read from its vault. */
const uploads = (of: Page): Promise<Upload[]> =>
  of.evaluate(
    () =>
      new Promise<Upload[]>((resolve, reject) => {
        const opening = indexedDB.open('haqiba-vault')
        opening.onerror = () => reject(opening.error!)
        opening.onsuccess = () => {
          const all = opening.result.transaction('uploads').objectStore('uploads').getAll()
          all.onsuccess = () => {
            opening.result.close()
            resolve(all.result as Upload[])
          }
        }
      }),
  )

/** Says something for a moment, and stops. */
async function speak(of: Page, gender: 'male' | 'female') {
  await button(gender === 'male' ? 'سجّل صوتك' : 'سجّلي صوتك', of)
    .last()
    .click()
  await of.getByText(/نسجّل صوتك، ٠:٠[2-9٢-٩]/).waitFor()
  await button(/أوقفي? التسجيل/, of).click()
  await group(/التسجيل/, of).waitFor()
}

/** The photo is drawn, and it stands upright: 4000 by 3000 with the mark "turned" is a high page. */
async function isDrawn(of: Page, name: RegExp): Promise<{ width: number; height: number }> {
  const picture = of.getByRole('img', { name }).first()
  await picture.waitFor()
  const size = () =>
    picture.evaluate((img: HTMLImageElement) => ({ width: img.naturalWidth, height: img.naturalHeight }))
  await expect.poll(async () => (await size()).width).toBeGreaterThan(0)
  return size()
}

/** The voice note plays on: the browser has understood what it is. */
async function isHeard(note: Locator) {
  await note.getByRole('button', { name: /^استمعي?$/ }).click()
  const at = () => note.locator('audio').evaluate((sound: HTMLAudioElement) => sound.currentTime)
  await expect.poll(at).toBeGreaterThan(0)
}

/** Chooses by what an option says. */
async function choose(name: string, says: RegExp) {
  const option = page.locator(`select[name=${name}] option`, { hasText: says }).first()
  await page.locator(`select[name=${name}]`).selectOption((await option.getAttribute('value'))!)
}

/** The school opens and cleans a file after it has come: the page is asked again until it is there, and then tapped. */
async function fetchIt(name: RegExp, of: Page) {
  const offer = button(name, of).first()
  const isOffered = () =>
    offer.waitFor({ timeout: 3000 }).then(
      () => true,
      () => false,
    )
  // Never without end: a page that is asked for ever would be drawn anew under the steps that follow.
  for (let tries = 20; tries > 0 && !(await isOffered()); tries--) await of.reload()
  await offer.click()
}

test('S5.photo: without network a photo of several megabytes becomes 200 kB, and both sizes are shown', async () => {
  await enrolByCard(desk, school.card('amal', 'rana').link, 'رنا')
  await enrolByCard(page, school.card('amal', 'yazan').link.replace(school.wire.origin, road.origin), 'يزن')
  await untilCarried(page)
  await open(work)
  await page.getByText('فعليّة', { exact: true }).first().waitFor()
  road.cut()
  const photo = await photograph()
  expect(photo.buffer.length).toBeGreaterThan(2_000_000)
  await page.locator('input[type=file][name$=camera]').first().setInputFiles(photo)
  const card = group('الصورة ١')
  await card.getByText(/م\.ب/).first().waitFor()
  await card.getByText(/^\d*[٠-٩]+ ك\.ب$/).waitFor()
  expect(await isDrawn(page, /الصورة ١/)).toEqual({ width: 1200, height: 1600 })
})

test('S5.photo: he turns it, and turns it back', async () => {
  for (const size of [
    { width: 1600, height: 1200 },
    { width: 1200, height: 1600 },
  ]) {
    await button('أدر الصورة').click()
    await expect.poll(() => isDrawn(page, /الصورة ١/)).toEqual(size)
  }
  for (let turns = 0; turns < 2; turns++) await button('أدر الصورة').click()
})

test('S5.audio: he says the rest, and hears himself', async () => {
  await speak(page, 'male')
  await isHeard(group('التسجيل ٢'))
})

test('S5.photo: a phone without room says so; what he wrote and what he added before stay', async () => {
  const photo = await photograph()
  await page.evaluate(() => {
    const put = IDBObjectStore.prototype.put
    // The disk of a machine that runs tests is not full: only its answer is made up.
    IDBObjectStore.prototype.put = function (this: IDBObjectStore, ...args: Parameters<typeof put>) {
      if (this.name === 'files') throw new DOMException('no room', 'QuotaExceededError')
      return put.apply(this, args)
    }
  })
  await page.locator('input[type=file][name$=camera]').first().setInputFiles(photo)
  await page.getByText('امتلأ هذا الهاتف').waitFor()
  await isDrawn(page, /الصورة ١/)
  await group('التسجيل ٢').waitFor()
  expect(await group(/^الصورة/).count()).toBe(1)
})

test('S5.drafts: the phone dies, and photo and voice are found with the draft', async () => {
  await startAgain()
  await open(work)
  await isDrawn(page, /الصورة ١/)
  await group('التسجيل ٢').waitFor()
})

test('S5.queue: he hands in without network, and sees his photo on this phone', async () => {
  await button('سلّم الواجب').click()
  await button('سلّمه كما هو').click()
  await page.getByText('سلّمتَ الواجب').waitFor()
  await isDrawn(page, /الصورة ١/)
  await figure('الصورة ١').getByText('على هذا الهاتف').waitFor()
  expect((await uploads(page)).map(({ sent }) => sent)).toEqual([0, 0])
  await startAgain()
  await open(work)
  await isDrawn(page, /الصورة ١/)
})

test('the network comes back, slow, and is cut in the middle of the photo: the teacher sees that it is on its way', async () => {
  road.slow(30_000)
  road.mend()
  await open(work)
  await expect.poll(() => waiting(page)).toBe(0)
  // The voice note is smaller and goes first.
  await expect
    .poll(async () => (await uploads(page)).some(one => one.sent >= chunk && !one.doneAt))
    .toBe(true)
  await page.getByText(/الصورة في الطريق [٠-٩]+٪/).waitFor()
  road.cut()
  await desk.goto(`${school.wire.origin}${marking}`)
  await desk.getByRole('link', { name: /يزن/ }).click()
  await figure('الصورة ١', desk).getByText('الصورة في الطريق').waitFor()
})

test('the phone dies, the network is mended, and the photo goes on from where it was: a cut wastes one chunk at most', async () => {
  await startAgain()
  road.slow(undefined)
  road.mend()
  await open(work)
  await expect.poll(async () => (await uploads(page)).every(one => one.doneAt > 0)).toBe(true)
  const size = (await uploads(page)).reduce((sum, one) => sum + one.size, 0)
  expect(spent).toBeGreaterThanOrEqual(size)
  expect(spent).toBeLessThanOrEqual(size + chunk)
  await figure('الصورة ١').getByText('وصلت الصورة').waitFor()
})

test('T7.desk: the teacher fetches the photo by a tap, hears the note, and marks with a note and a picture of her own', async () => {
  await desk.goto(`${school.wire.origin}${marking}`)
  await desk.getByRole('link', { name: /يزن/ }).click()
  expect(await desk.getByRole('img', { name: /الصورة ١/ }).count()).toBe(0)
  await fetchIt(/اعرضي الصورة، .*ك\.ب/, desk)
  await expect.poll(() => isDrawn(desk, /الصورة ١/)).toEqual({ width: 1200, height: 1600 })
  await button('أكبر', desk).click()
  await fetchIt(/أحضري التسجيل/, desk)
  await isHeard(figure('التسجيل ٢', desk))
  await button('٨ من ١٠', desk).click()
  await speak(desk, 'female')
  await desk.locator('input[type=file][name=mark-files-gallery]').setInputFiles(await drawing())
  await group('الصورة ٢', desk).waitFor()
  await button(/اعتمدي/, desk).click()
  // Her note and picture are the first files that she sends: before they are there, the mark is not yet kept.
  await expect.poll(async () => (await uploads(desk)).filter(one => one.doneAt > 0).length).toBe(2)
  await staff.context.setOffline(true)
  await desk.goto(`${school.wire.origin}${marking}`)
  await desk.getByRole('link', { name: /يزن/ }).click()
  await isDrawn(desk, /الصورة ١/)
  await staff.context.setOffline(false)
})

test('T7.results: the child hears what the teacher said, and sees what she drew', async () => {
  await open(work)
  await fetchIt(/أحضر التسجيل/, page)
  await isHeard(figure('التسجيل ١'))
  await fetchIt(/اعرض الصورة/, page)
  await expect.poll(() => isDrawn(page, /الصورة ٢/)).toEqual({ width: 800, height: 600 })
})

test('S8.threads: a question may be a photo and nothing else', async () => {
  await open('/ask/amal')
  await choose('teaching', /رنا/)
  await page.locator('input[type=file][name$=gallery]').setInputFiles(await photograph())
  await group('الصورة ١').waitFor()
  await button('أرسل السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  await expect.poll(async () => (await uploads(page)).every(one => one.doneAt > 0)).toBe(true)
  await desk.goto(`${school.wire.origin}/inbox`)
  await desk.getByRole('link', { name: /يزن.*صورة/ }).click()
  await fetchIt(/اعرضي الصورة/, desk)
  await isDrawn(desk, /الصورة ١/)
})

test('G2.voice: his mother asks by voice from the same phone, and the teacher hears her', async () => {
  await enrolByCard(page, school.card('amal', 'hana').link.replace(school.wire.origin, road.origin), 'أمّ يزن')
  await page.getByText('يزن').first().waitFor()
  await open('/ask/amal/yazan')
  await choose('to', /رنا/)
  await speak(page, 'female')
  await button('إرسال السؤال').click()
  await page.waitForURL(/\/messages\//)
  await isHeard(figure('التسجيل ١'))
  await expect.poll(async () => (await uploads(page)).every(one => one.doneAt > 0)).toBe(true)
  await desk.goto(`${school.wire.origin}/inbox`)
  await desk.getByRole('link', { name: /تسجيل صوت/ }).click()
  await fetchIt(/أحضري التسجيل/, desk)
  await isHeard(figure('التسجيل ١', desk))
})

test('C2.grade C3.voice: a notice brings a picture, and a word of the counselor her voice', async () => {
  await enrolByCard(desk, school.card('amal', 'samar').link, 'سمر')
  await desk.goto(`${school.wire.origin}/notices/new`)
  await desk.getByText('المدرسة كلّها', { exact: true }).click()
  await desk.getByLabel('العنوان').fill('برنامج الامتحانات')
  await desk.getByLabel('نصّ التعميم').fill('البرنامج في الصورة.')
  await desk.locator('input[type=file][name$=gallery]').setInputFiles(await photograph())
  await group('الصورة ١', desk).waitFor()
  await button(/^إرسال إلى/, desk).click()
  await desk.waitForURL(/\/notices\/amal\/./)
  await isDrawn(desk, /الصورة ١/)

  await enrolByCard(desk, school.card('amal', 'hadeel').link, 'هديل')
  await desk.goto(`${school.wire.origin}/notices/new`)
  await desk.getByText('المدرسة كلّها', { exact: true }).click()
  await desk.getByLabel('الكلمة', { exact: true }).fill('صباح الخير. اسمعوا هذه.')
  await speak(desk, 'female')
  await button(/^إرسال إلى/, desk).click()
  await desk.waitForURL(/\/notices\/amal\/./)
  await expect.poll(async () => (await uploads(desk)).every(one => one.doneAt > 0)).toBe(true)

  await switchTo(page, 'يزن')
  await open('/messages')
  await page.getByRole('link', { name: /برنامج الامتحانات/ }).click()
  await fetchIt(/اعرض الصورة/, page)
  await isDrawn(page, /الصورة ١/)
  await open('/messages')
  await page.getByRole('link', { name: /اسمعوا هذه/ }).click()
  await fetchIt(/أحضر التسجيل/, page)
  await isHeard(figure('التسجيل ١'))
})

test('nothing was complained of in any console', () => {
  expect([...errors, ...family.errors, ...staff.errors]).toEqual([])
})
