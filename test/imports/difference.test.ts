import { expect, test } from 'vitest'
import type { Lesson } from '../../src/domain/lessons/content.ts'
import { type ImportPlan, contentHash, planImport, reportLine } from '../../src/server/imports/difference.ts'
import type { ReadFolder } from '../../src/server/imports/folder.ts'

const lesson = (title: string): Lesson => ({
  title,
  subject: '',
  outcomes: [],
  pages: [{ blocks: [] }],
  credits: [],
})
const folder = (lessons: Record<string, string>, errors: ReadFolder['errors'] = []): ReadFolder => ({
  lessons: Object.entries(lessons).map(([source, title]) => ({ source, lesson: lesson(title) })),
  errors,
  notes: [],
})
const known = (source: string, title: string, collection = 'قصص') => ({
  id: source,
  collection,
  source,
  hash: contentHash(lesson(title)),
})
const sources = (plan: ImportPlan) => ({
  created: plan.created.map(one => one.source),
  updated: plan.updated.map(one => one.known.source),
  unchanged: plan.unchanged.map(one => one.source),
  removed: plan.removed.map(one => one.source),
})

test('an import creates, updates, leaves and removes by the file that a lesson came from', () => {
  const plan = planImport('قصص', folder({ 'أ.md': 'أ', 'ب.md': 'ب جديدة', 'ج.md': 'ج' }), [
    known('ب.md', 'ب'),
    known('ج.md', 'ج'),
    known('د.md', 'د'),
  ])
  expect(sources(plan)).toEqual({
    created: ['أ.md'],
    updated: ['ب.md'],
    unchanged: ['ج.md'],
    removed: ['د.md'],
  })
  expect(plan.updated[0]!.known.id).toBe('ب.md')
})

test('lessons of another collection are never touched', () => {
  const plan = planImport('قصص', folder({ 'أ.md': 'أ' }), [
    known('أ.md', 'أ', 'علوم'),
    known('ب.md', 'ب', 'علوم'),
  ])
  expect(sources(plan)).toEqual({ created: ['أ.md'], updated: [], unchanged: [], removed: [] })
})

test('a file that is there but wrong keeps its old lesson', () => {
  const wrong = { file: 'ب.md', line: 3, code: 'script_in_markdown' as const, field: 'x' }
  const plan = planImport('قصص', folder({}, [wrong]), [known('أ.md', 'أ'), known('ب.md', 'ب')])
  expect(sources(plan).removed).toEqual(['أ.md'])
  expect(reportLine(plan)).toBe(
    '{"created":0,"updated":0,"unchanged":0,"removed":1,"errors":[{"file":"ب.md","line":3,"code":"script_in_markdown"}]}',
  )
})

test('a folder that could not be read removes nothing, nor does a sub-folder beneath it', () => {
  const old = [known('أ.md', 'أ'), known('ب/ج/د.md', 'د')]
  const gone = planImport('قصص', folder({}, [{ file: '', line: 1, code: 'folder_missing' }]), old)
  expect(gone.removed).toEqual([])
  const part = planImport('قصص', folder({}, [{ file: 'ب', line: 1, code: 'unreadable' }]), old)
  expect(sources(part).removed).toEqual(['أ.md'])
})

test('the same content has the same hash in any order of fields, other content another', () => {
  const { title, ...rest } = lesson('أ')
  expect(contentHash({ ...rest, title, grade: undefined })).toBe(contentHash(lesson('أ')))
  expect(contentHash(lesson('أ'))).not.toBe(contentHash(lesson('ب')))
})
