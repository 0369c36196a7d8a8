/** Every screen of every desk, and the ways to stand before it. */
import type { Page } from 'playwright-core'

/** A screen by its address, or by the way to it from another. */
export type Stop = string | { name: string; from: string; go(page: Page): Promise<unknown> }

export const nameOf = (stop: Stop) => (typeof stop === 'string' ? stop : stop.name)

/** Whom to be, and all the screens of that desk. */
export const desks: { person: string; place: string; name: string; stops: Stop[] }[] = [
  {
    ...{ person: 'yazan', place: 'amal', name: 'يزن' },
    stops: [
      ...[
        '/',
        '/lessons',
        '/deadlines',
        '/deadlines?view=week',
        '/deadlines?view=month',
        '/marks',
        '/messages',
        '/ask/amal',
        '/search',
        '/corrections',
        '/sent',
        '/carry',
        '/me/pocket',
        '/me/leave',
        '/me/privacy',
        '/me',
        '/faces',
        '/enrol',
      ],
      '/lessons/amal/amal-6a-grade-6-maths-equivalent-fractions/1',
      '/lessons/amal/amal-6a-grade-6-maths-equivalent-fractions/3',
      '/lessons/amal/amal-6a-grade-6-maths-equivalent-fractions/end',
      '/ask/amal/amal-6a-grade-6-maths-equivalent-fractions/3',
      '/work/amal/amal-6a-maths-fractions',
      '/work/amal/amal-6a-arabic-grandmother',
      '/work/amal/nowhere',
      '/work/amal/amal-6a-maths-fractions/whose',
      first('/messages', 'a[href^="/notices/"]'),
    ],
  },
  {
    ...{ person: 'hana', place: 'amal', name: 'أمّ يزن' },
    stops: [
      ...[
        '/',
        '/children/amal/yazan',
        '/children/amal/yazan/marks',
        '/deadlines',
        '/messages',
        '/ask/amal/yazan',
        '/phones',
        '/phones/amal/yazan',
        '/claims',
        '/corrections',
        '/search',
      ],
      '/lessons/amal/amal-6a-grade-6-maths-equivalent-fractions/1',
      { name: 'the question before a phone is ended', from: '/phones/amal/yazan', go: askToEnd },
      first('/messages', 'a[href^="/notices/"]'),
      first('/messages', 'a[href^="/messages/"]'),
    ],
  },
  {
    ...{ person: 'khaled', place: 'amal', name: 'خالد' },
    stops: [
      ...[
        '/',
        '/lessons',
        '/publish/lesson',
        '/work',
        '/publish/work',
        '/inbox',
        '/desk/amal/amal-6a-maths-ratio',
        '/missing/amal/amal-6a-maths-ratio',
        '/solutions/amal/amal-6a-maths-ratio',
        '/deadlines',
        '/plans',
        '/plans/write',
        '/plans/amal/amal-6a-science',
      ],
      first('/desk/amal/amal-6a-maths-ratio', 'main a[href^="/desk/"]'),
      first('/inbox', 'a[href^="/inbox/"]'),
      first('/lessons', 'a[href^="/lessons/"]'),
    ],
  },
  {
    ...{ person: 'hadeel', place: 'amal', name: 'هديل' },
    stops: ['/', '/notices', '/notices/new', first('/notices', 'a[href^="/notices/amal"]')],
  },
  {
    ...{ person: 'samar', place: 'amal', name: 'سمر' },
    stops: [
      ...['/', '/notices', '/notices/new', '/plans', '/holidays', '/followups', '/roster/amal'],
      ...['/remarks', '/guardians', '/guardians/amal/section/amal-6a', '/guardians/amal/child/yazan'],
      { name: 'a register before it is taken in', from: '/roster/amal', go: chooseRegister },
      first('/plans', 'a[href^="/plans/amal"]'),
      first('/notices', 'a[href^="/notices/amal"]'),
    ],
  },
]

function first(from: string, selector: string): Stop {
  const go = async (page: Page) => {
    await page.locator(selector).first().click()
    await page.waitForURL(url => url.pathname !== from)
  }
  return { name: `${from} → ${selector}`, from, go }
}

async function chooseRegister(page: Page) {
  const rows = [
    'الرقم الوطني,اسم الطالب,الجنس,الصف,الشعبة',
    '2009000001,يوسف رامي عادل النعيمات,ذكر,السابع,أ',
    '',
  ]
  const file = { name: 'طلبة السابع.csv', mimeType: 'text/csv', buffer: Buffer.from(rows.join('\r\n')) }
  await page.locator('input[type=file]').setInputFiles(file)
  await page.getByRole('table').waitFor()
}

async function askToEnd(page: Page) {
  const ending = page.getByRole('button', { name: /^(إيقاف هذا الهاتف|End this phone)$/ })
  const show = page.getByRole('button', { name: /^(عرض الهواتف|Show the phones)$/ })
  await show.or(ending).first().waitFor()
  if (await show.isVisible()) await show.click()
  await ending.first().click()
  await page.getByRole('button', { name: /^(نعم، يتوقّف|Yes, end it)$/ }).waitFor()
}

export type Way = (path: string, page: Page) => Promise<unknown>

export async function stand(page: Page, stop: Stop, by: Way) {
  if (typeof stop === 'string') await by(stop, page)
  else {
    await by(stop.from, page)
    await stop.go(page)
    await page.waitForFunction(isThere, nowhere)
  }
}

/** By an address that is typed: the app starts anew. */
export const byAddress: Way = async (path, page) => {
  await page.goto(new URL(path, page.url()).href)
  await page.waitForFunction(isThere, nowhere)
}

/** As by a link, without a new start. It leads over nowhere, so that nothing of the screen before is taken for the next. */
export const byTurning: Way = async (path, page) => {
  const turn = (to: string) => {
    history.pushState(null, '', to)
    dispatchEvent(new PopStateEvent('popstate'))
  }
  await page.evaluate(turn, '/nowhere')
  await page.getByText(nowhere).waitFor()
  await page.evaluate(turn, path)
  await page.waitForFunction(isThere, nowhere)
}

const nowhere = /لم نجد هذه الصفحة|This page is not in the bag/

/** A screen stands when more of it is there than its frame. */
function isThere(nowhere: RegExp) {
  const main = document.querySelector('main')
  const heading = document.querySelector('h1')?.textContent?.trim()
  return heading && main?.firstElementChild && !nowhere.test(main.textContent ?? '')
}
