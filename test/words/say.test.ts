import { expect, test } from 'vitest'
import * as arabic from '../../src/app/words/ar/index.ts'
import { learn } from '../../src/app/words/learnt.ts'
import { sayArabic } from '../../src/app/words/say.ts'
import { firstWords, startWords } from '../../src/app/words/start.ts'
import type { Digits, Lang } from '../../src/domain/words.ts'
import { partsOf, placeholdersOf, wordsOf } from './dictionaries.ts'

const say = sayArabic()
learn(arabic)

test.each([
  [0, 'لا واجبات'],
  [1, 'واجب واحد'],
  [2, 'واجبان'],
  [3, '٣ واجبات'],
  [10, '١٠ واجبات'],
  [11, '١١ واجبًا'],
  [99, '٩٩ واجبًا'],
  [100, '١٠٠ واجب'],
  [102, '١٠٢ واجب'],
  [103, '١٠٣ واجبات'],
  [111, '١١١ واجبًا'],
])('%i assignments are «%s»', (count, words) => {
  expect(say('assignments.count', { count })).toBe(words)
})

test('numbers stand in the digits that the person chose', () => {
  expect(sayArabic('latn')('lessons.count', { count: 12 })).toBe('12 درسًا')
  expect(say('marks.of', { mark: 17.5, total: 20 })).toBe('١٧٫٥ من ٢٠')
})

test('a person is addressed in the right gender', () => {
  expect(say('pages.continue', { page: 4, context: 'male' })).toBe('أكمل من الصفحة ٤')
  expect(say('pages.continue', { page: 4, context: 'female' })).toBe('أكملي من الصفحة ٤')
  expect(say('students.count', { count: 3, context: 'female' })).toBe('٣ طالبات')
  expect(say('students.count', { count: 58 })).toBe('٥٨ طالبًا وطالبة')
})

test('a Latin name is kept apart inside an Arabic line, an Arabic one stands as it is', () => {
  expect(say('app.morning', { name: 'Sami' })).toBe('صباح الخير يا \u2068Sami\u2069')
  expect(say('app.morning', { name: 'يزن' })).toBe('صباح الخير يا يزن')
})

const engines = { plain: firstWords, i18next: startWords }

test.each(Object.entries(engines))('%s: words that come later are spoken from then on', async (_, start) => {
  const speak = await start('ar', 'arab')
  const words = { greeting: 'صباح النور' }
  learn({ later: words })
  expect(speak('later.greeting')).toBe('صباح النور')
})

test.each(Object.entries(engines))('%s: a name that looks like a template stays a name', async (_, start) => {
  const speak = await start('ar', 'arab')
  expect(speak('app.morning', { name: '{{moment}} $t(app.name) <b>' })).toContain(
    '{{moment}} $t(app.name) <b>',
  )
})

test.each(Object.entries(engines))(
  '%s: a missing word or value is a bug that shows itself',
  async (_, start) => {
    const speak = await start('ar', 'arab')
    expect(() => speak('lessons.nothing')).toThrow('lessons.nothing')
    expect(() => speak('nothing.count')).toThrow('nothing.count')
    expect(() => speak('lessons')).toThrow('lessons')
    expect(() => speak('app.morning')).toThrow('name')
  },
)

test.each(Object.entries(engines))(
  '%s: a refusal newer than this phone is still explained',
  async (_, start) => {
    const speak = await start('ar', 'arab')
    expect(speak('refusals.from_next_year')).toBe(speak('refusals.unknown'))
  },
)

const readers: [Lang, Digits][] = [
  ['ar', 'arab'],
  ['ar', 'latn'],
  ['en', 'latn'],
]

test.each(readers)('the first words and i18next say the same, in %s with %s digits', async (lang, digits) => {
  const [first, later] = [await firstWords(lang, digits), await startWords(lang, digits)]
  const written = wordsOf(lang)
  const counts = [0, 1, 2, 3, 10, 11, 26, 100, 102, 103, 1234, 12345, 2.5]
  for (const [name, text] of Object.entries(written)) {
    const { key, context, form } = partsOf(name)
    const values: Record<string, unknown> = context ? { context } : {}
    placeholdersOf(text).forEach((value, index) => (values[value] = index % 2 ? 'سلمى' : 7.5))
    for (const count of form ? counts : [undefined]) {
      const all = count === undefined ? values : { ...values, count }
      const spoken = first(key, all)
      expect(later(key, all), name).toBe(spoken)
      expect(spoken, name).not.toMatch(/[{}]|undefined|NaN/)
    }
  }
})
