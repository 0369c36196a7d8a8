/** The eyes of `npm run pictures`: each fault is seen where it is, and nothing where there is none. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { faultsOf } from '../pictures/faults.ts'

let browser: Browser
let page: Page
beforeAll(async () => {
  browser = await launchBrowser()
  page = await browser.context.newPage()
})
afterAll(() => browser?.close())

async function seen(body: string) {
  await page.setContent(
    `<!doctype html><html dir="rtl"><style>body{margin:0;font:16px/1.5 sans-serif}</style>${body}`,
  )
  return (await page.evaluate(faultsOf, ['app', 'lessons'])).map(({ kind }) => kind)
}

test('a calm page has none: text that scrolls, that is hidden for eyes alone, or that stands under a fixed bar', async () => {
  const long = 'كلمة طويلة '.repeat(30)
  expect(
    await seen(`<p>${long}</p>
      <div style="overflow:auto;white-space:nowrap;width:100px">${long}</div>
      <span class="sr" style="position:absolute;width:1px;height:1px;overflow:hidden">${long}</span>
      <nav style="position:fixed;top:0">شريط</nav><p>v1.0 app</p>`),
  ).toEqual([])
})

test('text that is cut at its side or below is seen', async () => {
  expect(
    await seen('<div style="overflow:hidden;width:60px;white-space:nowrap">كلمة طويلة جدًّا هنا</div>'),
  ).toEqual(['cut'])
  expect(
    await seen('<div style="overflow:hidden;height:20px;width:80px">سطر أوّل<br>سطر ثانٍ</div>'),
  ).toContain('cut')
})

test('text on other text is seen', async () => {
  const over = '<p style="margin:0">سطر أوّل</p><p style="margin:-20px 0 0">سطر ثانٍ</p>'
  expect(await seen(over)).toEqual(['overlap'])
})

test('a word key that was never said is seen, and heard', async () => {
  expect(await seen('<p>lessons.title</p><button aria-label="app.back">س</button>')).toEqual(['key', 'key'])
  expect(await seen('<p>example.com</p>')).toEqual([])
})

test('what stands outside the frame is seen', async () => {
  expect(await seen('<p style="position:absolute;left:-40px;margin:0">خارج الإطار</p>')).toContain('outside')
})
