import { mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { folderLimits, readLessonFolder } from '../../src/server/imports/folder.ts'

let place = ''
let dir = ''
beforeEach(async () => {
  place = await mkdtemp(join(tmpdir(), 'lessons-'))
  dir = join(place, 'lessons')
  await mkdir(dir)
})
afterEach(() => rm(place, { recursive: true }))

async function put(files: Record<string, string | Uint8Array>) {
  for (const [path, content] of Object.entries(files)) {
    await mkdir(dirname(join(dir, path)), { recursive: true })
    await writeFile(join(dir, path), content)
  }
}
const sources = async () => (await readLessonFolder(dir)).lessons.map(lesson => lesson.source)
const words = (list: { file: string; line: number; code: string }[]) =>
  list.map(({ file, line, code }) => `${file}:${line} ${code}`)

test('lessons are read from sub-folders too, in the order of their paths', async () => {
  await put({
    'ب.md': 'ب',
    'أ/2.md': '# ٢\n\nنص',
    'أ/10.MD': '# ١٠\n\nنص',
    'أ/ج/د.markdown': 'د',
    'x.txt': 'x',
  })
  await put({ '.git/x.md': 'x' })
  expect(await sources()).toEqual(['أ/10.MD', 'أ/2.md', 'أ/ج/د.markdown', 'ب.md'])
})

test('a README and a licence are no lessons, and that is said', async () => {
  await put({
    'README.md': 'x',
    LICENSE: 'x',
    'أ/licence.ar.md': 'x',
    'readme-first-steps.md': 'x',
    'readings.md': 'نص',
  })
  const { lessons, notes } = await readLessonFolder(dir)
  expect(lessons.map(lesson => lesson.source)).toEqual(['readings.md'])
  expect(notes.every(note => note.code === 'not_a_lesson')).toBe(true)
  expect(notes).toHaveLength(4)
})

test('a wrong file is named and keeps nobody else out', async () => {
  await put({ 'أ.md': 'نص', 'ب.md': 'نص\n\n<script>', 'ج.md': new Uint8Array([0xff, 0x41]), 'د.md': '' })
  await put({ 'كبير.md': 'x'.repeat(512 * 1024 + 1) })
  const { lessons, errors } = await readLessonFolder(dir)
  expect(lessons.map(lesson => lesson.source)).toEqual(['أ.md'])
  expect(words(errors)).toEqual([
    'ب.md:3 script_in_markdown',
    'ج.md:1 not_utf8',
    'د.md:1 empty',
    'كبير.md:1 too_large',
  ])
})

test('a link that leads out of the folder is refused, one that stays inside is followed', async () => {
  await writeFile(join(place, 'secret.md'), 'سر')
  await put({ 'أ/درس.md': 'نص' })
  await symlink(join(place, 'secret.md'), join(dir, 'out.md'))
  await symlink('../..', join(dir, 'أ', 'up'))
  await symlink('أ/درس.md', join(dir, 'in.md'))
  await symlink('..', join(dir, 'أ', 'round'))
  await symlink('أ', join(dir, 'again'))
  await symlink('nowhere.md', join(dir, 'gone.md'))
  const { lessons, errors, notes } = await readLessonFolder(dir)
  expect(lessons.map(lesson => lesson.source)).toEqual(['in.md', 'أ/درس.md'])
  expect(words(errors)).toEqual([
    'gone.md:1 unreadable',
    'out.md:1 path_escapes',
    'أ/round:1 path_escapes',
    'أ/up:1 path_escapes',
  ])
  expect(words(notes)).toEqual(['again:1 link_skipped'])
})

test('a picture that climbs out of the folder refuses its lesson; one that is missing leaves its words', async () => {
  await writeFile(join(place, 'secret.png'), 'x')
  await put({
    'صور/كلب.png': 'x',
    'درس.md': '![كلب](صور/كلب.png)\n\n![قط](صور/قط.png)',
    'أ/ب.md': '![س](../../secret.png)',
  })
  const { lessons, errors, notes } = await readLessonFolder(dir)
  expect(lessons.map(one => one.lesson.pages[0]!.blocks)).toEqual([
    [
      { k: 'image', alt: 'كلب', src: 'صور/كلب.png' },
      { k: 'image', alt: 'قط', src: '' },
    ],
  ])
  expect(words(errors)).toEqual(['أ/ب.md:1 path_escapes'])
  expect(words(notes)).toEqual(['درس.md:3 image_missing'])
})

test('a folder that is not there, or is a file, is said', async () => {
  await put({ 'درس.md': 'نص' })
  for (const wrong of [join(dir, 'لا'), join(dir, 'درس.md')])
    expect((await readLessonFolder(wrong)).errors).toEqual([{ file: '', line: 1, code: 'folder_missing' }])
})

test('over its limits nothing of a folder is read', async () => {
  await put({ 'أ.md': 'نص', 'ب.md': 'نص', 'ج/د.md': 'نص' })
  const codes = async (limits: Partial<typeof folderLimits>) => {
    const { lessons, errors } = await readLessonFolder(dir, { ...folderLimits, ...limits })
    return [lessons.length, ...errors.map(error => error.code)]
  }
  expect(await codes({})).toEqual([3])
  expect(await codes({ files: 2 })).toEqual([0, 'too_many_files'])
  expect(await codes({ bytes: 11 })).toEqual([0, 'folder_too_large'])
  expect(await codes({ entries: 3 })).toEqual([0, 'too_many_files'])
  expect(await codes({ depth: 0 })).toEqual([0, 'too_many_files'])
})
