/** The family arranges its bag: a pocket gets another name and picture, and one leaves the phone with work that is nowhere else. */
import { readFileSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, switchTo, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let phone: Browser
let page: Page

beforeAll(async () => {
  school = await openDemoSchool()
  phone = await launchBrowser()
  page = await phone.context.newPage()
})
afterAll(async () => {
  await phone?.close()
  await school?.close()
})

const open = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })
const leave = async () => {
  await open('/me/leave')
  await button('إخراج الجيب').click()
  await button('نعم، يخرج').click()
}
const prepared = () => page.evaluate(async () => (await (await caches.open('haqiba-day')).match('/'))!.text())
const faces = () => page.getByRole('button').filter({ hasText: 'على مقاعد الدراسة' }).allInnerTexts()

test('before a pocket is made the family reads and hears what the school keeps; that it agreed is recorded with its date', async () => {
  await page.addInitScript(standInVoice)
  await page.goto(school.card('amal', 'yazan').link)
  await page.getByText(/من يضيف هذه البطاقة يوافق/).waitFor()
  await button('كلّ ما تحفظه، قراءةً أو سماعًا').click()
  await page.getByText(/لا يراه الجيران ولا بقيّة الطلبة/).waitFor()
  await button('سماع').click()
  expect(await page.evaluate('heard.join()')).toMatch(
    /ar-SA: تحفظ المدرسة الاسم كما في سجلّها.*ورقمها في «بياناتي»/s,
  )
  await button('إيقاف').click()
  await page.getByLabel('الاسم على الجيب').fill('يزن')
  await button('أضفه إلى الحقيبة').click()
  await page.waitForURL(url => url.pathname === '/' && url.hash === '')
  await untilCarried(page)
  await expect.poll(() => waiting(page)).toBe(0)
  await open('/me')
  await page.getByRole('link', { name: 'ما تحفظه المدرسة عنّي' }).click()
  await page.getByText(/كانت الموافقة يوم/).waitFor()
  expect(await button('قرأتُ، وأوافق').count()).toBe(0)
})

/** A voice at the edge of the world: this machine has none. What it is given to say is kept in `heard`. */
function standInVoice() {
  const heard: string[] = []
  function Utterance(this: { text: string }, text: string) {
    this.text = text
  }
  const speechSynthesis = {
    getVoices: () => [{ lang: 'en-GB' }, { lang: 'ar-SA', localService: true }],
    speak: ({ text, lang }: SpeechSynthesisUtterance) => void heard.push(`${lang}: ${text}`),
    cancel() {},
  }
  for (const [name, value] of Object.entries({ heard, speechSynthesis, SpeechSynthesisUtterance: Utterance }))
    Object.defineProperty(window, name, { value })
}

test('S1.family: two siblings share the phone, and one of them changes the name and the picture of her pocket', async () => {
  await enrolByCard(page, school.card('amal', 'amal-6a-05').link, 'سين')
  await untilCarried(page)
  await open('/me')
  await page.getByRole('link', { name: 'اسم الجيب ورسمه' }).click()
  await page.getByLabel('الاسم على الجيب').fill('  ')
  await button('حفظ').click()
  await page.getByText(/اسم/).first().waitFor()
  await page.getByLabel('الاسم على الجيب').fill('سيرين')
  await page.getByText('النخلة').locator('xpath=ancestor::label').click()
  await button('حفظ').click()
  await page.waitForURL(url => url.pathname === '/me')
  await page.getByText('سيرين').first().waitFor()
  await open('/faces')
  await button(/^سيرين/).waitFor()
  expect((await faces()).join()).not.toContain('سين\n')
})

test('S1.details: he reads what the school has of him, how it is reached, and where to say that it is wrong; without network too', async () => {
  await switchTo(page, 'يزن')
  await phone.context.setOffline(true)
  await open('/me')
  for (const told of ['مدرسة الأمل الأساسية', 'يزن سامر محمود العبّادي', 'الاسم كما في المدرسة', /الصف السادس/])
    await page.getByText(told).first().waitFor()
  expect(await page.getByRole('link', { name: /٦/ }).getAttribute('href')).toMatch(/^tel:\d+$/)
  await page.getByRole('link', { name: 'شيء غير صحيح هنا؟' }).click()
  await page.getByRole('heading', { name: 'تصحيح بياناتي' }).waitFor()
  // A child speaks for himself alone: nobody else is offered.
  expect(await page.getByText('بيانات من؟').count()).toBe(0)
  await phone.context.setOffline(false)
})

test('a phone that dies while its next first page is being written opens without network', async () => {
  await switchTo(page, 'يزن')
  await page.getByRole('navigation').waitFor()
  await page.evaluate(async () => {
    const put = Cache.prototype.put
    const day = await caches.open('haqiba-day')
    const dying = new Promise<void>(resolve => {
      Cache.prototype.put = async function (...given) {
        const isFirst = given[0] === '/'
        const held = isFirst && (await this.match('/haqiba/day.json')) !== undefined
        if (!held) return put.apply(this, given)
        // The old page has gone, and the new one never comes.
        await day.delete('/')
        resolve()
        await new Promise(() => {})
      }
    })
    new BroadcastChannel('haqiba').postMessage(1)
    await dying
  })
  await phone.kill()
  phone = await launchBrowser({ profileDir: phone.profileDir })
  page = await phone.context.newPage()
  school.wire.cut()
  for (const path of ['/', '/?from=home']) {
    await open(path)
    await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
  }
  school.wire.mend()
  await page.reload()
  await expect.poll(() => page.evaluate(() => caches.has('haqiba-day-next'))).toBe(false)
})

test('a pocket that is opened while news comes in is prepared as its own page, never as the last one’s', async () => {
  const link = school.card('amal', 'hana').link
  await enrolByCard(page, link, 'أمّ يزن')
  await untilCarried(page)
  await switchTo(page, 'يزن')
  await open('/faces')
  // Her screens are asked for anew, on a slow line: that is how long the pocket is neither the one's nor the other's.
  const browser = await phone.context.newCDPSession(page)
  await browser.send('Network.clearBrowserCache')
  school.wire.slow(8000)
  await page.evaluate(async () => {
    const people = await caches.open('haqiba-people')
    for (const request of await people.keys())
      if (request.url.includes('/guardian-')) await people.delete(request)
    const kept: string[] = []
    const put = Cache.prototype.put
    Cache.prototype.put = async function (request, response) {
      if (String(request) === '/haqiba/day.json') {
        const { desk, day } = await response.clone().json()
        kept.push(`${desk}: ${Object.keys(day).sort().join(' ')}`)
      }
      return put.call(this, request, response)
    }
    // Another tab that hears something without end.
    const bell = new BroadcastChannel('haqiba')
    const ringing = setInterval(() => bell.postMessage(1), 1)
    Object.assign(window, { kept, hush: () => clearInterval(ringing) })
  })
  await button(/^أمّ يزن/).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.getByRole('heading', { level: 1, name: /يزن/ }).waitFor()
  school.wire.slow(undefined)
  await expect.poll(() => page.evaluate('kept.at(-1)')).toMatch(/^guardian: .*children/)
  const kept = await page.evaluate(() => {
    const { hush, kept } = window as unknown as { hush(): void; kept: string[] }
    hush()
    return [...new Set(kept)]
  })
  // His own, and hers: each kind of person has one form of a day.
  expect(kept.map(one => one.split(':')[0]).sort()).toEqual(['guardian', 'student'])
  await switchTo(page, 'أمّ يزن')
  await leave()
  await page.waitForURL(url => url.pathname === '/faces')
  await switchTo(page, 'سيرين')
})

const handInFractions = async (text: string) => {
  await open('/work/amal/amal-6a-maths-fractions')
  await page.getByLabel(/ما ناتج/).fill('٧/٨')
  await page.getByText('٢/٣', { exact: true }).click()
  await page.getByLabel(/مقاماهما مختلفان/).fill(text)
  await button('سلّم الواجب').click()
  await page.getByRole('heading', { name: 'سلّمتَ الواجب' }).waitFor()
}

test('what she handed in from his pocket by mistake goes to hers, without network; both and their teacher read that it did', async () => {
  // She looks for it in her own pocket, and is told the way.
  await switchTo(page, 'سيرين')
  await open('/work/amal/amal-6a-arabic-sentences')
  await page.getByRole('link', { name: 'سُلّم من جيب آخر بالخطأ؟' }).click()
  await page.getByText('لم يُسلَّم شيء من هذا الجيب').waitFor()
  await page.getByRole('link', { name: 'إلى الجيوب' }).click()
  await button(/^يزن/).click()
  await page.waitForURL(url => url.pathname === '/')
  await open('/work/amal/amal-6a-maths-fractions')
  await button('سلّم الواجب').waitFor()
  school.wire.cut()
  await handInFractions('كتبته سيرين')
  await page.getByRole('link', { name: 'ليس هذا عملي' }).click()
  await button(/^سيرين/).click()
  await button('لا، هو عملي').click()
  await button(/^سيرين/).click()
  await button('نعم، هو عمل سيرين').click()
  await page.getByRole('heading', { name: 'سُلّم من جيبك، وينتقل إلى صاحبه' }).waitFor()
  // His own is open again, and holds nothing of hers.
  expect(await page.getByLabel(/مقاماهما مختلفان/).inputValue()).toBe('')
  school.wire.mend()
  await page.reload()
  const told = page.getByRole('heading', { name: /^سُلّم من جيبك، وهو عمل / })
  const [own, family] = (await told.innerText()).split('عمل ')[1]!.split(' ')
  await switchTo(page, 'سيرين')
  await open('/work/amal/amal-6a-maths-fractions')
  await page.getByRole('heading', { name: /^سُلّم من جيب يزن .*، وهو عملك$/ }).waitFor()
  await page.getByText('كتبته سيرين').waitFor()
  const desk = await launchBrowser({ context: { viewport: { width: 1280, height: 800 } } })
  const teachers = await desk.context.newPage()
  await enrolByCard(teachers, school.card('amal', 'khaled').link, 'خالد')
  await teachers.goto(`${school.wire.origin}/desk/amal/amal-6a-maths-fractions`)
  await teachers
    .getByRole('link', { name: new RegExp(`^${own} .*${family}`) })
    .first()
    .click()
  await teachers.getByText(/^سُلّم من جيب يزن .*، وهو عمل /).waitFor()
  expect(desk.errors).toEqual([])
  await desk.close()
})

test('work that is only here is named and can be kept elsewhere before a pocket leaves; a sealed letter arrives without its author', async () => {
  school.wire.cut()
  await switchTo(page, 'يزن')
  await handInFractions('نوحّد المقامين')
  await open('/work/amal/amal-6a-arabic-sentences')
  await page.locator('textarea').first().fill('زرنا جدّتي يوم الجمعة')
  await page
    .getByText(/حُفظ|محفوظ/)
    .first()
    .waitFor()
  await open('/me/pocket')
  await page.getByRole('link', { name: 'إخراج الجيب من هذا الهاتف' }).click()
  await page.getByText(/لم تصل بعد/).waitFor()
  await page.getByText(/لم تُسلَّم/).waitFor()
  const [download] = await Promise.all([page.waitForEvent('download'), button('حفظ نسخة ممّا كُتب').click()])
  const kept = readFileSync((await download.path())!, 'utf8')
  expect(kept).toContain('نوحّد المقامين')
  expect(kept).toContain('زرنا جدّتي يوم الجمعة')
  await button('إخراج الجيب').click()
  await button('لا، يبقى').click()
  await button('إخراج الجيب').click()
  await button('نعم، يخرج').click()
  await page.waitForURL(url => url.pathname === '/faces')
  await button(/^سيرين/).waitFor()
  expect(await button(/^يزن/).count()).toBe(0)
  expect(await waiting(page)).toBeGreaterThan(0)
  await page.goBack()
  expect(await page.getByText('زرنا جدّتي').count()).toBe(0)
})

test('what he had sealed is handed in from the phone that he has left', async () => {
  school.wire.mend()
  await switchTo(page, 'سيرين')
  await expect.poll(() => waiting(page)).toBe(0)
  const other = await launchBrowser()
  const mine = await other.context.newPage()
  await enrolByCard(mine, school.card('amal', 'yazan').link, 'يزن')
  await mine.goto(`${school.wire.origin}/work/amal/amal-6a-maths-fractions`)
  await mine
    .getByText(/^وصل إلى المعلّم/)
    .first()
    .waitFor()
  expect(other.errors).toEqual([])
  await other.close()
})

test('the last pocket leaves, and the phone is as on its first day', async () => {
  await leave()
  await page.waitForURL(url => url.pathname === '/')
  await page.getByText('أضف بطاقتك').waitFor()
  expect(await prepared()).not.toContain('سيرين')
  expect(phone.errors).toEqual([])
})
