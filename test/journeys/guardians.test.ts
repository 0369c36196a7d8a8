/** Who stands by a child: a mother asks for one more, the principal says yes; a court says no, and later takes it back. */
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilAnswered, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

let school: DemoSchool
let family: Browser
let office: Browser
let mother: Page
let principal: Page
/** The pupil whom the principal ties to her. */
let third = ''

beforeAll(async () => {
  school = await openDemoSchool()
  family = await launchBrowser()
  office = await launchBrowser()
  mother = await family.context.newPage()
  principal = await office.context.newPage()
  await enrolByCard(mother, school.card('amal', 'hana').link, 'هناء')
  await untilAnswered(mother)
  await enrolByCard(principal, school.card('amal', 'samar').link, 'سمر')
  await untilAnswered(principal)
})
afterAll(async () => {
  await family?.close()
  await office?.close()
  await school?.close()
})

const open = (path: string, on: Page) => on.goto(`${school.wire.origin}${path}`)
const button = (on: Page, name: string) => on.getByRole('button', { name })
const words = 'تالا، الصف السادس، شعبة أ'

/** Everything of one noun and person that lies readable in the phone's own stores, as text. */
const dump = (on: Page) =>
  on.evaluate(async () => {
    const said: string[] = []
    for (const { name } of await indexedDB.databases()) {
      const db = await new Promise<IDBDatabase>(done => {
        const opening = indexedDB.open(name!)
        opening.onsuccess = () => done(opening.result)
      })
      for (const store of db.objectStoreNames)
        for (const ask of ['getAll', 'getAllKeys'] as const)
          said.push(
            await new Promise<string>(done => {
              const all = db.transaction(store).objectStore(store)[ask]()
              all.onsuccess = () => done(JSON.stringify(all.result))
            }),
          )
      db.close()
    }
    for (const name of await caches.keys())
      if (name.startsWith('haqiba-day'))
        for (const kept of await (await caches.open(name)).matchAll()) said.push(await kept.text())
    return said.join('\n')
  })

test('S1.correction: her son’s name is written wrong; she says so without network, the principal answers, and she reads it', async () => {
  await open('/me', mother)
  await expect.poll(() => waiting(mother)).toBe(0)
  await family.context.setOffline(true)
  await mother.getByRole('link', { name: 'شيء غير صحيح هنا؟' }).click()
  await button(mother, 'إرسال إلى المدرسة').click()
  await mother.getByText('بقي أن يُكتب الصحيح').waitFor()
  await mother.getByText(/^يزن/).click()
  await mother.getByLabel('كيف يكون صحيحًا؟').fill('اسم العائلة بالشدّة: العبّادي')
  await button(mother, 'إرسال إلى المدرسة').click()
  await mother.getByText('على هذا الهاتف، يصل حين تعود الشبكة').waitFor()
  await family.context.setOffline(false)
  await mother.getByText(/عند المدير منذ/).waitFor()

  await open('/', principal)
  await principal.getByText('تصحيح واحد ينتظر').click()
  await principal.getByText('اسم العائلة بالشدّة: العبّادي').waitFor()
  await principal.getByText(/كتبه هناء/).waitFor()
  await button(principal, 'يبقى كما هو').click()
  await principal.getByText('بقي السبب').waitFor()
  await principal.getByLabel('كلمة إلى من كتب').fill('هو مكتوب بالشدّة في السجلّ.')
  await button(principal, 'يبقى كما هو').click()
  await principal.getByText('لا شيء ينتظر').waitFor()
  await expect.poll(() => waiting(principal)).toBe(0)
  await open('/corrections', mother)
  await mother.getByText('هو مكتوب بالشدّة في السجلّ.').waitFor()
  await mother.getByText(/بقي كما هو/).waitFor()
})

test('a mother asks for another child, without network; it waits on her phone and goes by itself', async () => {
  await open('/me', mother)
  await expect.poll(() => waiting(mother)).toBe(0)
  await family.context.setOffline(true)
  await mother.getByRole('link', { name: 'طفل آخر في المدرسة' }).click()
  await button(mother, 'إرسال الطلب').click()
  await mother.getByText('بقي اسم الطفل').waitFor()
  await mother.getByLabel('اسم الطفل وصفّه').fill(words)
  await button(mother, 'إرسال الطلب').click()
  await mother.getByText('على هذا الهاتف').waitFor()
  expect(await waiting(mother)).toBe(1)
  await family.context.setOffline(false)
  await mother.getByText(/عند المدير منذ/).waitFor()
})

test('the principal reads her words, says which pupil is meant, and the child is on the mother’s first screen', async () => {
  await open('/', principal)
  await principal.getByText('طلب واحد ينتظر').click()
  await principal.getByText(words).waitFor()
  await principal.getByRole('link', { name: 'الجواب' }).click()
  await button(principal, 'يُربط به').click()
  await principal.getByText('بقي أن يُختار التلميذ').waitFor()
  await principal.getByLabel('الشعبة').selectOption({ index: 1 })
  const pupil = principal.getByLabel('التلميذ', { exact: true })
  third = (await pupil.locator('option').nth(1).textContent())!
  await pupil.selectOption({ label: third })
  await button(principal, 'يُربط به').click()
  await principal.getByText('أُجيب هذا الطلب').waitFor()
  await expect.poll(() => waiting(principal)).toBe(0)
  await open('/claims', mother)
  await mother.getByText(/رُبط ببطاقتك/).waitFor()
  await open('/', mother)
  await mother.getByText(third.split(' ')[0]!).first().waitFor()
})

test('by a court’s order nothing of the child is left with her, and no reason is told', async () => {
  await open('/children/amal/yazan', mother)
  await mother.getByRole('heading', { name: /يزن/ }).waitFor()
  expect(await dump(mother)).toContain('yazan')
  await open('/guardians', principal)
  await principal
    .getByRole('link', { name: /السادس/ })
    .first()
    .click()
  await principal.getByRole('link', { name: /يزن/ }).click()
  await button(principal, 'منع بقرار محكمة').click()
  await button(principal, 'نعم، يُمنع').click()
  await principal.getByText('بقي رقم القرار').waitFor()
  await principal.getByLabel('رقم القرار وتاريخه').fill('٣١٧ / ٢٠٢٦')
  await button(principal, 'نعم، يُمنع').click()
  await principal.getByText(/يسري منذ/).waitFor()
  await open('/children/amal/yazan', mother)
  await mother.getByText('لم نجد هذا هنا').last().waitFor()
  await expect.poll(async () => (await dump(mother)).includes('yazan')).toBe(false)
  const left = await dump(mother)
  for (const told of ['يزن سامر', 'يزن العبّادي', 'يزن يخاف', '٣١٧', 'denial'])
    expect(left).not.toContain(told)
  await open('/', mother)
  await mother.getByText('جنى').first().waitFor()
  expect(await mother.locator('body').innerText()).not.toMatch(/يزن|محكمة|قرار/)
})

test('when the order is lifted she sees him again', async () => {
  await button(principal, 'رفع المنع').click()
  await button(principal, 'نعم، يُرفع').click()
  await principal.getByText('ممنوعون بقرار محكمة').waitFor({ state: 'detached' })
  await expect.poll(() => waiting(principal)).toBe(0)
  await open('/', mother)
  await mother.getByText('يزن').first().waitFor()
})

test('nothing was complained of in any console', () => {
  expect([...family.errors, ...office.errors]).toEqual([])
})
