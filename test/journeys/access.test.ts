/**
 * Every screen of every desk, as somebody meets it who reads with his ears, with a keyboard, or on the narrowest phone:
 * axe finds nothing in either language and either light, nothing is cut off, and every target fits a thumb.
 */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilAnswered } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'
import { byAddress, byTurning, desks, nameOf, stand, type Stop } from './walk.ts'

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

type Lang = 'ar' | 'en'

let school: DemoSchool
const phones: { lang: Lang; browser: Browser; page: Page }[] = []
let page: Page

beforeAll(async () => {
  school = await openDemoSchool()
  // One phone a language, so that both are walked through at once.
  for (const lang of ['ar', 'en'] as const) {
    // axe is a script from outside: for this journey alone the pages' policy lets it in.
    const browser = await launchBrowser({ context: { bypassCSP: true } })
    phones.push({ lang, browser, page: await browser.context.newPage() })
  }
  page = phones[0]!.page
})
afterAll(async () => {
  for (const { browser } of phones) await browser.close()
  await school?.close()
})

const open = (path: string, on = page) => on.goto(`${school.wire.origin}${path}`)

async function findings(page: Page, lang: Lang): Promise<string[]> {
  const found: string[] = []
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe)
  // Both languages have the same colours: in the dark, one of them is looked at.
  for (const scheme of lang === 'ar' ? (['light', 'dark'] as const) : (['light'] as const)) {
    await page.emulateMedia({ colorScheme: scheme })
    // A colour on its way from one light to the other is neither.
    await page.evaluate(() => Promise.allSettled(document.getAnimations().map(one => one.finished)))
    // What is named and how it is built is the same in the dark, and colours are the same in both languages: each is looked
    // at where it differs.
    const rules = scheme === 'dark' ? { only: colours } : lang === 'en' ? { without: colours } : {}
    found.push(...(await page.evaluate(runAxe, rules)).map(one => `${lang} ${scheme}: ${one}`))
  }
  for (const width of [360, 320]) {
    await page.setViewportSize({ width, height: 640 })
    const over = await page.evaluate(wider)
    if (over) found.push(`${lang} ${width}px: ${over}`)
  }
  found.push(...(await page.evaluate(small)).map(one => `${lang} small: ${one}`))
  await page.setViewportSize({ width: 360, height: 640 })
  return found
}

const colours = ['color-contrast', 'link-in-text-block']

async function runAxe({ only, without = [] }: { only?: string[]; without?: string[] }) {
  const { axe } = window as unknown as { axe: typeof import('axe-core') }
  const { violations } = await axe.run(document, {
    resultTypes: ['violations'],
    ...(only && { runOnly: { type: 'rule', values: only } }),
    rules: Object.fromEntries(without.map(rule => [rule, { enabled: false }])),
  })
  return violations.flatMap(({ id, nodes }) => nodes.map(node => `${id} ${node.html.slice(0, 160)}`))
}

/** What stands out of the page's side. */
function wider() {
  const { scrollWidth, clientWidth } = document.documentElement
  if (scrollWidth <= clientWidth) return ''
  const out = [...document.querySelectorAll('body *')].filter(one => {
    const { left, right } = one.getBoundingClientRect()
    return left < -1 || right > clientWidth + 1
  })
  return `${scrollWidth} wide: ${out.map(one => one.outerHTML.slice(0, 80)).at(-1) ?? ''}`
}

/** Targets that a thumb may miss. A link inside a sentence is as high as its line, and a hidden input is tapped by its label. */
function small() {
  const targets = document.querySelectorAll<HTMLElement>(
    'a[href], button, select, textarea, summary, input:not(.sr), label.pick',
  )
  return [...targets].flatMap(one => {
    const box = one.getBoundingClientRect()
    const hidden =
      box.width === 0 || one.closest('.sr, [hidden]') || !one.checkVisibility({ visibilityProperty: true })
    const isInText = one.matches('p a')
    if (hidden || isInText || (box.width >= 47.5 && box.height >= 47.5)) return []
    return [`${Math.round(box.width)}x${Math.round(box.height)} ${one.outerHTML.slice(0, 120)}`]
  })
}

/** The first stop by its address, in the language of the phone; the others without a new start, unless nobody lives here yet. */
async function walk(stops: Stop[], others = byTurning) {
  const found: Record<string, string[]> = {}
  const look = async ({ lang, page }: { lang: Lang; page: Page }) => {
    await page.evaluate(value => localStorage.setItem('haqiba.lang', value), lang)
    for (const [at, stop] of stops.entries()) {
      await stand(page, stop, at === 0 ? byAddress : others)
      await page.waitForFunction(value => document.documentElement.lang.startsWith(value), lang)
      const here = await findings(page, lang)
      const name = nameOf(stop)
      if (here.length > 0) found[name] = [...(found[name] ?? []), ...here]
    }
    await page.evaluate(() => localStorage.setItem('haqiba.lang', 'ar'))
  }
  await Promise.all(phones.map(look))
  return found
}

test('the public page and enrolment can be used by everybody, before anybody lives here', async () => {
  for (const { page } of phones) await open('/', page)
  expect(await walk(['/', '/enrol', '/enrol?code'], byAddress)).toEqual({})
})

for (const { person, place, name, stops } of desks)
  test(`every screen of ${person}'s desk can be used by everybody`, async () => {
    for (const { page } of phones) {
      await enrolByCard(page, school.card(place, person).link, name)
      await page.waitForFunction(() => !document.querySelector('main:empty') && document.querySelector('nav'))
      await untilAnswered(page)
    }
    expect(await walk(stops)).toEqual({})
  })

test('what the phone’s menu offers leads everybody somewhere, and an address that is nowhere says so', async () => {
  await open('/messages')
  await page.waitForURL(url => url.pathname === '/notices')
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await open('/lessons')
  await page.waitForURL(url => url.pathname === '/')
  await open('/nowhere')
  await page.getByText('لم نجد هذه الصفحة في الحقيبة.').waitFor()
})

test('a child can enrol, change pockets, read and hand in by keyboard alone', async () => {
  const { keyboard } = page
  await open('/enrol?code')
  await tabTo(page.getByLabel('رمز البطاقة'))
  await keyboard.type(school.card('amal', 'amal-6a-05').code)
  await keyboard.press('Enter')
  await tabTo(page.getByRole('radio', { name: 'طالب أو طالبة' }))
  await keyboard.press('Space')
  await tabTo(page.getByRole('button', { name: 'التالي' }))
  await keyboard.press('Enter')
  await tabTo(page.getByLabel('الاسم على الجيب'))
  await keyboard.type('خامس')
  await keyboard.press('Enter')
  await page.getByRole('heading', { level: 1, name: /خامس/ }).waitFor()
  await follow('link', 'تبديل')
  await follow('button', /^يزن/)
  await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
  await follow('link', /^دروسي/)
  await follow('link', /الكسور المتكافئة/)
  await follow('link', 'الصفحة التالية')
  await follow('link', 'رجوع')
  await follow('link', /^المواعيد/)
  await follow('link', /جمع الكسور/)
  await tabTo(page.getByLabel(/ما ناتج/))
  await keyboard.type('٧/٨')
  await tabTo(page.getByRole('radio', { name: '٢/٣' }))
  await keyboard.press('Space')
  await tabTo(page.getByLabel(/مقاماهما مختلفان/))
  await keyboard.type('نوحّد المقامين')
  await follow('button', 'سلّم الواجب')
  await page.getByRole('heading', { name: 'سلّمتَ الواجب' }).waitFor()
})

async function follow(role: 'link' | 'button', name: string | RegExp) {
  await tabTo(page.getByRole(role, { name }).first())
  await page.keyboard.press('Enter')
}

/** Goes on by Tab until it has the focus, and that can be seen. */
async function tabTo(wanted: Locator) {
  await wanted.waitFor({ state: 'attached' })
  for (let steps = 0; steps < 80; steps++) {
    if (await wanted.evaluate(one => one === document.activeElement)) {
      // A hidden radio shows it on the box that stands for it.
      const shown = await wanted.evaluate(one => {
        const seen = one.matches('.sr') ? one.nextElementSibling! : one
        return getComputedStyle(seen).outlineStyle !== 'none' || getComputedStyle(one).outlineStyle !== 'none'
      })
      return expect(shown, `the focus is seen on ${String(wanted)}`).toBe(true)
    }
    await page.keyboard.press('Tab')
  }
  throw new Error(`Tab does not come to ${String(wanted)}`)
}

test('nothing was complained of in any console', () => {
  expect(phones.flatMap(({ browser }) => browser.errors)).toEqual([])
})
