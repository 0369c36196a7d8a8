import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { lessonLimits, plain } from '../../src/domain/lessons/content.ts'
import type { Block, Span } from '../../src/domain/lessons/content.ts'
import { readLessonFile } from '../../src/server/imports/markdown.ts'

const read = (text: string | Uint8Array, name = 'درس.md', files?: ReadonlySet<string>) =>
  readLessonFile(name, text, files)
const lessonOf = (text: string | Uint8Array, name?: string) => {
  const { lesson, errors } = read(text, name)
  if (!lesson) throw new Error(`refused: ${JSON.stringify(errors)}`)
  return lesson
}
const blocksOf = (text: string): Block[] => lessonOf(text).pages.flatMap(page => page.blocks)
const codes = (text: string | Uint8Array, name?: string) =>
  read(text, name).errors.map(e => `${e.line} ${e.code}`)
const fixture = (name: string) => readFileSync(new URL(`./fixtures/${name}`, import.meta.url))

test('a page begins at each level-two heading, with or without words in it', () => {
  const lesson = lessonOf('# العنوان\n\nمقدمة\n\n##\nأولى\n\n## ثانية\nنص\n\nثالثة\n---\nنص\n\n##\n\n##\n')
  expect(lesson.title).toBe('العنوان')
  expect(lesson.pages.map(page => page.heading)).toEqual([undefined, undefined, 'ثانية', 'ثالثة'])
})

test('a level-two heading inside code, a quote or a list begins no page', () => {
  const lesson = lessonOf('# ع\n\n```\n## رمز\n```\n\n> ## اقتباس\n\n- ## بند\n')
  expect(lesson.pages).toHaveLength(1)
  expect(lesson.pages[0]!.blocks.map(block => block.k)).toEqual(['code', 'quote', 'list'])
})

test('the title is the first #, else the front matter, else the name of the file', () => {
  expect(lessonOf('---\ntitle: من الأعلى\n---\nنص').title).toBe('من الأعلى')
  expect(lessonOf('---\ntitle: من الأعلى\n---\n# من النص\nنص').title).toBe('من النص')
  expect(lessonOf('نص', 'صف/0001_الرجل-ذو-القامة.md').title).toBe('الرجل ذو القامة')
  expect(codes('نص', '0001_.md')).toEqual(['1 title_missing'])
})

test('front matter gives title, subject, grade and outcomes, in either digits and either list', () => {
  const lesson = lessonOf(fixture('front-matter.txt'))
  expect(lesson).toMatchObject({ title: 'دورة الماء', subject: 'science', grade: 6 })
  expect(lesson.outcomes).toEqual(['يصف دورة الماء', 'يفسر تكوّن الغيوم: من البخار'])
  expect(lessonOf('---\noutcomes: [أول، ثان]\n---\nنص').outcomes).toEqual(['أول', 'ثان'])
  const odd = read('---\ngrade: السادس\nlayout: page\n---\nنص')
  expect(odd.lesson!.grade).toBeUndefined()
  expect(odd.notes.map(note => `${note.line} ${note.code}`)).toEqual(['2 grade_unknown', '3 field_unknown'])
})

test('a ruled line at the top is not front matter', () => {
  expect(blocksOf('---\nكان يا ما كان.\n\n---\nنص')).toHaveLength(2)
  expect(blocksOf('---\ntitle: بلا نهاية\n')).toHaveLength(1)
})

test('front matter cannot reach the prototype', () => {
  const lesson = lessonOf('---\n__proto__: x\nconstructor: y\n---\nنص')
  expect(Object.getPrototypeOf(lesson)).toBe(Object.prototype)
  expect(({} as Record<string, unknown>).x).toBeUndefined()
})

test('blocks and spans come out as CommonMark reads them', () => {
  expect(blocksOf(fixture('blocks.txt').toString())).toMatchSnapshot()
})

test('a list goes on with its number after code, and holds its inner list as lines', () => {
  expect(blocksOf('3. أ\n   - داخلي\n4. ب\n\n   ```\n   رمز\n   ```\n5. ج\n')).toEqual([
    { k: 'list', ordered: true, start: 3, items: [['أ\n– داخلي'], ['ب']] },
    { k: 'code', text: 'رمز' },
    { k: 'list', ordered: true, start: 5, items: [['ج']] },
  ])
})

test('bold within bold within bold stops at the limit and keeps its words', () => {
  const [block] = blocksOf('*a **b '.repeat(30) + 'نهاية' + ' b** a*'.repeat(30))
  const depth = (spans: Span[]): number =>
    Math.max(
      0,
      ...spans.map(span => (typeof span === 'object' && 'b' in span ? 1 + depth(span.b) : inItalic(span))),
    )
  const inItalic = (span: Span) => (typeof span === 'object' && 'i' in span ? 1 + depth(span.i) : 0)
  expect(block?.k === 'p' && depth(block.t)).toBe(lessonLimits.spanDepth)
  expect(block?.k === 'p' && plain(block.t)).toContain('نهاية')
})

test.each([
  ['a script', 'نص\n\n<script>alert(1)</script>\n', 3],
  ['a script in the middle of a line', 'سطر\nنص <ScRiPt src=x> نص', 2],
  ['a frame inside a block', '<div>\n<p>نص</p>\n<iframe src="https://a.example"></iframe>\n</div>', 3],
  ['an event handler', 'نص <img src=x onerror=alert(1)>', 1],
  ['an event handler behind a slash', '<div>\n<svg/onload=alert(1)>\n</div>', 2],
  ['an event handler in a tag that never ends', '<div>\n<img src=x\nonerror=alert(1)\n', 2],
  ['a javascript: link', 'سطر\nسطر\n[نص](javascript:alert(1))', 3],
  ['a javascript: link in disguise', '[نص](jAvA&#115;cript&colon;alert(1))', 1],
  ['a javascript: link broken by a newline', '[نص](java&NewLine;script:alert(1))', 1],
  ['a javascript: link by reference', '[نص][r]\n\n[r]: javascript:alert(1)', 1],
  ['a javascript: autolink', '<javascript:alert(1)>', 1],
  ['a javascript: link in HTML', 'نص <a href=" &#106avascript:alert(1)">نص</a>', 1],
  ['a data: page as a link', '[نص](data:text/html;base64,PHNjcmlwdD4=)', 1],
  ['a program as a picture', '![نص](vbscript:x)', 1],
  ['a script in the words of a picture', '![نص <script>](a.png)', 1],
  ['a script in a table', '| أ |\n| - |\n| <script>x</script> |', 3],
  ['a script in a heading', '## <script>x</script>', 1],
  ['a script in the title', '# <script>x</script>\n\nنص', 1],
  ['a script in a list', '- أ\n- <script>x</script>', 2],
])('%s refuses the lesson and names the line', (_, text, line) => {
  const { lesson, errors } = read(text)
  expect(lesson).toBeUndefined()
  expect(errors[0]).toEqual({ file: 'درس.md', line, code: 'script_in_markdown' })
})

test('a line after front matter and Windows line ends is counted as the author counts', () => {
  expect(codes('---\r\ntitle: ع\r\n---\r\n\r\nنص\r\n\r\n<script>\r\n')).toEqual(['7 script_in_markdown'])
})

test('a lesson about HTML may show a script as code, or escaped', () => {
  expect(blocksOf('```html\n<script>alert(1)</script>\n```\n\nاكتب `<script>` أو \\<script>')).toEqual([
    { k: 'code', text: '<script>alert(1)</script>' },
    { k: 'p', t: ['اكتب ', { code: '<script>' }, ' أو <script>'] },
  ])
})

test('what CommonMark does not take for a tag is text, and text cannot run', () => {
  expect(blocksOf('نص <svg/onload=alert(1)> نص')).toEqual([{ k: 'p', t: ['نص <svg/onload=alert(1)> نص'] }])
})

test('harmless HTML loses its tags, keeps its words, and is noted', () => {
  const { lesson, notes } = read(fixture('html.txt'))
  expect(lesson!.pages).toEqual([
    {
      blocks: [
        { k: 'p', t: ['كلمة غليظة\nوسطر جديد'] },
        { k: 'p', t: ['نص في ', { b: ['إطار'] }, ' من اليمين.'] },
        { k: 'p', t: ['بعده'] },
      ],
    },
  ])
  expect(notes.map(note => `${note.line} ${note.code}`)).toEqual([
    '3 html_dropped',
    '5 html_dropped',
    '9 html_dropped',
  ])
})

test('the attribution at the end becomes credits and no page to read', () => {
  const lesson = lessonOf(
    '# ع\n\n##\nنص\n\n##\n* License: [CC-BY]\n* Text: Cornelius Gulere\n* Language: ar\n',
  )
  expect(lesson.pages).toHaveLength(1)
  expect(lesson.credits).toEqual([
    { label: 'License', value: 'CC-BY' },
    { label: 'Text', value: 'Cornelius Gulere' },
    { label: 'Language', value: 'ar' },
  ])
  expect(lessonOf('نص\n\n## الحقوق\n- **الترخيص**: CC BY 4.0\n- النص: سلمى\n')).toMatchObject({
    pages: [{ blocks: [{ k: 'p' }] }],
    credits: [{ label: 'الترخيص' }, { label: 'النص', value: 'سلمى' }],
  })
})

test('a list that only looks like an attribution stays in the lesson', () => {
  expect(lessonOf('نص\n\n- Text: read it\n- Language: ar\n').credits).toEqual([])
  expect(lessonOf('نص\n\n- License: CC\n- الماء: سائل\n').credits).toEqual([])
  expect(lessonOf('- License: CC-BY\n\nنص').credits).toEqual([])
  expect(codes('# ع\n\n- License: CC-BY\n')).toEqual(['1 empty'])
})

test('a picture lies in the folder or at an https address, else only its words stay', () => {
  const source = (written: string, files?: string[]) => {
    const { lesson, notes, errors } = read(`![كلب](${written})`, 'أ/درس.md', files && new Set(files))
    const block = lesson?.pages[0]?.blocks[0]
    return [block?.k === 'image' ? block.src : block, ...notes.map(n => n.code), ...errors.map(e => e.code)]
  }
  expect(source('https://a.example/x.png')).toEqual(['https://a.example/x.png'])
  expect(source('../صور/x%20y.png?v=1')).toEqual(['صور/x y.png'])
  expect(source('x.png', ['أ/x.png'])).toEqual(['أ/x.png'])
  expect(source('x.png', [])).toEqual(['', 'image_missing'])
  for (const bad of [
    'http://a.example/x.png',
    '//a.example/x.png',
    '/etc/x.png',
    'c:/x.png',
    'file:///x',
    '\\\\a\\x',
  ])
    expect(source(bad), bad).toEqual(['', 'image_refused'])
  for (const bad of ['../../x.png', '%2e%2e/%2e%2e/x.png', '..\\\\..\\\\x.png', '%252e%252e/x.png'])
    expect(source(bad), bad).toEqual([undefined, 'path_escapes'])
})

test('a link leads to the open web or is only its words', () => {
  expect(blocksOf('[أ](https://a.example/ب) [ج](step_2.md) <mailto:a@b.example>')).toEqual([
    {
      k: 'p',
      t: [
        { a: ['أ'], href: 'https://a.example/%D8%A8' },
        ' ج ',
        { a: ['mailto:a@b.example'], href: 'mailto:a@b.example' },
      ],
    },
  ])
  expect(read('[ج](step_2.md)').notes).toEqual([{ file: 'درس.md', line: 1, code: 'link_dropped' }])
})

test('stage directions of other tools are not read to a child', () => {
  const text =
    '## مهمة\n\n--- task ---\nاضغط `دائماً`{:class="block3control"} هنا\n--- /task ---\n\n--- collapse ---\n\n---\ntitle: تلميح\nimage: x\n---\n\nنص\n\n--- /collapse ---\n'
  expect(lessonOf(text).pages).toEqual([
    {
      heading: 'مهمة',
      blocks: [
        { k: 'p', t: ['اضغط ', { code: 'دائماً' }, ' هنا'] },
        { k: 'h', t: ['تلميح'] },
        { k: 'p', t: ['نص'] },
      ],
    },
  ])
  expect(blocksOf('```\n--- task ---\n```')).toEqual([{ k: 'code', text: '--- task ---' }])
})

test('what is no UTF-8 text is refused with the line where it stops being one', () => {
  expect(codes(Buffer.from('\ufeff# ع\r\n\r\nنص\r\n'))).toEqual([])
  expect(lessonOf(Buffer.from('\ufeff# ع\r\n\r\nنص\r\n')).title).toBe('ع')
  expect(codes(Buffer.concat([Buffer.from('# ع\n\n'), Buffer.from([0xc7, 0xe1, 0xe3])]))).toEqual([
    '3 not_utf8',
  ])
  expect(codes(Buffer.from('\ufeffنص', 'utf16le'))).toEqual(['1 not_utf8'])
  expect(codes('نص\nن\0ص')).toEqual(['2 binary'])
  for (const nothing of ['', '\ufeff', ' \r\n\t\n']) expect(codes(nothing)).toEqual(['1 empty'])
  expect(codes('# عنوان فقط\n')).toEqual(['1 empty'])
})

test('a lesson stays within its limits', () => {
  expect(codes('a'.repeat(512 * 1024 + 1))).toEqual(['1 too_large'])
  expect(codes(`# ${'ع'.repeat(301)}\n\nنص`)).toEqual(['1 title_too_long'])
  expect(codes('# ع\n\n' + '## ص\n'.repeat(200))).toEqual([])
  expect(codes('# ع\n\n' + '## ص\n'.repeat(201))).toEqual(['203 too_many_pages'])
  expect(codes(`# ع\n\n## أ\nنص\n\n## ب\n${'س'.repeat(33_000)}`)).toEqual(['6 page_too_large'])
  expect(
    codes(
      '## ص\n' +
        '`a` '.repeat(16_000) +
        '\n## ص\n' +
        '`a` '.repeat(16_000) +
        '\n## ص\n' +
        '`a` '.repeat(16_000),
    ),
  ).toEqual(['1 too_large'])
  expect(codes(`---\nsubject: ${'م'.repeat(61)}\n---\nنص`)).toEqual(['2 field_too_long'])
  const long = lessonOf(`# ع\n\n## ${'كلمة '.repeat(80)}\nنص`).pages[0]!
  expect(long.heading).toBeUndefined()
  expect(long.blocks.map(block => block.k)).toEqual(['h', 'p'])
})

test('a name that climbs out of the folder is refused', () => {
  for (const name of ['../درس.md', 'أ/../../درس.md', '/etc/درس.md', 'c:\\درس.md'])
    expect(codes('نص', name)).toEqual(['1 path_escapes'])
})
