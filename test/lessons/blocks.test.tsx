import renderToString from 'preact-render-to-string'
import { expect, test } from 'vitest'
import { sayArabic } from '../../src/app/words/say.ts'
import type { Block } from '../../src/domain/lessons/content.ts'
import { Blocks } from '../../src/features/lessons/blocks.tsx'
import { SayContext } from '../../src/ui/say.tsx'

const draw = (blocks: Block[], vowelled = false) =>
  renderToString(
    <SayContext.Provider value={sayArabic()}>
      <Blocks blocks={blocks} vowelled={vowelled} />
    </SayContext.Provider>,
  )

test('text is drawn as text, whatever its author wrote into it', () => {
  const html = draw([{ k: 'p', t: ['<img src=x onerror=alert(1)>', { b: ['<script>'] }] }])
  expect(html).not.toMatch(/<img|<script/)
  expect(html).toContain('&lt;script>')
})

test('a link leads out in the open, and an address that could be a program is text', () => {
  expect(draw([{ k: 'p', t: [{ a: ['الموقع'], href: 'https://moe.gov.jo' }] }])).toContain(
    '<a href="https://moe.gov.jo" target="_blank" rel="noopener noreferrer">الموقع</a>',
  )
  const evil = draw([{ k: 'p', t: [{ a: ['اضغط'], href: 'javascript:alert(1)' }] }])
  expect(evil).not.toContain('<a')
  expect(evil).toContain('اضغط')
})

test('S3.offline: a picture is told by its description, and nothing is fetched for it', () => {
  const html = draw([{ k: 'image', alt: 'قطاف الزيتون', src: 'https://far.example/olive.jpg' }])
  expect(html).toContain('صورة: قطاف الزيتون')
  expect(html).not.toMatch(/<img|far\.example/)
})

test("each block keeps its own direction, and an author's line break stays", () => {
  const html = draw([
    { k: 'p', t: ['بيت أوّل\nبيت ثانٍ'] },
    { k: 'p', t: ['Once upon a time'] },
  ])
  expect(html).toContain('<p dir="rtl">بيت أوّل<br/>بيت ثانٍ</p>')
  expect(html).toContain('<p dir="ltr">Once upon a time</p>')
})

test("a table's first row names its columns, and it can be pushed along by keyboard", () => {
  const html = draw([
    {
      k: 'table',
      rows: [
        [['الجملة'], ['الخبر']],
        [['الصباح بارد'], ['بارد']],
      ],
    },
  ])
  expect(html).toContain('<th scope="col">الجملة</th>')
  expect(html).toContain('<td>بارد</td>')
  expect(html).toMatch(/class="table"[^>]*tabindex="0"/i)
})

test('an ordered list goes on from its number', () => {
  expect(draw([{ k: 'list', ordered: true, items: [['ثالثًا']], start: 3 }])).toContain(
    '<ol dir="rtl" start="3"><li>ثالثًا</li></ol>',
  )
})

test('a page with tashkeel takes the reading face', () => {
  expect(draw([{ k: 'p', t: ['نص'] }], true)).toContain('class="text read"')
  expect(draw([{ k: 'p', t: ['نص'] }])).toContain('class="text"')
})
