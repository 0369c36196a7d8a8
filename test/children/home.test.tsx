import renderToString from 'preact-render-to-string'
import { expect, test } from 'vitest'
import type { DayChild, GuardianDay } from '../../src/app/people/guardian-day.ts'
import { Home } from '../../src/app/people/guardian-home.tsx'
import { sayArabic } from '../../src/app/words/say.ts'
import { SayContext } from '../../src/ui/say.tsx'
import { day as oneDay, now } from './school.ts'

const salma: DayChild = {
  ...{ place: 'yarmouk', id: 'salma', name: 'سلمى', gender: 'female', grade: '9', school: 'مدرسة اليرموك' },
  face: { motif: 'star', pocket: 'wine' },
  summary: { arrived: 3, waiting: 0, late: 0, open: 1, kind: 'going' },
  waiting: 0,
  mark: { points: 18, outOf: 20 },
}
const yazan: DayChild = {
  ...{ place: 'amal', id: 'yazan', name: 'يزن', gender: 'male', grade: '6', school: 'مدرسة الأمل' },
  face: { motif: 'roses', pocket: 'blue' },
  summary: { arrived: 0, waiting: 1, late: 1, open: 0, kind: 'late' },
  waiting: 2,
}
const quiet: GuardianDay = {
  profile: 'p',
  face: { name: 'أمّ يزن', motif: 'cypress', pocket: 'olive' },
  now,
  children: [salma, yazan],
  needs: 0,
  words: [],
  contact: now - 3_600_000,
}
const late: GuardianDay = {
  ...quiet,
  needs: 2,
  need: {
    ...{ kind: 'late', place: 'amal', child: 'yazan', name: 'يزن', gender: 'male' },
    ...{ title: 'ورقة الجمع', dueAt: now - 2 * oneDay },
  },
}
const draw = (day: GuardianDay) =>
  renderToString(
    <SayContext.Provider value={sayArabic()}>
      <Home day={day} />
    </SayContext.Provider>,
  )
const words = (html: string) => html.replace(/<[^>]+>/g, ' ').replace(/\s+/g, ' ')

test('G1.children: the home holds every child with school, sentence, mark and the way to his page', () => {
  const html = draw(quiet)
  for (const said of [
    'سلّمت ٣ واجبات، وبقي واجب',
    '١٨ من ٢٠',
    'مدرسة اليرموك',
    'مدرسة الأمل',
    'عملان ينتظران الشبكة',
  ])
    expect(words(html)).toContain(said)
  expect(html).toContain('href="/children/yarmouk/salma"')
  expect(html).toContain('href="/children/amal/yazan"')
  expect(html).toContain('aria-label="على الهاتف ١، متأخّر ١"')
})

test('G1.late: late work stands first, once, and asks for a word to the child', () => {
  const html = draw(late)
  expect(words(html)).toContain('أمران يحتاجانك اليوم')
  expect(words(html)).toContain('تأخّر واجب يزن يومين')
  expect(words(html)).toContain('كلمةٌ منك تكفيه ليبدأ.')
  expect(html.match(/class="card needs"/g)).toHaveLength(1)
  expect(html.match(/class="btn main"/g)).toHaveLength(1)
})

test('with nothing late she is greeted, and nothing is outlined', () => {
  const html = draw(quiet)
  expect(words(html)).toContain('صباح الخير يا أمّ يزن')
  expect(html).not.toContain('card needs')
})

test('no percentage, no rank, and no child set against another', () => {
  expect(words(draw(late))).not.toMatch(/[%٪]|أفضل|أعلى من|أقلّ من|الأوّل بين|المرتبة/)
})

test('G1.tips: the counselor speaks in her own colour, official notices are rows with what must be read', () => {
  const word = { place: 'amal', id: 'n', title: 'كلمة', text: 'نصّ', source: 'المرشدة هديل', publishAt: now }
  const html = draw({
    ...quiet,
    words: [
      { ...word, id: 'o', kind: 'official', title: 'إعلان', mustRead: true, read: false },
      { ...word, kind: 'encouragement', mustRead: false, read: false },
    ],
  })
  expect(html).toContain('class="notice wheat"')
  expect(html).toContain('href="/notices/amal/o"')
  expect(words(html)).toContain('للقراءة')
})

test('phone and school: when they last spoke, or that they never did', () => {
  expect(words(draw(quiet))).toContain('آخر اتصال اليوم ١٠:٠٠ ص')
  expect(words(draw({ ...quiet, contact: 0 }))).toContain('لم يتّصل هذا الهاتف بالمدرسة بعد.')
})

test('a phone that knows no child yet says so kindly', () => {
  expect(words(draw({ ...quiet, children: [] }))).toContain('لم تصل أسماء أولادك بعد')
})
