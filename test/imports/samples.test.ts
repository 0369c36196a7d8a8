import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { checkShape } from '../../src/domain/shape.ts'
import { plain } from '../../src/domain/lessons/content.ts'
import { lessonShape } from '../../src/domain/lessons/shapes.ts'
import type { Lesson } from '../../src/domain/lessons/content.ts'
import { readLessonFolder } from '../../src/server/imports/folder.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const here = existsSync(data)
if (!here && process.env.CI) throw new Error('the shared samples are missing: ../shared/data')
if (!here) console.warn('The shared samples (../shared/data) are absent: real lessons are not tried here.')

/** A second, naive reading of the stories: pieces between `##` lines that hold words, less the attribution. */
function pagesByHand(file: string): string[] {
  const [, ...pieces] = readFileSync(file, 'utf8').split(/^##[ \t]*$/m)
  return pieces.map(piece => piece.trim()).filter(piece => piece !== '' && !piece.startsWith('* License:'))
}

const textOf = (lesson: Lesson, page: number) =>
  lesson.pages[page]!.blocks.map(block => ('t' in block ? plain(block.t) : ''))
    .join(' ')
    .replace(/\s+/g, ' ')

test.runIf(here)('all 22 African stories are read, page by page, with who made them', async () => {
  const { lessons, errors, notes } = await readLessonFolder(`${data}stories-global-asp`)
  expect(errors).toEqual([])
  expect(notes).toEqual([{ file: 'LICENSE', line: 1, code: 'not_a_lesson' }])
  expect(lessons).toHaveLength(22)
  for (const { source, lesson } of lessons) {
    const pages = pagesByHand(`${data}stories-global-asp/${source}`)
    expect(lesson.pages, source).toHaveLength(pages.length)
    pages.forEach((page, at) => expect(textOf(lesson, at)).toBe(page.replace(/\s+/g, ' ')))
    expect(lesson.credits.map(credit => credit.label)).toEqual([
      'License',
      'Text',
      'Illustration',
      'Translation',
      'Language',
    ])
    expect(lesson.credits[0]!.value).toBe('CC-BY')
  }
})

test.runIf(here)(
  'every step of the coding projects is read, or refused for a frame on a line that holds one',
  async () => {
    const folder = `${data}projects-raspberrypi`
    const { lessons, errors } = await readLessonFolder(folder)
    const refused = new Set(errors.map(error => error.file))
    expect(lessons.length + refused.size).toBe(66 + 21)
    expect(lessons.length).toBeGreaterThan(60)
    for (const { file, line, code } of errors) {
      expect(code).toBe('script_in_markdown')
      expect(readFileSync(`${folder}/${file}`, 'utf8').split('\n')[line - 1]).toMatch(/<iframe/)
    }
    for (const { source, lesson } of lessons) {
      expect(checkShape(lessonShape, lesson).ok, source).toBe(true)
      expect(JSON.stringify(lesson)).not.toMatch(/--- \/?task ---|\{:class|<div|style=/)
    }
  },
)
