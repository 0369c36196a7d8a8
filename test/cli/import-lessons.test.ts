import { existsSync, mkdirSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { subjectOf } from '../../src/server/cli/import-lessons.ts'
import { everything, folder, playedDemo, school, sharedData } from './school.ts'

const demo = playedDemo()
const none = { created: 0, updated: 0, unchanged: 0, removed: 0, errors: [] }
function lessons(files: Record<string, string>): string {
  const path = join(folder(), 'قصص')
  mkdirSync(path)
  for (const [name, text] of Object.entries(files)) writeFileSync(join(path, name), text)
  return path
}
const imported = async (dataDir: string) =>
  (await everything(dataDir))
    .rows!.map(row => row as { noun: string; gone: number; body: string; audience: string })
    .filter(row => row.noun === 'lesson' && row.gone === 0)
    .map(row => ({ ...(JSON.parse(row.body) as Record<string, unknown>), audience: row.audience }))
    .filter(lesson => String((lesson as { source?: string }).source).startsWith('قصص/')) as {
    title: string
    subject: string
    source: string
    audience: string
  }[]

test('stories that nobody here wrote come into the library, and the same import twice changes nothing', async () => {
  const stories = sharedData('stories-global-asp')
  if (!stories) return
  const count = readdirSync(stories).filter(name => name.endsWith('.md')).length
  const dataDir = demo()
  const first = await school(dataDir, 'import-lessons', stories, '--json')
  expect(first.json).toEqual({ ...none, created: count })
  expect(first.code).toBe(0)
  const before = await everything(dataDir)
  const second = await school(dataDir, 'import-lessons', stories, '--json')
  expect(second.json).toEqual({ ...none, unchanged: count })
  expect(await everything(dataDir)).toEqual(before)
})

test('an import works on an empty DATA_DIR, and a dry run there leaves it empty', async () => {
  const dataDir = folder()
  const dir = lessons({ 'أ.md': '# أ\n\nنص' })
  const tried = await school(dataDir, 'import-lessons', dir, '--dry-run', '--json')
  expect(tried.json).toEqual({ ...none, created: 1 })
  expect(readdirSync(dataDir)).toEqual([])
  expect((await school(dataDir, 'import-lessons', dir, '--json')).json).toEqual({ ...none, created: 1 })
  expect((await imported(dataDir)).map(lesson => lesson.title)).toEqual(['أ'])
})

test('a dry run tells what would happen and changes nothing', async () => {
  const dataDir = demo()
  const before = await everything(dataDir)
  const dir = lessons({ 'أ.md': '# أ\n\nنص' })
  const tried = await school(dataDir, 'import-lessons', dir, '--dry-run', '--json')
  expect([tried.code, tried.json]).toEqual([0, { ...none, created: 1 }])
  expect(await everything(dataDir)).toEqual(before)
})

test('changed, new and vanished files update, create and remove their lessons', async () => {
  const dataDir = demo()
  const dir = lessons({ 'أ.md': '# أ\n\nنص', 'ب.md': '# ب\n\nنص', 'ج.md': '# ج\n\nنص' })
  await school(dataDir, 'import-lessons', dir)
  writeFileSync(join(dir, 'أ.md'), '# أ\n\nنص آخر')
  writeFileSync(join(dir, 'د.md'), '# د\n\nنص')
  rmSync(join(dir, 'ب.md'))
  const { json } = await school(dataDir, 'import-lessons', dir, '--json')
  expect(json).toEqual({ created: 1, updated: 1, unchanged: 1, removed: 1, errors: [] })
  expect((await imported(dataDir)).map(lesson => lesson.title).sort()).toEqual(['أ', 'ج', 'د'])
})

test('one file with a script in it keeps the whole import out', async () => {
  const dataDir = demo()
  const before = await everything(dataDir)
  const dir = lessons({ 'أ.md': '# أ\n\nنص', 'ب.md': '# ب\n\nنص\n\n<script>alert(1)</script>' })
  const refused = await school(dataDir, 'import-lessons', dir, '--json')
  expect(refused.code).toBe(1)
  expect(refused.json).toEqual({ ...none, errors: [{ file: 'ب.md', line: 5, code: 'script_in_markdown' }] })
  expect(refused.err).toContain('ب.md:5')
  expect(await everything(dataDir)).toEqual(before)
})

test('a path that climbs out of the folder is refused', async () => {
  const dataDir = demo()
  const before = await everything(dataDir)
  const dir = lessons({ 'أ.md': '# أ\n\n![س](../../../etc/passwd)' })
  symlinkSync('/etc/passwd', join(dir, 'passwd.md'))
  const { code, json } = await school(dataDir, 'import-lessons', dir, '--json')
  expect(code).toBe(1)
  expect(json).toEqual({
    ...none,
    errors: [
      { file: 'passwd.md', line: 1, code: 'path_escapes' },
      { file: 'أ.md', line: 3, code: 'path_escapes' },
    ],
  })
  expect(await everything(dataDir)).toEqual(before)
})

test('lessons for a section hang on its board with the subject that was told, whichever way it is written', async () => {
  const dataDir = demo()
  const dir = lessons({ 'أ.md': '# أ\n\nنص' })
  for (const [section, audience] of [
    ['6أ', 'section:amal-6a'],
    ['٩A', 'section:yarmouk-9a'],
    ['amal-6b', 'section:amal-6b'],
  ] as const) {
    const ran = await school(
      dataDir,
      'import-lessons',
      dir,
      '--section',
      section,
      '--subject',
      'العلوم',
      '--json',
    )
    expect(ran.json).toEqual({ ...none, created: 1 })
    expect(await imported(dataDir)).toContainEqual(expect.objectContaining({ audience, subject: 'science' }))
  }
})

test('subjects are known by their names in both languages, and others are kept', () => {
  const typed = ['اللغة العربيّة', 'Maths', 'رياضيات', 'التربية الإسلامية', 'Robotics Club', 'الزراعة']
  expect(typed.map(subjectOf)).toEqual(['arabic', 'maths', 'maths', 'islamic', 'Robotics Club', 'الزراعة'])
})

test('a folder or section that is not there is said, and ends with 1', async () => {
  const dataDir = demo()
  const gone = await school(dataDir, 'import-lessons', join(dataDir, 'لا'), '--json')
  expect([gone.code, gone.json]).toEqual([
    1,
    { ...none, errors: [{ file: '', line: 1, code: 'folder_missing' }] },
  ])
  const dir = lessons({ 'أ.md': '# أ\n\nنص' })
  const nowhere = await school(dataDir, 'import-lessons', dir, '--section', '12ي', '--json')
  expect(nowhere.json).toEqual({ ...none, errors: [{ file: '', line: 1, code: 'section_not_found' }] })
  expect(nowhere.code).toBe(1)
  expect(existsSync(join(dataDir, 'haqiba.db'))).toBe(true)
})
