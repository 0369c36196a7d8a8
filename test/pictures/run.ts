/**
 * `npm run pictures`: every screen of every desk in Arabic and English, light and dark, 360×640 and 1280×800, as pictures in
 * `.results/pictures`. Fails where text is cut or lies on other text, where a word key is shown, or where something stands outside
 * its frame. `--desk yazan`. Last line: JSON.
 */
import { mkdirSync, rmSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import type { Page } from 'playwright-core'
import { launchBrowser } from '../house/chromium.ts'
import { enrolByCard, untilAnswered } from '../journeys/enrolling.ts'
import { openDemoSchool, type DemoSchool } from '../journeys/school.ts'
import { byAddress, byTurning, desks, nameOf, stand, type Stop } from '../journeys/walk.ts'
import { partsOf, wordsOf } from '../words/dictionaries.ts'
import { faultsOf } from './faults.ts'

const { values } = parseArgs({ options: { desk: { type: 'string' } } })
const folder = resolve(import.meta.dirname, '../../.results/pictures')
const sizes = [
  { width: 360, height: 640 },
  { width: 1280, height: 800 },
]
const schemes = ['light', 'dark'] as const
const nouns = [...new Set(Object.keys(wordsOf('ar')).map(written => partsOf(written).key.split('.')[0]!))]

let pictures = 0
const faults: string[] = []

/** One screen in every size and light. */
async function take(page: Page, desk: string, at: number, stop: Stop, lang: string) {
  const name = `${String(at).padStart(2, '0')}-${
    nameOf(stop)
      .replaceAll(/[^\w]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'home'
  }`
  for (const size of sizes) {
    await page.setViewportSize(size)
    for (const colorScheme of schemes) {
      await page.emulateMedia({ colorScheme })
      await page.evaluate(() => Promise.allSettled(document.getAnimations().map(one => one.finished)))
      const file = `${desk}/${name}-${lang}-${colorScheme}-${size.width}.png`
      await page.screenshot({ path: join(folder, file), animations: 'disabled' })
      pictures++
      for (const { kind, what } of await page.evaluate(faultsOf, nouns))
        faults.push(`${file}: ${kind}: ${what}`)
    }
  }
  await page.setViewportSize(sizes[0]!)
}

/** One language: the public page first, then each desk on a phone of its own. */
async function walk(school: DemoSchool, lang: 'ar' | 'en') {
  const all = [
    { person: '', place: '', name: 'nobody', stops: ['/', '/enrol', '/enrol?code'] as Stop[] },
    ...desks,
  ]
  for (const { person, place, name, stops } of all) {
    if (values.desk !== undefined && values.desk !== person) continue
    const browser = await launchBrowser()
    try {
      // What node's own reader of TypeScript adds to functions that have names.
      await browser.context.addInitScript('globalThis.__name = one => one')
      const page = await browser.context.newPage()
      await page.goto(school.wire.origin)
      if (person) {
        await enrolByCard(page, school.card(place, person).link, name)
        await untilAnswered(page)
      }
      await page.evaluate(value => localStorage.setItem('haqiba.lang', value), lang)
      for (const [at, stop] of stops.entries()) {
        await stand(page, stop, at === 0 || !person ? byAddress : byTurning)
        // The public page is the same for all, in Arabic.
        if (person) await page.waitForFunction(value => document.documentElement.lang.startsWith(value), lang)
        await take(page, person || name, at, stop, lang)
      }
      for (const error of browser.errors) faults.push(`${person || name} ${lang}: console: ${error}`)
    } finally {
      await browser.close()
    }
  }
}

rmSync(folder, { recursive: true, force: true })
mkdirSync(folder, { recursive: true })
const school = await openDemoSchool()
try {
  await Promise.all((['ar', 'en'] as const).map(lang => walk(school, lang)))
} finally {
  await school.close()
}
for (const fault of faults) console.error(fault)
console.log(`The pictures lie in ${folder}`)
console.log(JSON.stringify({ pictures, faults: faults.length }))
process.exitCode = faults.length === 0 && pictures > 0 ? 0 : 1
