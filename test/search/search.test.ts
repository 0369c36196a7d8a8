import { expect, test } from 'vitest'
import type { Notice } from '../../src/domain/notices/notice.ts'
import { textsOf } from '../../src/domain/search/documents.ts'
import { excerptOf, termsOf } from '../../src/domain/search/terms.ts'
import { Engine, type Hit } from '../../src/features/search/engine.ts'

const hit = (id: string): Hit => ({ key: `p/lesson/${id}`, noun: 'lesson', place: 'p', id })
function engineOf(lessons: Record<string, [title: string, text?: string, heads?: string]>) {
  const engine = new Engine()
  for (const [id, [title, text = '', heads = '']] of Object.entries(lessons))
    engine.put(hit(id), 1, { title, heads, text })
  return engine
}
const find = (engine: Engine, query: string) => engine.find(query, 10).map(({ id }) => id)

test('a word is found however it is written: with or without tashkeel, hamza, «ال», and in either digits', () => {
  const engine = engineOf({
    olive: ['الزَّيْتُون في أُردُننا'],
    numbers: ['الكسور', 'نجمع ٣ و ٤ معًا'],
    library: ['إدارةُ المكتبة'],
  })
  for (const query of ['زيتون', 'الزيتون', 'زَيتون', 'والزيتون', 'زيت'])
    expect(find(engine, query)).toEqual(['olive'])
  expect(find(engine, '3')).toEqual(['numbers'])
  expect(find(engine, 'اداره مكتبه')).toEqual(['library'])
  expect(termsOf('واللُّغةُ، والشَّمس')).toEqual(['لغه', 'شمس'])
})

test('what stands in a title comes before what stands in a heading, and that before the text', () => {
  const engine = engineOf({
    text: ['الماء', 'تحدّث الدرس عن الكسور مرّة'],
    heads: ['الأعداد', '', 'الكسور'],
    title: ['الكسور'],
  })
  expect(find(engine, 'كسور')).toEqual(['title', 'heads', 'text'])
})

test('every word has to be there; where nothing is, what is nearly so is found', () => {
  const engine = engineOf({ both: ['جمع الكسور'], one: ['جمع الأعداد'] })
  expect(find(engine, 'جمع كسور')).toEqual(['both'])
  expect(find(engine, 'الكشور')).toEqual(['both'])
  expect(find(engine, 'ديناصور')).toEqual([])
})

test('a lesson that was changed is found by its new words alone, and one that has left the phone by none', () => {
  const engine = engineOf({ a: ['الفاعل'], b: ['المبتدأ'] })
  engine.put(hit('a'), 2, { title: 'الخبر', heads: '', text: '' })
  expect([find(engine, 'فاعل'), find(engine, 'خبر')]).toEqual([[], ['a']])
  expect([engine.has('p/lesson/a', 1), engine.has('p/lesson/a', 2)]).toEqual([false, true])
  engine.keepOnly(new Set(['p/lesson/b']))
  expect([find(engine, 'خبر'), find(engine, 'مبتدأ'), engine.size]).toEqual([[], ['b'], 1])
})

test('an excerpt shows the word as it was written, with whole words around it', () => {
  const text = `${'كلمة '.repeat(30)}ثمّ قال: الزَّيْتُونُ شجرة مباركة ${'كلمة '.repeat(30)}`
  const found = excerptOf(text, termsOf('زيتون'))!
  expect(found.match).toBe('الزَّيْتُونُ')
  expect(found.before).toMatch(/^…كلمة .*ثمّ قال: $/)
  expect(found.after).toMatch(/^ شجرة مباركة .*كلمة…$/)
  expect(excerptOf('زيت', termsOf('زيتون'))).toBeUndefined()
  expect(excerptOf('زيتون', termsOf('زيت'))).toEqual({ before: '', match: 'زيتون', after: '' })
})

test('what is not published yet, and what was taken back, is not found', () => {
  const notice: Notice = {
    kind: 'official',
    ...{ to: 'place' as const, title: 'رحلة', text: '', source: '', by: '', byName: '' },
    ...{ mustRead: false, publishAt: 1000 },
  }
  expect(textsOf('notice', notice, 999)).toBeUndefined()
  expect(textsOf('notice', notice, 1000)).toMatchObject({ title: 'رحلة' })
  expect(textsOf('notice', { ...notice, withdrawnAt: 1500 }, 2000)).toBeUndefined()
})
