/** The sheet of cards as a printer gets it: A4, ten a page, squares that a phone reads from a hand's distance. */
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cardSheet } from '../../src/server/exports/sheet.ts'
import { cardLink } from '../../src/wire/card.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'

const folder = mkdtempSync(join(tmpdir(), 'haqiba-sheet-'))
let browser: Browser
beforeAll(async () => {
  browser = await launchBrowser()
})
afterAll(async () => {
  await browser?.close()
  rmSync(folder, { recursive: true, force: true })
})

const key = 'BDTBjHMfA24Y8-El_fIP6xNdjEkAUagSCYPVRyFivJsKFCfgeUL4uE0DDc0l_z-W-XwPoeA-FjwuLfgiv_Pp2924'
const card = (index: number) => ({
  school: 'مدرسة الأمل الأساسية المختلطة الثانية للبنين والبنات',
  name: index % 2 ? 'يزن رامي فريد حدّاد' : 'عبد الرحمن عبد الكريم عبد الوهّاب أبو الشعر الحمايدة',
  role: 'الحادي عشر العلميّ أ',
  link: cardLink('https://haqiba.school.example:8443', {
    ...{ card: 'X4S2AQ', secret: 'MYPE233JCA', place: 'amal', person: `person-${index}`, desk: 'student' },
    ...{ seal: key, sign: key },
  }),
  code: 'X4S2-AQMY-PE23-3JCA',
  expiresAt: Date.UTC(2026, 11, 22),
})

test('thirty-one cards are four sheets of A4, ten a page, and nothing of a card is cut off', async () => {
  const file = join(folder, 'sheet.html')
  writeFileSync(
    file,
    cardSheet(
      'بطاقات',
      Array.from({ length: 31 }, (_, index) => card(index)),
    ),
  )
  const page = await browser.context.newPage()
  await page.goto(pathToFileURL(file).href)
  await page.emulateMedia({ media: 'print' })
  const pdf = (await page.pdf({ preferCSSPageSize: true })).toString('latin1')
  expect(pdf.match(/\/Type\s*\/Page(?!s)/g)).toHaveLength(4)
  const [, wide, high] = /\/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]/.exec(pdf)!
  // A4 in points, to a point.
  expect([Math.round(Number(wide)), Math.round(Number(high))]).toEqual([595, 842])

  expect(await page.locator('.sheet').count()).toBe(4)
  expect(await page.locator('.sheet').first().locator('.card').count()).toBe(10)
  const millimetre = 96 / 25.4
  const measured = await page.locator('.card').evaluateAll(cards =>
    cards.map(one => {
      const box = one.getBoundingClientRect()
      const inside = [...one.querySelectorAll('*')].map(part => part.getBoundingClientRect())
      return {
        qr: one.querySelector('.qr')!.getBoundingClientRect().width,
        lines: one.querySelectorAll('li').length,
        out: Math.max(...inside.flatMap(part => [part.bottom - box.bottom, box.top - part.top])),
      }
    }),
  )
  for (const { qr, lines, out } of measured) {
    expect(qr / millimetre).toBeGreaterThanOrEqual(30)
    expect(lines).toBe(3)
    expect(out).toBeLessThanOrEqual(0)
  }
  expect(browser.errors).toEqual([])
})
