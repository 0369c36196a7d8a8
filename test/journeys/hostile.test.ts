/**
 * Words that try to run as a program, as lesson, work, notice, question, name, file name and pocket: they are shown as the words that
 * they are, nothing runs, and the page stays Arabic and right to left.
 */
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { pino } from 'pino'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { performAct, performOffice } from '../../src/server/actions/perform.ts'
import { readConfig } from '../../src/server/config.ts'
import { openHouse, type House } from '../../src/server/house.ts'
import { launchBrowser, type Browser } from '../house/chromium.ts'
import { enrolByCard } from './enrolling.ts'
import { openDemoSchool, type DemoSchool } from './school.ts'

const strings = readFileSync(join(import.meta.dirname, 'hostile.txt'), 'utf8')
  .trimEnd()
  .split('\n')
/** With these the family names what it sees. */
const [script, image, svg] = [
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '<svg onload=alert(1)>',
]

let school: DemoSchool
let phone: Browser
let page: Page
const ran: string[] = []

beforeAll(async () => {
  school = await openDemoSchool()
  const config = readConfig({ DATA_DIR: school.dataDir })
  const house = await openHouse(config, { log: pino({ level: 'silent' }) })
  await plant(house).finally(() => house.close())
  phone = await launchBrowser()
  page = await phone.context.newPage()
  page.on('dialog', dialog => {
    ran.push(`${dialog.type()} ${dialog.message()}`)
    return dialog.dismiss()
  })
})
afterAll(async () => {
  await phone?.close()
  await school?.close()
})

const many = 46
const pages = Array.from({ length: Math.ceil(strings.length / many) }, (_, i) =>
  strings.slice(i * many, (i + 1) * many),
)

/** Each string stands in each kind of place that a text can have. */
function pageOf(some: readonly string[], i: number) {
  const kinds = [
    (text: string) => ({ k: 'p', t: [text] }),
    (text: string) => ({ k: 'p', t: [{ b: [text] }, { code: text }] }),
    (text: string) => ({ k: 'list', ordered: false, items: [[text]] }),
    (text: string) => ({ k: 'quote', t: [{ i: [text] }] }),
    (text: string) => ({ k: 'code', text }),
    (text: string) => ({ k: 'table', rows: [[[text], ['خليّة']]] }),
    (text: string) => ({ k: 'image', alt: text, src: '' }),
    (text: string) => ({ k: 'h', t: [text] }),
  ]
  return { heading: some[0], blocks: some.map((text, n) => kinds[(i + n) % kinds.length]!(text)) }
}

async function plant({ store }: House) {
  const now = Date.now()
  const name = { own: image, father: svg, grandfather: '', family: script }
  const body = { outcomes: strings.slice(0, 10), credits: [{ label: image, value: svg }] }
  const refused = await performOffice(
    store,
    'amal',
    [
      { name: 'people.admit', args: { id: 'yazan', name, gender: 'male', student: true } },
      {
        name: 'lessons.shelve',
        args: {
          ...{ id: 'hostile', section: 'amal-6a', publishAt: now - 1000, source: image, hash: '' },
          lesson: { title: script, subject: 'maths', ...body, pages: pages.map(pageOf) },
        },
      },
    ],
    now,
  )
  expect(refused).toBeUndefined()
  let n = 0
  const at = { now, tap: { clock: now, offset: 0, contact: now } }
  const act = async (person: string, called: string, args: object) => {
    const key = { place: 'amal', device: 'planted', n: ++n, profile: 'planted', letter: `planted-${n}` }
    const verdict = await performAct(store, key, person, { name: called, version: 1, args }, at)
    expect(verdict, called).toMatchObject({ code: '' })
  }
  const hour = 3_600_000
  const file = { hash: 'h'.repeat(43), key: 'k'.repeat(43), type: 'application/pdf', bytes: 900 }
  await act('khaled', 'assignments.publish', {
    ...{
      id: 'hostile-work',
      section: 'amal-6a',
      subject: 'maths',
      title: image,
      intro: strings.join('\n').slice(0, 3900),
    },
    ...{ lessons: [], publishAt: now - 1000, dueAt: now + 48 * hour, weight: 0 },
    tasks: [
      { id: 't1', kind: 'choice', prompt: svg, points: 1, choices: [script, image, svg] },
      { id: 't2', kind: 'number', prompt: script, points: 1, unit: '<svg onload=alert(1)>' },
    ],
  })
  await act('samar', 'notices.publish', {
    ...{ id: 'hostile-notice', kind: 'official', title: script, text: strings.join('\n').slice(0, 3900) },
    ...{ to: 'place', source: image, mustRead: false, publishAt: now - 1000 },
    files: [{ ...file, name: `${image}.pdf` }],
  })
}

const open = (path: string) => page.goto(`${school.wire.origin}${path}`)

/** Every element that only markup of theirs could have made, and whose page it is. */
const stands = () =>
  page.evaluate(() => ({
    made: [
      ...document.querySelectorAll('[onerror], [onload], iframe, object, embed, main script, main style'),
    ].map(one => one.outerHTML.slice(0, 80)),
    dir: document.documentElement.dir,
    lang: document.documentElement.lang,
  }))
const arabic = { made: [], dir: 'rtl', lang: 'ar-JO' }

/** As a person reads it: lines and spaces fall together. */
const plain = (text: string) => text.replace(/\s+/g, ' ').trim()

test('two hundred hostile strings in a lesson are read as the words that they are', async () => {
  expect(strings.length).toBeGreaterThanOrEqual(200)
  await enrolByCard(page, school.card('amal', 'yazan').link, svg)
  for (const [i, some] of pages.entries()) {
    await open(`/lessons/amal/hostile/${i + 1}`)
    await page.getByText(plain(some[1]!), { exact: true }).first().waitFor()
    const read = plain(await page.locator('main').innerText())
    for (const text of some) expect(read, `page ${i + 1}`).toContain(plain(text))
    expect(await stands()).toEqual(arabic)
  }
  expect(ran).toEqual([])
})

test('the same as work, notice, file name, person and pocket', async () => {
  for (const [path, seen] of [
    ['/', svg],
    ['/me', script],
    ['/lessons', script],
    ['/deadlines', image],
    ['/work/amal/hostile-work', image],
    ['/messages', script],
    ['/notices/amal/hostile-notice', script],
    ['/faces', svg],
  ] as const) {
    await open(path)
    await page.getByText(seen).first().waitFor()
    expect(await stands(), path).toEqual(arabic)
  }
  expect(ran).toEqual([])
})

test('a child asks in such words, and his name and his question come whole to the teacher’s desk', async () => {
  await open('/ask/amal')
  await page.getByRole('textbox').first().fill(strings.slice(0, 40).join('\n'))
  await page
    .getByRole('button', { name: /إرسال|أرسل|اسأل/ })
    .first()
    .click()
  await open('/sent')
  await enrolByCard(page, school.card('amal', 'khaled').link, 'خالد')
  for (const path of ['/', '/inbox', '/work', '/desk/amal/hostile-work', '/missing/amal/hostile-work']) {
    await open(path)
    await page.getByRole('heading', { level: 1 }).first().waitFor()
    expect(await stands(), path).toEqual(arabic)
  }
  expect(ran).toEqual([])
})

test('the pages’ policy had nothing to stop, and nothing was complained of in any console', () => {
  expect(phone.errors).toEqual([])
})
