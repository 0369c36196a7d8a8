/**
 * A filmed lesson on its whole way: from the teacher's file to a child's phone, sound and pictures first, heard without
 * network; the video by a tap that says its price before.
 */
import { rmSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Browser } from '../house/chromium.ts'
import { film } from '../server/film-reel.ts'
import { enrolByCard, untilCarried } from './enrolling.ts'
import { deskAndPhone, openDemoSchool, type DemoSchool } from './school.ts'

const title = 'بذرة الريحان'
const said = 'أهلًا بكم في كرم جدّي'
const cat = 'قِطَّةٌ تَحْتَ الْمَطَرِ'
/** A film in somebody else's house. */
const platform = { href: 'https://darsak.example/films/12', title: 'قطط الأدب', minutes: '٢١' }

let school: DemoSchool
let folder: string
let staff: Browser
let desk: Page
let family: Browser
let page: Page
/** The lesson's address, as the teacher's list has it. */
let lesson = ''
/** That of the lesson whose film stands on the platform. */
let linked = ''
/** Bytes of pieces that the child's phone fetched, by request. */
const fetched: string[] = []

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'haqiba-reel-'))
  school = await openDemoSchool()
  ;({ staff, desk, family, page } = await deskAndPhone())
  page.on('request', request => {
    const { pathname } = new URL(request.url())
    if (request.method() === 'GET' && pathname.startsWith('/files/')) fetched.push(pathname)
  })
})
afterAll(async () => {
  await staff?.close()
  await family?.close()
  await school?.close()
  rmSync(folder, { recursive: true, force: true })
})

const button = (name: string | RegExp) => page.getByRole('button', { name })

test('T2.filmed: a teacher publishes a lesson with her film, which leaves while she works on', async () => {
  const stories = resolve(import.meta.dirname, 'stories')
  expect(
    (await school.school('import-lessons', stories, '--place', 'amal', '--subject', 'arabic')).code,
  ).toBe(0)
  await enrolByCard(desk, school.card('amal', 'rana').link, 'رنا')
  await desk.goto(`${school.wire.origin}/lessons?show=library`)
  await desk.getByRole('link', { name: new RegExp(title) }).click()
  await desk.getByText('السادس أ', { exact: true }).click()
  await desk.getByText('ملفّ فيديو', { exact: true }).click()
  await desk.getByLabel('اختاري الملفّ').setInputFiles(film(folder, 'زيتون.mp4'))
  const words = join(folder, 'words.vtt')
  writeFileSync(
    words,
    `WEBVTT\n\n00:00.000 --> 00:03.000\n${said}\n\n00:03.000 --> 00:06.000\nهذه جملة اسميّة\n`,
  )
  await desk.getByLabel('أضيفي ما قيل فيه').setInputFiles(words)
  await desk.getByText('وصل الفيلم إلى المدرسة.').waitFor()
  await desk.getByRole('button', { name: 'انشري الدرس' }).click()
  const row = desk.getByRole('link', { name: new RegExp(title) }).first()
  await row.waitFor()
  lesson = new URL((await row.getAttribute('href'))!, school.wire.origin).pathname
  await desk.getByText('يُجهَّز الفيلم').or(desk.getByText('مصوّر، دقيقة واحدة')).first().waitFor()
})

test('T2.filmed: the lists say that the lesson is filmed, and how long', async () => {
  await expect
    .poll(
      async () => {
        await desk.goto(`${school.wire.origin}/lessons`)
        return desk
          .getByRole('link', { name: new RegExp(title) })
          .first()
          .innerText()
      },
      { timeout: 60_000, interval: 1000 },
    )
    .toContain('مصوّر، دقيقة واحدة')
})

test('T2.platform: to another lesson she hangs a film of the platform: link, title and length', async () => {
  await desk.goto(`${school.wire.origin}/lessons?show=library`)
  await desk.getByRole('link', { name: new RegExp(cat) }).click()
  await desk.getByText('السادس أ', { exact: true }).click()
  await desk.getByText('على منصّة الوزارة', { exact: true }).click()
  await desk.getByLabel('رابط الدرس المصوّر').fill('darsak.example/films/12')
  await desk.getByLabel('عنوانه هناك').fill(platform.title)
  await desk.getByLabel('مدّته بالدقائق').fill(platform.minutes)
  await desk.getByRole('button', { name: 'انشري الدرس' }).click()
  await desk.getByText('الرابط يبدأ بـ https وينتهي عند المنصّة.').waitFor()
  await desk.getByLabel('رابط الدرس المصوّر').fill(platform.href)
  await desk.getByRole('button', { name: 'انشري الدرس' }).click()
  const row = desk.getByRole('link', { name: new RegExp(cat) }).first()
  await row.getByText('مصوّر، ٢١ دقيقة').waitFor()
  linked = new URL((await row.getAttribute('href'))!, school.wire.origin).pathname
})

test('S3.audio S3.pictures: sound and pictures of the week come after the letters, and not the video', async () => {
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await untilCarried(page)
  await page.goto(`${school.wire.origin}${lesson}/1`)
  await button('استمع').waitFor()
  await page.getByRole('img', { name: 'صورة ١ من ٤' }).waitFor()
  expect(await page.locator('video').count()).toBe(0)
})

test('S3.offline S3.audio S3.transcript: without network the sound plays, and what is said is read along', async () => {
  school.wire.cut()
  await page.reload()
  await button('استمع').click()
  const at = () => page.locator('audio').evaluate((sound: HTMLAudioElement) => sound.currentTime)
  await expect.poll(at).toBeGreaterThan(0.5)
  await page.getByText('سرعة الصوت: عاديّة').click()
  await page.getByText('أسرع', { exact: true }).click()
  const speed = () => page.locator('audio').evaluate((sound: HTMLAudioElement) => sound.playbackRate)
  await expect.poll(speed).toBe(1.5)
  await page.getByText('ما قيل في الدرس').click()
  await button(new RegExp(said)).waitFor()
  await button(/هذه جملة اسميّة/).click()
  await expect.poll(at).toBeGreaterThanOrEqual(3)
  await page.getByRole('img', { name: /^صورة [٢-٤] من ٤$/ }).waitFor()
})

test('T2.platform: without network a child sees the film’s title and length, whose house it is, and the way there', async () => {
  await page.goto(`${school.wire.origin}${linked}/1`)
  const card = page.getByRole('region', { name: 'الدرس المصوّر' })
  await card.getByRole('heading', { name: platform.title }).waitFor()
  await card.getByText('٢١ دقيقة', { exact: true }).waitFor()
  await card.getByText('darsak.example', { exact: true }).waitFor()
  await card.getByText('يحتاج إلى شبكة، ويُحسب من رصيد البيانات.').waitFor()
  const way = card.getByRole('link', { name: 'افتح الدرس المصوّر هناك' })
  expect(await way.getAttribute('href')).toBe(platform.href)
  if (process.env.PICTURES) await page.screenshot({ path: `${process.env.PICTURES}/platform.png` })
  await page.goto(`${school.wire.origin}${lesson}/1`)
})

test('S3.video S3.price: the video says its price, comes by a tap, and plays without network', async () => {
  const take = button(/^نزّل الفيديو، [٠-٩٫]+ [كم]\.ب$/)
  await take.waitFor()
  await take.click()
  await page.getByText('لا شبكة الآن.').waitFor()
  school.wire.mend()
  const before = fetched.length
  await take.click()
  await page.locator('video').waitFor()
  expect(new Set(fetched.slice(before)).size, 'the video alone was fetched').toBe(1)
  await page.getByText(/^الفيديو على هذا الهاتف، [٠-٩٫]+ [كم]\.ب$/).waitFor()

  school.wire.cut()
  await page.reload()
  const video = page.locator('video')
  await video.waitFor()
  await video.evaluate((one: HTMLVideoElement) => {
    one.muted = true
    return one.play()
  })
  await expect
    .poll(() => video.evaluate((one: HTMLVideoElement) => [one.currentTime > 0.3, one.videoHeight]))
    .toEqual([true, 180])
  expect(family.errors).toEqual([])
  expect(staff.errors).toEqual([])
})
