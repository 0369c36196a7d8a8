import { readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect, test } from 'vitest'
import { readLessonFolder } from '../../src/server/imports/folder.ts'

const folder = fileURLToPath(new URL('../../seeds/lessons/', import.meta.url))
const subjects = new Set(['arabic', 'maths', 'science', 'social', 'english', 'computing'])

test('the lessons of the demo school come in by the same door, whole and free to share', async () => {
  const { lessons, errors, notes } = await readLessonFolder(folder)
  expect([errors, notes]).toEqual([[], []])
  expect(lessons).toHaveLength(14)
  expect(new Set(lessons.map(one => one.lesson.subject))).toEqual(subjects)
  expect(new Set(lessons.map(one => one.lesson.grade))).toEqual(new Set([2, 6, 9]))
  for (const { source, lesson } of lessons) {
    expect(lesson.credits[0]!.value, source).toBe('CC BY 4.0')
    expect(lesson.outcomes.length, source).toBeGreaterThan(1)
    expect(lesson.pages.length, source).toBeGreaterThanOrEqual(3)
    expect(lesson.pages.length, source).toBeLessThanOrEqual(8)
    for (const page of lesson.pages) expect(page.heading, source).toBeTruthy()
  }
})

test('every page of the demo lessons is long enough to be worth a page and short enough for a phone', async () => {
  for (const { source } of (await readLessonFolder(folder)).lessons) {
    const [, ...pages] = readFileSync(folder + source, 'utf8').split(/^## .*$/m)
    for (const page of pages.slice(0, -1)) {
      const words = page.split(/\s+/).filter(word => /\p{L}/u.test(word)).length
      expect(words, `${source}: ${page.trim().slice(0, 40)}`).toBeGreaterThanOrEqual(50)
      expect(words, `${source}: ${page.trim().slice(0, 40)}`).toBeLessThanOrEqual(200)
    }
    expect(readFileSync(folder + source, 'utf8')).not.toMatch(/!/)
  }
})
