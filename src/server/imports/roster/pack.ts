/** The files of one import, wherever they came from: a folder, an archive, one sheet. Nothing here knows what they mean. */
import { lstat, open, readdir, realpath, stat } from 'node:fs/promises'
import { basename, join, sep } from 'node:path'
import { ArchiveFault, openArchive, type Archive } from './archive.ts'
import type { RosterLimits } from './limits.ts'
import type { RosterReport } from './wrong.ts'

/** A file that a browser brought. */
export interface Brought {
  name: string
  content: Uint8Array
}

export interface PackedFile {
  /** Without folders, as it was written. */
  name: string
  /** As reports say it. */
  path: string
  size: number
  /** @throws ArchiveFault */
  bytes(): Promise<Uint8Array>
}

export interface Pack {
  files: PackedFile[]
  close(): void
}

/** Undefined after an error in the report. */
export async function openPack(
  input: string | Brought,
  report: RosterReport,
  limits: RosterLimits,
): Promise<Pack | undefined> {
  const whole = { file: '', line: 1 }
  if (typeof input !== 'string') return packOf(input, report, limits)
  try {
    const facts = await stat(input)
    if (facts.isDirectory()) return await readFolder(await realpath(input), report, limits)
    if (!facts.isFile()) report.error(whole, 'unreadable')
    else if (facts.size > limits.packedBytes && isArchiveName(input)) report.error(whole, 'too_large')
    else {
      const content = await readAtMost(input, limits.fileBytes)
      if (content) return await packOf({ name: basename(input), content }, report, limits)
      report.error({ file: basename(input), line: 1 }, 'too_large')
    }
  } catch (error) {
    const missing = (error as NodeJS.ErrnoException).code === 'ENOENT'
    report.error({ file: basename(input), line: 1 }, missing ? 'missing' : 'unreadable')
  }
  return undefined
}

const isArchiveName = (name: string) => /\.zip$/i.test(name)
export const isZip = (bytes: Uint8Array) =>
  bytes[0] === 0x50 && bytes[1] === 0x4b && (bytes[2] === 3 || bytes[2] === 5)

async function packOf(
  { name, content }: Brought,
  report: RosterReport,
  limits: RosterLimits,
): Promise<Pack | undefined> {
  const file = basename(name.replaceAll('\\', '/'))
  const at = { file, line: 1 }
  if (content.length === 0) return void report.error(at, 'empty')
  if (content.length > limits.fileBytes) return void report.error(at, 'too_large')
  if (!isZip(content)) {
    if (isArchiveName(file)) return void report.error(at, 'zip_broken')
    return {
      files: [{ name: file, path: file, size: content.length, bytes: async () => content }],
      close() {},
    }
  }
  if (content.length > limits.packedBytes) return void report.error(at, 'too_large')
  let archive: Archive
  try {
    archive = await openArchive(content, { ...limits, files: Math.max(limits.files, limits.workbookParts) })
  } catch (error) {
    return void reportFault(error, file, report)
  }
  // A workbook is an archive too; it is opened once more by the one who reads workbooks.
  if (archive.entries.some(({ path }) => path === '[Content_Types].xml' || path === 'mimetype')) {
    archive.close()
    return {
      files: [{ name: file, path: file, size: content.length, bytes: async () => content }],
      close() {},
    }
  }
  if (archive.entries.length > limits.files) {
    archive.close()
    return void report.error(at, 'too_many_files')
  }
  const found = archive.entries.map(entry => ({
    path: entry.path,
    size: entry.size,
    bytes: () => gather(entry.open(), entry.size),
  }))
  const files = oneFolder(found, report, limits)
  if (files) return { files, close: () => archive.close() }
  archive.close()
  return undefined
}

/** Says what is wrong with an archive; anything else is a bug and goes on. */
export function reportFault(error: unknown, file: string, report: RosterReport) {
  if (!(error instanceof ArchiveFault)) throw error
  report.error({ file: error.path || file, line: 1 }, error.code)
}

async function gather(chunks: AsyncIterable<Uint8Array>, size: number): Promise<Uint8Array> {
  const all = new Uint8Array(size)
  let at = 0
  for await (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}

type Found = Omit<PackedFile, 'name'>

/** What stands beside a set for people to read: it is no table, and does not say which folder is meant. */
const isProse = (name: string) => /^(?:licen[cs]e|copying|notice|readme)(?:\.(?:txt|md))?$/i.test(name)

/**
 * The files of the one folder that is meant: the root, or, where everything was packed with its folder around it, that
 * folder. What archivers and systems leave behind is passed over.
 */
function oneFolder(found: Found[], report: RosterReport, limits: RosterLimits): PackedFile[] | undefined {
  const shown = found.filter(
    ({ path }) => !path.split('/').some(part => part.startsWith('.') || part === '__MACOSX'),
  )
  const tables = shown.filter(({ path }) => !isProse(path.slice(path.lastIndexOf('/') + 1)))
  const visible = tables.length > 0 ? tables : shown
  for (const file of shown)
    if (!visible.includes(file)) report.note({ file: file.path, line: 1 }, 'file_ignored')
  const folderOf = (path: string) => path.slice(0, path.lastIndexOf('/') + 1)
  const depth = Math.min(...visible.map(({ path }) => path.split('/').length))
  const top = visible.filter(({ path }) => path.split('/').length === depth)
  const folders = new Set(top.map(({ path }) => folderOf(path)))
  if (folders.size > 1) return void report.error({ file: [...folders].join(', '), line: 1 }, 'folders_many')
  const folder = top[0] ? folderOf(top[0].path) : ''
  if (folder) report.note({ file: folder, line: 1 }, 'folder_opened')

  const files: PackedFile[] = []
  const seen = new Set<string>()
  for (const file of visible) {
    const { path, size } = file
    const at = { file: path, line: 1 }
    if (folderOf(path) !== folder) {
      report.note(at, 'file_ignored')
      continue
    }
    const name = path.slice(folder.length)
    if (size > limits.fileBytes) return void report.error(at, 'too_large')
    if (seen.has(name.toLowerCase())) return void report.error(at, 'file_twice')
    seen.add(name.toLowerCase())
    files.push({ ...file, name, path: name })
  }
  if (files.length === 0) return void report.error({ file: '', line: 1 }, 'empty')
  return files
}

/** Two levels: the folder itself, and one folder in it when it holds nothing else. */
async function readFolder(
  root: string,
  report: RosterReport,
  limits: RosterLimits,
): Promise<Pack | undefined> {
  const found: Found[] = []
  let bytes = 0
  const list = async (folder: string): Promise<boolean> => {
    const entries = await readdir(join(root, folder), { withFileTypes: true })
    for (const { name } of entries.sort((a, b) => (a.name < b.name ? -1 : 1))) {
      const path = folder + name
      const at = { file: path, line: 1 }
      if (name.startsWith('.')) continue
      const full = join(root, path)
      const link = (await lstat(full)).isSymbolicLink()
      if (link && !(await realpath(full)).startsWith(root + sep)) return fail(at, 'path_escapes')
      const facts = await stat(full)
      if (facts.isDirectory() && folder === '' && !link && !(await list(`${name}/`))) return false
      if (!facts.isFile()) continue
      bytes += facts.size
      found.push({ path, size: facts.size, bytes: () => readSame(full, facts.size) })
      if (found.length > limits.files) return fail({ file: '', line: 1 }, 'too_many_files')
      if (bytes > limits.unpackedBytes) return fail(at, 'too_large')
    }
    return true
  }
  const fail = (
    at: { file: string; line: number },
    code: 'path_escapes' | 'too_many_files' | 'too_large',
  ) => {
    report.error(at, code)
    return false
  }
  if (!(await list(''))) return undefined
  const files = oneFolder(found, report, limits)
  if (!files) return undefined
  if (!files.every(({ name }) => isArchiveName(name))) return { files, close() {} }
  const [only] = files
  if (only && files.length === 1)
    return packOf({ name: only.name, content: await only.bytes() }, report, limits)
  return void report.error({ file: files.map(({ name }) => name).join(', '), line: 1 }, 'folders_many')
}

/** Undefined when there is more: a file may grow, or be a device that never ends. */
async function readAtMost(path: string, most: number): Promise<Uint8Array | undefined> {
  const handle = await open(path, 'r')
  try {
    const { size } = await handle.stat()
    if (size > most) return undefined
    return await readWhole(handle, size)
  } finally {
    await handle.close()
  }
}

async function readSame(path: string, size: number): Promise<Uint8Array> {
  const handle = await open(path, 'r')
  try {
    return await readWhole(handle, size)
  } finally {
    await handle.close()
  }
}

async function readWhole(handle: Awaited<ReturnType<typeof open>>, size: number): Promise<Uint8Array> {
  const all = new Uint8Array(size)
  let at = 0
  while (at < size) {
    const { bytesRead } = await handle.read(all, at, size - at, at)
    if (bytesRead === 0) break
    at += bytesRead
  }
  return all.subarray(0, at)
}
