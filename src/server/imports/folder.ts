import type { Dirent, Stats } from 'node:fs'
import { lstat, readFile, readdir, realpath, stat } from 'node:fs/promises'
import { join, sep } from 'node:path'
import { type Lesson, lessonLimits } from '../../domain/lessons/content.ts'
import { readLessonFile } from './markdown.ts'
import type { ImportError, ImportErrorCode, ImportNote } from './report.ts'

export const folderLimits = { files: 2000, bytes: 64 * 1024 * 1024, entries: 50_000, depth: 32 }

export interface ReadFolder {
  /** `source` is the file's path relative to the folder, with "/". */
  lessons: { source: string; lesson: Lesson }[]
  errors: ImportError[]
  notes: ImportNote[]
}

interface Walk {
  root: string
  /** Regular files, each with the size that the disk says. */
  files: Map<string, number>
  entries: number
  errors: ImportError[]
  notes: ImportNote[]
}

const markdownName = /\.(?:md|markdown)$/i
const houseName =
  /^(?:readme|licen[cs]e|copying|notice|contributing|changelog|code_of_conduct|security|authors)(?:[._-].*)?$/i

/**
 * Every Markdown lesson of a folder and its sub-folders, in the order of their paths. Hidden files and folders (".git") are
 * passed over. A file that is wrong is named with its line and keeps nobody else out; over the folder's limits nothing is read.
 */
export async function readLessonFolder(dir: string, limits = folderLimits): Promise<ReadFolder> {
  const walk: Walk = { root: '', files: new Map(), entries: 0, errors: [], notes: [] }
  const { errors, notes } = walk
  try {
    walk.root = await realpath(dir)
    if (!(await stat(walk.root)).isDirectory()) throw new Error('not a folder')
  } catch {
    return { lessons: [], errors: [error('', 'folder_missing')], notes }
  }
  const overflow = (await list(walk, '', 0, limits)) ?? tooMuch(walk, limits)
  if (overflow) return { lessons: [], errors: [...errors, overflow], notes }

  const known = new Set([...walk.files.keys()].map(path => path.normalize('NFC')))
  const lessons: ReadFolder['lessons'] = []
  for (const source of lessonPaths(walk)) {
    const content = await bytesOf(walk, source)
    if (!content) continue
    const read = readLessonFile(source, content, known)
    errors.push(...read.errors)
    notes.push(...read.notes)
    if (read.lesson) lessons.push({ source, lesson: read.lesson })
  }
  return { lessons, errors, notes }
}

/** Fills the walk with one folder's entries; an answer means that the whole folder is too much. */
async function list(
  walk: Walk,
  folder: string,
  depth: number,
  limits: typeof folderLimits,
): Promise<ImportError | undefined> {
  let entries: Dirent[]
  try {
    entries = await readdir(join(walk.root, folder), { withFileTypes: true })
  } catch {
    walk.errors.push(error(folder, 'unreadable'))
    return undefined
  }
  walk.entries += entries.length
  if (walk.entries > limits.entries || depth > limits.depth) return error(folder, 'too_many_files')
  for (const entry of entries.sort((a, b) => inOrder(a.name, b.name))) {
    if (entry.name.startsWith('.')) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) {
      const overflow = await list(walk, path, depth + 1, limits)
      if (overflow) return overflow
    } else await addFile(walk, path)
  }
  return undefined
}

/** A link is followed to a file inside the folder and nowhere else; a link to a folder could lead in circles. */
async function addFile(walk: Walk, path: string) {
  try {
    const full = join(walk.root, path)
    const isLink = (await lstat(full)).isSymbolicLink()
    if (isLink && !(await realpath(full)).startsWith(walk.root + sep)) {
      walk.errors.push(error(path, 'path_escapes'))
      return
    }
    const facts: Stats = await stat(full)
    if (facts.isFile()) walk.files.set(path, facts.size)
    else if (isLink) walk.notes.push({ file: path, line: 1, code: 'link_skipped' })
  } catch {
    walk.errors.push(error(path, 'unreadable'))
  }
}

function lessonPaths(walk: Walk): string[] {
  const paths: string[] = []
  for (const path of [...walk.files.keys()].sort(inOrder)) {
    const name = path.slice(path.lastIndexOf('/') + 1)
    if (houseName.test(name)) walk.notes.push({ file: path, line: 1, code: 'not_a_lesson' })
    else if (markdownName.test(name)) paths.push(path)
  }
  return paths
}

function tooMuch(walk: Walk, limits: typeof folderLimits): ImportError | undefined {
  const sizes = [...walk.files].filter(([path]) => markdownName.test(path)).map(([, size]) => size)
  if (sizes.length > limits.files) return error('', 'too_many_files')
  const bytes = sizes.reduce((sum, size) => sum + size, 0)
  return bytes > limits.bytes ? error('', 'folder_too_large') : undefined
}

async function bytesOf(walk: Walk, source: string): Promise<Uint8Array | undefined> {
  if (walk.files.get(source)! > lessonLimits.lessonBytes) {
    walk.errors.push(error(source, 'too_large'))
    return undefined
  }
  try {
    return await readFile(join(walk.root, source))
  } catch {
    walk.errors.push(error(source, 'unreadable'))
    return undefined
  }
}

const error = (file: string, code: ImportErrorCode): ImportError => ({ file, line: 1, code })
/** By code point: the same on every machine, whatever its language. */
const inOrder = (a: string, b: string) => (a < b ? -1 : a > b ? 1 : 0)
