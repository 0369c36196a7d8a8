import renderToString from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import type { Notice } from '../../src/domain/notices/notice.ts'
import { NoticeText } from '../../src/features/notices/everyone-text.tsx'
import { PocketContext, type Pocket } from '../../src/storage/live.ts'
import { SayContext } from '../../src/ui/say.tsx'

const notice: Notice = {
  kind: 'official',
  title: 'دوام الخميس',
  text: 'ينتهي الدوام عند الثانية عشرة.\nنرجو ترتيب العودة.',
  to: 'place',
  source: 'مدرسة الأمل',
  by: 'samar',
  byName: 'سمر القضاة',
  mustRead: true,
  publishAt: Date.parse('2026-11-22T06:00:00Z'),
}
const draw = (one: Notice, asks: boolean) =>
  renderToString(
    <SayContext.Provider value={sayArabic()}>
      <PocketContext.Provider value={{ now: notice.publishAt } as Pocket}>
        <NoticeText place="amal" id="n1" notice={one} gender="female" asks={asks} />
      </PocketContext.Provider>
    </SayContext.Provider>,
  )

test('S10.source S10.date: a notice names its source, its author and its day by both calendars', () => {
  const html = draw(notice, true)
  for (const words of [
    'مدرسة الأمل',
    'سمر القضاة',
    'الأحد ٢٢ تشرين الثاني ٢٠٢٦، ٩:٠٠ ص',
    '١٢ جمادى الآخرة ١٤٤٨',
  ])
    expect(html).toContain(words)
})

test('S10.mustread: what must be read says so, to the gender of the reader, until it is read', () => {
  expect(draw(notice, true)).toContain('تنتظر المدرسة أن تقرئيه.')
  expect(draw(notice, false)).not.toContain('تنتظر المدرسة')
  expect(draw({ ...notice, mustRead: false }, false)).not.toContain('للقراءة')
})

test('text of a notice is text: what looks like a tag is shown, and lines stay lines', () => {
  const html = draw({ ...notice, text: '<img src=x onerror=alert(1)>\nسطر' }, false)
  expect(html).not.toContain('<img')
  expect(html).toContain('&lt;img')
  expect(html.match(/<p dir="auto">/g)).toHaveLength(2)
})

test('a word without a title is headed by who says it', () => {
  expect(draw({ ...notice, title: '' }, false)).toContain('<h1>مدرسة الأمل</h1>')
})
