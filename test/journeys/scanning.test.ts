/**
 * Cards as families have them: on paper. The office prints them, a phone takes a photo, and whoever is on it comes in, with no
 * network, in a browser that reads no squares by itself.
 */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { Page } from 'playwright-core'
import sharp from 'sharp'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { untilAnswered, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const folder = mkdtempSync(join(tmpdir(), 'haqiba-cards-'))
let school: DemoSchool
let phone: Browser
let page: Page
let camera: Browser
/** The card of Yazan and Jana as it was printed. */
let paper: Buffer

beforeAll(async () => {
  school = await openDemoSchool()
  const sheet = join(folder, 'families.html')
  expect((await school.school('card', '--section', '6A', '--families', '--out', sheet)).code).toBe(0)
  phone = await launchBrowser()
  page = await phone.context.newPage()
  const printed = await phone.context.newPage()
  await printed.setViewportSize({ width: 3200, height: 2400 })
  await printed.goto(pathToFileURL(sheet).href)
  // A printer draws finer than a screen.
  await printed.evaluate(() => document.documentElement.style.setProperty('zoom', '4'))
  paper = await printed.locator('.card', { hasText: 'جنى' }).screenshot({ scale: 'css' })
  await printed.close()
})
afterAll(async () => {
  await camera?.close()
  await phone?.close()
  await school?.close()
  rmSync(folder, { recursive: true, force: true })
})

const button = (name: string | RegExp, of = page) => of.getByRole('button', { name })

/** The paper on a table, a little askew and out of focus, as a cheap phone takes it. */
async function photograph(width: number, height: number, part: number): Promise<Buffer> {
  const card = await sharp(paper)
    .resize({ height: Math.round(height * part) })
    .rotate(4, { background: '#7a6a55' })
    .resize({ width, height, fit: 'inside', withoutEnlargement: true })
    .toBuffer()
  return sharp({ create: { width, height, channels: 3, background: '#7a6a55' } })
    .composite([{ input: card }])
    .blur(0.6)
    .jpeg({ quality: 80 })
    .toBuffer()
}

test('S1.family: without network one photo of the family’s card brings brother and sister in, each with a pocket', async () => {
  await page.goto(`${school.wire.origin}/enrol`)
  await button('صوّر المربّع').waitFor()
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready
    // Nobody is here yet: what a child needs is here all the same.
    const holds = async () =>
      (await (await caches.open('haqiba-people')).keys()).some(({ url }) => url.includes('/student-screens'))
    while (!(await holds())) await new Promise(resolve => setTimeout(resolve, 50))
  })
  await phone.context.setOffline(true)
  await page.reload()
  const picture = page.locator('input[type=file]')
  const nothing = await sharp({ create: { width: 800, height: 600, channels: 3, background: '#888' } })
    .png()
    .toBuffer()
  await picture.setInputFiles({ name: 'wall.png', mimeType: 'image/png', buffer: nothing })
  await page.getByText('لم نجد مربّعًا في هذه الصورة').waitFor()
  const photo = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: await photograph(3000, 4000, 0.8) }
  await picture.setInputFiles(photo)
  await page.getByRole('heading', { name: 'بطاقة الإخوة' }).waitFor()
  await page.getByLabel('الاسم على الجيب').nth(1).fill('جنّو')
  await button('أضف الاثنين إلى الحقيبة').click()
  await page.waitForURL(url => url.pathname === '/' && url.hash === '')
  await page.goto(`${school.wire.origin}/faces`)
  for (const name of [/^يزن/, /^جنّو/]) await button(name).waitFor()
  expect(await waiting(page)).toBeGreaterThanOrEqual(2)
})

test('S1.family: when the network is back both are known to the school, and the same card brings nobody in twice', async () => {
  await phone.context.setOffline(false)
  await untilAnswered(page)
  await expect.poll(() => waiting(page)).toBe(0)
  await page.goto(`${school.wire.origin}/enrol`)
  const photo = { name: 'card.jpg', mimeType: 'image/jpeg', buffer: await photograph(1500, 2000, 0.9) }
  await page.locator('input[type=file]').setInputFiles(photo)
  await page.getByText('كلّهم على هذا الهاتف من قبل').waitFor()
  expect(await button(/أضف/).count()).toBe(0)
})

test('S1.card: the camera is looked through until it has seen the square', async () => {
  const film = join(folder, 'camera.mjpeg')
  const [wall, card] = [
    await sharp({ create: { width: 1280, height: 960, channels: 3, background: '#456' } })
      .jpeg()
      .toBuffer(),
    await photograph(1280, 960, 1),
  ]
  writeFileSync(
    film,
    Buffer.concat([...Array.from({ length: 10 }, () => wall), ...Array.from({ length: 40 }, () => card)]),
  )
  camera = await launchBrowser({
    args: [
      '--use-fake-device-for-media-stream',
      '--use-fake-ui-for-media-stream',
      `--use-file-for-fake-video-capture=${film}`,
    ],
  })
  const lens = await camera.context.newPage()
  await lens.goto(`${school.wire.origin}/enrol`)
  await button('صوّر المربّع', lens).click()
  await lens.getByRole('heading', { name: 'بطاقة الإخوة' }).waitFor()
  expect(await lens.locator('video').count()).toBe(0)
})

test('nothing was complained of in any console', () => {
  expect([...phone.errors, ...camera.errors]).toEqual([])
})
