/**
 * One phone, a brother and a sister: what is in a locked pocket is seen by nobody else, a forgotten number is rescued without
 * network, and a pocket that was left open falls shut by itself.
 */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

/** What a teacher wrote to him alone. */
const reply = 'سؤال جميل يا يزن'
const asked = 'لماذا نرفع الفاعل دائمًا؟'
const minute = 60_000

let school: DemoSchool
let family: Browser
let page: Page

beforeAll(async () => {
  school = await openDemoSchool()
  family = await launchBrowser()
  page = await family.context.newPage()
  await enrolByCard(page, school.card('amal', 'jana').link, 'جنى')
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await untilCarried(page)
})
afterAll(async () => {
  await family?.close()
  await school?.close()
})

const open = (path: string, on = page) => on.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp, on = page) => on.getByRole('button', { name })
/** Before any script of the page runs it is a link. */
const face = (name: string, on = page) => on.locator('.face', { hasText: name })
const faces = (on = page) => on.getByRole('heading', { name: 'لمن الحقيبة الآن؟' }).waitFor()

/** A number is typed where the pocket asks for it. */
async function show(pin: string, on = page) {
  await on.getByLabel('الرقم السرّي').fill(pin)
  await button('فتح الجيب', on).click()
}

async function unlock(pin: string, on = page) {
  await open('/faces', on)
  await face('يزن', on).click()
  await show(pin, on)
  await on.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
  await on.waitForURL(url => url.pathname === '/')
}

/** A new number, and the same once more. */
async function choose(pin: string, on = page) {
  await on.getByText('رقم سرّي').first().click()
  await on.getByLabel('الرقم السرّي الجديد').fill(pin)
  await button('التالي', on).click()
  await on.getByLabel('الرقم نفسه مرّة أخرى').fill(pin)
  await button('إقفال الجيب بهذا السرّ', on).click()
}

const seen = (on = page) => on.evaluate(() => document.documentElement.outerHTML)
/** The page that the next start paints before any script. */
const prepared = () => page.evaluate(async () => await (await caches.match('/'))!.text())

/** How his secret was made slow to guess: the page's policy lets nothing of WebAssembly run but in one worker. */
const stretchedBy = () =>
  page.evaluate(
    () =>
      new Promise<string | undefined>(resolve => {
        const opening = indexedDB.open('haqiba-vault')
        opening.onsuccess = () => {
          const all = opening.result.transaction('profiles').objectStore('profiles').getAll()
          all.onsuccess = () => {
            opening.result.close()
            const locks = all.result.map(
              ({ lock }: { lock: { stretch?: { by: string } } }) => lock.stretch?.by,
            )
            resolve(locks.find(Boolean))
          }
        }
      }),
  )

test('S2.pin: he gives his pocket a number of its own; the next start shows faces and nothing of his day', async () => {
  await page.getByText(reply).waitFor()
  await open('/me')
  await page.getByRole('link', { name: 'قفل جيبي' }).click()
  await page.getByText('رقم سرّي').first().click()
  await page.getByLabel('الرقم السرّي الجديد').fill('١٢٣٤')
  await button('التالي').click()
  await page.getByText(/أوّل ما يُجرَّب/).waitFor()
  await choose('٢٥٨٠')
  await page.waitForURL(url => url.pathname === '/me')
  expect(await stretchedBy()).toBe('argon2id')
  await expect.poll(prepared).not.toContain(reply)
  await open('/')
  await faces()
  expect(await prepared()).toMatch(/يزن[^]*مقفل/)
})

test('S2.lock: a private reply is not seen by his sister: not by Back, not by a new start, not in another tab', async () => {
  const other = await family.context.newPage()
  await unlock('2580', other)
  await page.bringToFront()
  await unlock('2580')
  await page.getByRole('link', { name: 'الرسائل' }).click()
  await page.getByText(reply).first().waitFor()
  await page.getByRole('link', { name: 'اليوم' }).click()
  await button(/تبديل/)
    .or(page.getByRole('link', { name: /تبديل/ }))
    .first()
    .click()
  await faces()
  await faces(other)
  expect(await seen(other)).not.toContain(reply)
  for (const turn of [() => page.goBack(), () => page.reload(), () => open('/messages')]) {
    await turn()
    await faces()
    expect(await seen()).not.toContain(reply)
  }
  await face('جنى').click()
  await page.getByRole('heading', { level: 1, name: /جنى/ }).waitFor()
  await page.goBack()
  await page.waitForLoadState()
  expect(await seen()).not.toContain(reply)
  await other.close()
})

test('a lock stands at once and once: what is typed at it stays, while the page of the last pocket is still being put away', async () => {
  await open('/faces')
  // The screen comes from the phone's store: it would stand in any pocket at once.
  await face('يزن').click()
  await page.getByLabel('الرقم السرّي').waitFor()
  await page.getByRole('link', { name: 'رجوع' }).click()
  await face('جنى').click()
  await page.getByRole('heading', { level: 1, name: /جنى/ }).waitFor()
  await page.evaluate(() => history.pushState(null, '', '/faces'))
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
  await face('يزن').waitFor()
  const held = await page.evaluateHandle(() => {
    let free = () => {}
    let reached = () => {}
    const gate = new Promise<void>(resolve => (free = resolve))
    const waits = new Promise<void>(resolve => (reached = resolve))
    const put = Cache.prototype.put
    Cache.prototype.put = async function (...given) {
      reached()
      await gate
      return put.apply(this, given)
    }
    new BroadcastChannel('haqiba').postMessage(1)
    return { free, waits }
  })
  await held.evaluate(({ waits }) => waits)
  await face('يزن').click()
  await page.getByLabel('الرقم السرّي').fill('2580')
  await held.evaluate(({ free }) => free())
  await expect.poll(prepared).toContain('مقفل')
  expect(await page.getByLabel('الرقم السرّي').inputValue()).toBe('2580')
  await button('فتح الجيب').click()
  await page.waitForURL(url => url.pathname === '/')
})

test('S2.change: he changes his number with the old one; the old one opens nothing any more', async () => {
  await unlock('2580')
  await page.evaluate(() => history.pushState(null, '', '/me/lock'))
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
  await page.getByLabel('السرّ الحاليّ أوّلًا').fill('2580')
  await button('التالي').click()
  await choose('3691')
  await page.waitForURL(url => url.pathname === '/me')
  await open('/faces')
  await face('يزن').click()
  await show('2580')
  await page.getByText('ليس هذا هو السرّ').waitFor()
  await show('3691')
  await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
})

test('a pocket left open falls shut: after five minutes without a touch, after two out of sight, and keeps what is being written', async () => {
  const left = await family.context.newPage()
  await left.clock.install()
  await unlock('3691', left)
  await left.getByRole('link', { name: 'الرسائل' }).click()
  await left.getByText(reply).first().waitFor()
  await left.clock.fastForward(4 * minute)
  await left.mouse.click(5, 5)
  await left.clock.fastForward(4 * minute)
  await left.getByText(reply).first().waitFor()
  await left.clock.fastForward(2 * minute)
  await faces(left)
  await unlock('3691', left)
  const turn = (state: string) =>
    left.evaluate(next => {
      Object.defineProperty(document, 'visibilityState', { configurable: true, get: () => next })
      document.dispatchEvent(new Event('visibilitychange'))
    }, state)
  await left.evaluate(() => history.pushState(null, '', '/ask/amal'))
  await left.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
  await left.getByLabel('اكتب سؤالك').fill(asked)
  await turn('hidden')
  await left.clock.fastForward(1 * minute)
  await turn('visible')
  expect(await left.getByLabel('اكتب سؤالك').inputValue()).toBe(asked)
  await turn('hidden')
  await left.clock.fastForward(3 * minute)
  await faces(left)
  await left.close()
})

test('S2.reset: ten wrong numbers take the number away and nothing else; the teacher’s code opens the pocket, without network', async () => {
  await unlock('3691')
  school.wire.cut()
  await page.evaluate(() => history.pushState(null, '', '/ask/amal'))
  await page.evaluate(() => dispatchEvent(new PopStateEvent('popstate')))
  // The draft that was open when the lock fell.
  await expect.poll(() => page.getByLabel('اكتب سؤالك').inputValue()).toBe(asked)
  await page.getByRole('combobox').selectOption({ index: 1 })
  await button('أرسل السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  await page.close()
  page = await family.context.newPage()
  await page.clock.install()
  await open('/')
  await face('يزن').click()
  for (let wrong = 1; wrong <= 10; wrong++) {
    await show(`90${wrong % 10}1`)
    if (wrong === 10) break
    if (wrong < 4) {
      // What was wrong is taken out of the field.
      await expect.poll(() => page.getByLabel('الرقم السرّي').inputValue()).toBe('')
      await page.getByText('ليس هذا هو السرّ').waitFor()
      continue
    }
    await page.getByText('استراحة قصيرة').waitFor()
    if (wrong === 4) {
      // Neither a clock that is set ahead nor a new start makes the wait shorter.
      await page.evaluate(() => {
        const now = Date.now
        Date.now = () => now() + 10 * 365 * 86_400_000
      })
      await page.clock.runFor(2000)
      await page.getByText('استراحة قصيرة').waitFor()
      await page.reload()
      await page.getByText('استراحة قصيرة').waitFor()
    }
    await page.clock.fastForward(61 * minute)
    await page.getByLabel('الرقم السرّي').waitFor()
  }
  await page.getByRole('heading', { name: 'يُفتح الجيب الآن برمز الاستعادة' }).waitFor()

  // What waits is sent all the same, with nobody's pocket open.
  expect(await waiting(page)).toBeGreaterThan(0)
  school.wire.mend()
  await open('/')
  await expect.poll(() => waiting(page)).toBe(0)

  const code = await codeOf(await deskOf('rana'), '/codes', /يزن/)
  expect(code).toMatch(/^([0-9A-HJKMNP-TV-Z]{4}-){3}[0-9A-HJKMNP-TV-Z]{4}$/)
  school.wire.cut()
  await open('/')
  await face('يزن').click()
  await page.getByLabel('رمز الاستعادة').fill('0000-0000-0000-0000')
  await button('فتح الجيب بالرمز').click()
  await page.getByText('ليس هذا رمز هذا الجيب').waitFor()
  await page.getByLabel('رمز الاستعادة').fill(code.toLowerCase().replaceAll('-', ' '))
  await button('فتح الجيب بالرمز').click()
  await choose('7418')
  await page.getByText(reply).waitFor()
  await page.getByRole('link', { name: 'الرسائل' }).click()
  await page.getByText(asked).waitFor()
})

test('S2.reset: a code that was used is dead; his mother reads the new one, since he is in the sixth grade', async () => {
  school.wire.mend()
  await open('/')
  await face('يزن').click()
  await show('7418')
  await page.getByText(reply).waitFor()
  await expect.poll(() => waiting(page)).toBe(0)
  const mother = await deskOf('hana')
  const rana = await deskOf('rana')
  // A phone that still knew the dead code reads the new one after its next exchange.
  const read = async () => [
    await codeOf(mother, '/children/amal/yazan', /رمز استعادة/),
    await codeOf(rana, '/codes', /يزن/),
  ]
  await expect.poll(async () => new Set(await read()).size).toBe(1)
})

test('after sixty days without the school nothing is read; she still writes and hands in, and reads again once it has answered', async () => {
  school.wire.cut()
  await page.close()
  page = await family.context.newPage()
  await page.clock.install({ time: Date.now() + 61 * 24 * 60 * minute })
  await open('/faces')
  await face('جنى').click()
  const resting = page.getByRole('heading', { level: 1, name: 'القراءة تنتظر كلمة من المدرسة' })
  await resting.waitFor()
  await button('محاولة الاتّصال الآن').click()
  await page.getByText('لا طريق إلى المدرسة الآن').waitFor()
  for (const path of ['/lessons', '/marks', '/messages', '/deadlines']) {
    await open(path)
    await resting.waitFor()
  }
  await page.getByRole('listitem').filter({ hasText: 'سؤال إلى المعلّم' }).getByRole('link').click()
  await page.getByLabel('اكتبي سؤالك').fill('هل وصل عملي؟')
  await page.getByRole('combobox').selectOption({ index: 1 })
  await button('أرسلي السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  expect(await waiting(page)).toBe(1)
  await expect.poll(prepared).toContain('data-day="faces"')
  school.wire.mend()
  await open('/')
  await page.getByRole('heading', { level: 1, name: /جنى/ }).waitFor()
  await expect.poll(() => waiting(page)).toBe(0)
})

test('nothing was complained of in any console', () => {
  expect([...family.errors, ...grown.flatMap(({ errors }) => errors)]).toEqual([])
})

const grown: Browser[] = []
const desks = new Map<string, Page>()

/** A grown-up's own phone, made when it is first needed. */
async function deskOf(person: string): Promise<Page> {
  const known = desks.get(person)
  if (known) return known
  const browser = await launchBrowser()
  grown.push(browser)
  const desk = await browser.context.newPage()
  await enrolByCard(desk, school.card('amal', person).link, person)
  await desk.getByRole('navigation').waitFor()
  desks.set(person, desk)
  return desk
}
afterAll(async () => {
  for (const browser of grown) await browser.close()
})

async function codeOf(desk: Page, path: string, way: RegExp): Promise<string> {
  await open(path, desk)
  await desk.getByRole('link', { name: way }).click()
  await button('عرض الرمز', desk).click()
  return desk.locator('.code').innerText()
}
