import fc from 'fast-check'
import { expect, test } from 'vitest'
import { checkShape } from '../../src/domain/shape.ts'
import { lessonLimits, pageBytes, utf8Bytes } from '../../src/domain/lessons/content.ts'
import { lessonShape } from '../../src/domain/lessons/shapes.ts'
import type { Block, Span } from '../../src/domain/lessons/content.ts'
import { readLessonFile } from '../../src/server/imports/markdown.ts'

const scraps = [
  [
    '# ',
    '## ',
    '##\n',
    '\n',
    '\n\n',
    '---\n',
    '--- task ---\n',
    '```\n',
    '~~~',
    '> ',
    '- ',
    '1) ',
    '    ',
    '\t',
    '|',
    '|-|-|\n',
  ],
  [
    '**',
    '*',
    '_',
    '`',
    '~~',
    '[',
    '](',
    ')',
    '![',
    ']: ',
    '<',
    '>',
    '</',
    '<!--',
    '-->',
    '<b>',
    '<br>',
    '<div dir="rtl">\n',
  ],
  [
    '<script>',
    '</script>',
    '<iframe src=x>',
    '<img src=x onerror=y>',
    'javascript:',
    '&#106;',
    '&colon;',
    '&amp;',
    '\\',
    '  \n',
  ],
  [
    'http://a.example',
    'https://a.example/x',
    '../',
    '%2e%2e/',
    'data:',
    '{:x}',
    'title: ',
    'grade: 6\n',
    '* License: x\n',
  ],
  ['كلمة', 'سطر ', '\ud83d', '\u202e', '\u0000', '\ufeff', '\r\n', '\r', '\u2028', '__proto__', 'a'],
].flat()

const text = fc.oneof(
  fc.array(fc.constantFrom(...scraps), { maxLength: 120 }).map(parts => parts.join('')),
  fc.string({ unit: 'binary', maxLength: 400 }),
)

test('whatever is read, it never throws and a lesson keeps its shape and limits', () => {
  fc.assert(
    fc.property(text, fc.constantFrom('درس.md', 'أ/ب.md', '../x.md', ''), (content, name) => {
      const { lesson, errors, notes } = readLessonFile(name, content, new Set(['x']))
      expect(lesson === undefined).toBe(errors.length > 0)
      const lines = content.split(/\r\n|\r|\n/).length
      for (const { line, file } of [...errors, ...notes]) {
        expect(file).toBe(name)
        expect(line).toBeGreaterThan(0)
        expect(line).toBeLessThanOrEqual(lines)
      }
      if (!lesson) return
      expect(checkShape(lessonShape, lesson)).toEqual({ ok: true, value: lesson })
      expect(utf8Bytes(JSON.stringify(lesson))).toBeLessThanOrEqual(lessonLimits.lessonBytes)
      for (const page of lesson.pages) {
        expect(pageBytes(page)).toBeLessThanOrEqual(lessonLimits.pageBytes)
        expect(page.heading !== undefined || page.blocks.length > 0).toBe(true)
      }
    }),
    { numRuns: 3000 },
  )
})

test('no address in a lesson can run, whatever was written', () => {
  fc.assert(
    fc.property(text, content => {
      const { lesson } = readLessonFile('درس.md', content)
      for (const address of lesson?.pages.flatMap(page => page.blocks.flatMap(addresses)) ?? []) {
        const scheme = /^\s*([a-z][a-z0-9+.-]*):/i.exec(address)?.[1]?.toLowerCase()
        expect([undefined, 'http', 'https', 'mailto', 'tel']).toContain(scheme)
        if (scheme === undefined) expect(address.split(/[/\\]/)).not.toContain('..')
      }
    }),
    { numRuns: 2000 },
  )
})

test('any bytes are read or refused', () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), bytes => {
      const { lesson, errors } = readLessonFile('درس.md', bytes)
      expect(lesson === undefined).toBe(errors.length > 0)
    }),
  )
})

function addresses(block: Block): string[] {
  if (block.k === 'image') return [block.src]
  if (block.k === 'code') return []
  const lines = block.k === 'list' ? block.items : block.k === 'table' ? block.rows.flat() : [block.t]
  return lines.flat().flatMap(links)
}

function links(span: Span): string[] {
  if (typeof span === 'string' || 'code' in span) return []
  if ('a' in span) return [span.href, ...span.a.flatMap(links)]
  return ('b' in span ? span.b : span.i).flatMap(links)
}
