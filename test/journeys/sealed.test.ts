/**
 * What lies on a phone while its pockets are locked: after a week of work everything that the browser keeps is taken out, byte for
 * byte, and searched for whatever the school holds as personal and for whatever was written on the phone.
 */
import 'fake-indexeddb/auto'
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import Sqlite from 'libsql'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { classOf, type Audience } from '../../src/domain/audiences.ts'
import { padding } from '../../src/letters/letter.ts'
import { openPhone } from '../../src/storage/phone.ts'
import type { Session } from '../../src/storage/session.ts'
import { act } from '../../src/sync/act.ts'
import { enrol } from '../../src/sync/enrol.ts'
import { exchange } from '../../src/sync/exchange.ts'
import { readCardLink } from '../../src/wire/card.ts'
import { headerLength } from '../../src/wire/letter.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard, untilCarried, waiting } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const answer = 'زرعت جدّتي زعترًا برّيًّا خلف الخيمة.'
const asked = 'هل يُرفع اسم كان دائمًا؟'
const draft = 'كنت أريد أن أسأل عن شيء لا أعرف كيف أقوله'
const day = 86_400_000

let school: DemoSchool
let family: Browser
let page: Page
let teacher: Session
/** What the teacher writes in the week, to him alone. */
const said: string[] = []

beforeAll(async () => {
  school = await openDemoSchool()
  teacher = await teacherIn('rana')
  const task = { id: 'q', kind: 'text', prompt: 'صف نبتة في بيتكم', points: 5 }
  const work = {
    id: 'week',
    section: 'amal-6a',
    subject: 'arabic',
    title: 'نبتة بيتنا',
    intro: '',
    lessons: [],
  }
  const hours = { publishAt: Date.now() - day, dueAt: Date.now() + 5 * day, weight: 0 }
  await teaches('assignments.publish', { ...work, ...hours, tasks: [task] })
  family = await launchBrowser()
  page = await family.context.newPage()
  await enrolByCard(page, school.card('amal', 'hana').link, 'ماما')
  await enrolByCard(page, school.card('amal', 'yazan').link, 'يزن')
  await untilCarried(page)
})
afterAll(async () => {
  await family?.close()
  await school?.close()
})

const line = {
  fetch: ((path: string, init: RequestInit) =>
    fetch(new URL(path, school.wire.origin), init)) as typeof fetch,
  onWay() {},
}

/** A teacher's phone without a screen. */
async function teacherIn(person: string): Promise<Session> {
  const phone = await openPhone({ board: 'tb', vault: 'tv', bell: '' })
  const card = readCardLink(school.card('amal', person).link)!
  const session = await enrol(phone, { kind: 'card', card }, { name: person, motif: 'palm', pocket: 'wine' })
  await exchange(phone, line)
  await session.refresh()
  return session
}

async function teaches(name: string, args: object) {
  expect(await act(teacher, { place: 'amal', name, args })).toBeUndefined()
  expect(await exchange(teacher.phone, line)).toBe('done')
  await teacher.refresh()
}

const open = (path: string) => page.goto(`${school.wire.origin}${path}`)
const button = (name: string | RegExp) => page.getByRole('button', { name })

async function lock(name: string) {
  await open('/faces')
  await page.locator('.face', { hasText: name }).click()
  await page.waitForURL(url => url.pathname === '/')
  await page.getByRole('navigation').waitFor()
  await open('/me/lock')
  await page.getByText('رقم سرّي').first().click()
  await page.getByLabel('الرقم السرّي الجديد').fill('2580')
  await button('التالي').click()
  await page.getByLabel('الرقم نفسه مرّة أخرى').fill('2580')
  await button('إقفال الجيب بهذا السرّ').click()
  await page.waitForURL(url => url.pathname === '/me')
}

/** An exchange with nobody's pocket open. */
async function syncsLocked() {
  const answered = page.waitForResponse(response => new URL(response.url()).pathname === '/sync')
  await open('/')
  await page.getByRole('heading', { name: 'لمن الحقيبة الآن؟' }).waitFor()
  expect((await answered).ok()).toBe(true)
}

async function go(path: string) {
  await page.evaluate(to => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
}

/** All that the browser keeps for this phone, as bytes: databases, caches, and the two small storages. */
async function dump(): Promise<Buffer> {
  const parts = await page.evaluate(async () => {
    const found: string[] = []
    const inBase64 = (bytes: Uint8Array) => {
      let text = ''
      for (let at = 0; at < bytes.length; at += 8192)
        text += String.fromCharCode(...bytes.subarray(at, at + 8192))
      return btoa(text)
    }
    const keep = (bytes: Uint8Array) => void found.push(inBase64(bytes))
    const tell = (text: string) => keep(new TextEncoder().encode(text))
    const walk = (value: unknown) => {
      if (value instanceof ArrayBuffer) keep(new Uint8Array(value))
      else if (ArrayBuffer.isView(value)) keep(new Uint8Array(value.buffer))
      else if (value && typeof value === 'object') {
        for (const [key, one] of Object.entries(value)) {
          tell(key)
          walk(one)
        }
      } else tell(String(value))
    }
    const asked = <T>(request: IDBRequest<T>) =>
      new Promise<T>((resolve, reject) => {
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error!)
      })
    for (const { name } of await indexedDB.databases()) {
      const database = await asked(indexedDB.open(name!))
      for (const store of database.objectStoreNames) {
        const all = database.transaction(store).objectStore(store)
        walk(await asked(all.getAll()))
        walk(await asked(database.transaction(store).objectStore(store).getAllKeys()))
      }
      database.close()
    }
    for (const name of await caches.keys()) {
      const cache = await caches.open(name)
      for (const request of await cache.keys()) {
        tell(`${request.url} `)
        const response = (await cache.match(request))!
        tell(JSON.stringify([...response.headers]))
        keep(new Uint8Array(await response.arrayBuffer()))
      }
    }
    for (const storage of [localStorage, sessionStorage]) tell(JSON.stringify({ ...storage }))
    return found
  })
  return Buffer.concat(parts.map(part => Buffer.from(part, 'base64')))
}

/** The files under all that, as a thief finds them who copies the phone's memory. */
function files(): Buffer {
  const home = join(family.profileDir, 'Default')
  const kept = ['IndexedDB', 'Service Worker', 'Local Storage', 'Session Storage', 'WebStorage', 'Cache']
  const all = readdirSync(home, { recursive: true, withFileTypes: true }).filter(one => one.isFile())
  const ours = all.filter(({ parentPath }) => kept.some(folder => parentPath.startsWith(join(home, folder))))
  return Buffer.concat(ours.map(({ parentPath, name }) => readFileSync(join(parentPath, name))))
}

/** However a browser writes a text down. */
const holds = (bytes: Buffer, text: string) =>
  bytes.includes(Buffer.from(text, 'utf8')) || bytes.includes(Buffer.from(text, 'utf16le'))

/** All texts of the school's rows of this kind that a person has written or is called. */
function texts(personal: boolean): Set<string> {
  const database = new Sqlite(join(school.dataDir, 'haqiba.db'), { readonly: true })
  const rows = database.prepare('select audience, body from rows where gone = 0').all() as {
    audience: Audience
    body: string
  }[]
  database.close()
  const found = new Set<string>()
  const walk = (value: unknown) => {
    if (typeof value === 'string' && /\p{Script=Arabic}{4}| /u.test(value)) found.add(value)
    else if (value && typeof value === 'object') Object.values(value).forEach(walk)
  }
  for (const { audience, body } of rows)
    if ((classOf(audience) === 'letter') === personal) walk(JSON.parse(body))
  return found
}

/** What is personal of the school, and stands neither on a board nor in the app itself. */
function personalTexts(): string[] {
  const dist = resolve(import.meta.dirname, '../../dist')
  const app = readdirSync(dist, { recursive: true }).filter(file => /\.(js|html|css)$/.test(String(file)))
  const open = [...texts(false), ...app.map(file => readFileSync(join(dist, String(file)), 'utf8'))].join(
    '\n',
  )
  return [...texts(true)].filter(text => !open.includes(text))
}

test('before a pocket has a lock, its day lies prepared in clear: what is searched for here can be found', async () => {
  await expect.poll(async () => personalTexts().filter(text => text.length > 5).length).toBeGreaterThan(40)
  const lies = async () => {
    const all = await dump()
    return personalTexts().some(text => holds(all, text))
  }
  // It is put away behind the screen, some time after what it shows has come.
  await expect.poll(lies).toBe(true)
})

test('a week passes over locked pockets: he writes, and what the school says to him comes while nobody is there', async () => {
  await lock('ماما')
  await lock('يزن')
  await go('/ask/amal')
  const rana = page.locator('option', { hasText: 'رنا' }).first()
  await page.getByRole('combobox').selectOption((await rana.getAttribute('value'))!)
  await page.getByLabel('اكتب سؤالك').fill(asked)
  await button('أرسل السؤال').click()
  await page.getByText('سؤالك محفوظ').waitFor()
  await expect.poll(() => waiting(page)).toBe(0)
  school.wire.cut()
  await go('/work/amal/week')
  await page.getByLabel('صف نبتة في بيتكم').fill(answer)
  await button('سلّم الواجب').click()
  await page.getByText('سلّمتَ الواجب').waitFor()
  await go('/ask/amal')
  await page.getByLabel('اكتب سؤالك').fill(draft)
  await go('/faces')
  await page.waitForURL(url => url.pathname === '/')
  await page.getByRole('heading', { name: 'لمن الحقيبة الآن؟' }).waitFor()
  expect(await waiting(page)).toBe(1)
  const waits = await dump()
  expect([answer, asked, draft].filter(text => holds(waits, text))).toEqual([])
  school.wire.mend()
  await syncsLocked()
  await expect.poll(() => waiting(page)).toBe(0)

  // A sync with nothing of her own brings what he has sent.
  expect(await exchange(teacher.phone, line)).toBe('done')
  await teacher.refresh()
  const home = () => teacher.home('amal')!
  const handed = (await home().list('submission', 'week'))[0]!
  const question = (await home().all('question')).find(({ body }) => body.text === asked)!
  for (let at = 1; at <= 5; at++) {
    const [comment, text] = [
      `أحسنت في اليوم ${at}، والزعتر يحبّ الشمس`,
      `اسم كان مرفوع، وهذا مثال اليوم ${at}`,
    ]
    said.push(comment, text)
    const v = (await home().get('mark', handed.id))?.v ?? 0
    await teaches('marks.give', { submission: handed.id, points: at % 5, comment, ifV: v })
    await teaches('questions.answer', { id: `week-${at}`, question: question.id, text })
    await syncsLocked()
  }
})

test('all that the phone keeps tells nothing personal while its pockets are locked, and of letters neither kind nor length', async () => {
  const personal = [...personalTexts(), ...said, answer, asked, draft]
  expect(personal).toEqual(expect.arrayContaining([answer, asked, ...said]))
  const all = await dump()
  expect(personal.filter(text => holds(all, text))).toEqual([])

  const letters = await page.evaluate(
    () =>
      new Promise<Record<string, object[]>>(resolve => {
        const opening = indexedDB.open('haqiba-vault')
        opening.onsuccess = () => {
          const stores = ['outbox', 'copies', 'drafts'] as const
          const found: Record<string, object[]> = {}
          const transaction = opening.result.transaction(stores as unknown as string[])
          for (const store of stores) {
            const all = transaction.objectStore(store).getAll()
            all.onsuccess = () =>
              (found[store] = all.result.map(({ bytes, ...rest }: { bytes: ArrayBuffer }) => ({
                fields: Object.keys(rest).sort(),
                length: bytes.byteLength,
              })))
          }
          transaction.oncomplete = () => resolve(found)
        }
      }),
  )
  const of = (store: string) => letters[store] as { fields: string[]; length: number }[]
  expect(of('outbox').length).toBeGreaterThan(3)
  for (const { fields, length } of of('outbox')) {
    expect(fields).toEqual(['letter', 'n', 'place', 'profile', 'sealed', 'settledAt'])
    // Behind the header: a one-time key, a tag, and what is padded.
    const inside = length - headerLength - 33 - 16
    expect(padding(inside)).toBe(inside)
  }
  for (const { length } of [...of('copies'), ...of('drafts')]) expect((length - 12 - 16) % 256).toBe(0)
})

test('nor do the files under it, of all that was written and said since the pocket was locked', async () => {
  await family.close({ keepProfile: true })
  const all = files()
  expect(holds(all, 'haqiba-vault')).toBe(true)
  expect([...said, answer, asked, draft].filter(text => holds(all, text))).toEqual([])
  family = await launchBrowser({ profileDir: family.profileDir })
  page = await family.context.newPage()
})

test('at his number all that waited opens in one step', async () => {
  const bundles = () =>
    page.evaluate(
      () =>
        new Promise<number>(resolve => {
          const opening = indexedDB.open('haqiba-board')
          opening.onsuccess = () => {
            const count = opening.result.transaction('bundles').objectStore('bundles').count()
            count.onsuccess = () => resolve(count.result)
          }
        }),
    )
  await open('/')
  expect(await bundles()).toBeGreaterThan(5)
  await page.locator('.face', { hasText: 'يزن' }).click()
  await page.getByLabel('الرقم السرّي').fill('2580')
  await button('فتح الجيب').click()
  await page.getByRole('link', { name: 'الرسائل' }).click()
  await page.getByText(asked).first().click()
  for (const text of said.filter(one => one.startsWith('اسم كان')))
    await page.getByText(text).first().waitFor()
  await go('/ask/amal')
  await expect.poll(() => page.getByLabel('اكتب سؤالك').inputValue()).toBe(draft)
  expect(family.errors).toEqual([])
})
