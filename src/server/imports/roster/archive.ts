/** ZIP archives: every entry is looked at before one is read, and measured again as it unpacks. */
import { crc32 } from 'node:zlib'
import yauzl from 'yauzl'
import type { RosterErrorCode } from './wrong.ts'

export interface ArchiveEntry {
  /** With "/", as it stands in the archive. */
  path: string
  /** Bytes unpacked, as the archive says; `open` ends in an `ArchiveFault` if that is not so. */
  size: number
  open(): AsyncGenerator<Uint8Array>
}

export interface Archive {
  entries: ArchiveEntry[]
  close(): void
}

export interface ArchiveLimits {
  files: number
  unpackedBytes: number
}

/** What is wrong with an archive, and with which of its entries ('' for the whole). */
export class ArchiveFault extends Error {
  readonly code: RosterErrorCode
  readonly path: string

  constructor(code: RosterErrorCode, path = '') {
    super(`${code} ${path}`)
    this.code = code
    this.path = path
  }
}

/** @throws ArchiveFault when it is no sound archive, or more than the limits allow. Nothing has been unpacked then. */
export async function openArchive(bytes: Uint8Array, limits: ArchiveLimits): Promise<Archive> {
  const zip = await opened(bytes)
  try {
    if (zip.entryCount > limits.files) throw new ArchiveFault('too_many_files')
    const entries: ArchiveEntry[] = []
    const seen = new Set<string>()
    let unpacked = 0
    for await (const entry of zip.eachEntry()) {
      const path = pathOf(entry)
      const fault = faultOf(entry, path)
      if (fault) throw new ArchiveFault(fault, path)
      unpacked += entry.uncompressedSize
      if (unpacked > limits.unpackedBytes) throw new ArchiveFault('zip_bomb', path)
      if (path.endsWith('/')) continue
      const key = path.normalize('NFC').toLowerCase()
      if (seen.has(key)) throw new ArchiveFault('file_twice', path)
      seen.add(key)
      entries.push({ path, size: entry.uncompressedSize, open: () => unpack(zip, entry, path) })
    }
    return { entries, close: () => zip.close() }
  } catch (error) {
    zip.close()
    throw error instanceof ArchiveFault ? error : new ArchiveFault('zip_broken')
  }
}

async function opened(bytes: Uint8Array): Promise<yauzl.ZipFile> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  try {
    // Names stay bytes: the library would refuse the same paths as this file does, but with words instead of codes.
    return await yauzl.fromBufferPromise(buffer, {
      lazyEntries: true,
      decodeStrings: false,
      autoClose: false,
    })
  } catch {
    throw new ArchiveFault('zip_broken')
  }
}

/** Names of old archivers are in some code page that nobody tells; each byte then stands for itself. */
function pathOf(entry: yauzl.Entry): string {
  const raw = entry.fileNameRaw
  const utf8 = new TextDecoder('utf-8').decode(raw)
  return (utf8.includes('\ufffd') ? raw.toString('latin1') : utf8).replaceAll('\\', '/')
}

function faultOf(entry: yauzl.Entry, path: string): RosterErrorCode | undefined {
  if (path.startsWith('/') || /^[a-z]:/i.test(path) || path.includes('\0')) return 'path_escapes'
  if (path.split('/').includes('..')) return 'path_escapes'
  if (entry.isEncrypted()) return 'zip_encrypted'
  const mode = entry.externalFileAttributes >>> 16
  if ((mode & 0o170000) === 0o120000) return 'symlink'
  if (/\.(?:zip|rar|7z|tar|t?gz|bz2|xz)$/i.test(path)) return 'zip_nested'
  if (!entry.canDecodeFileData()) return 'zip_broken'
  return undefined
}

async function* unpack(zip: yauzl.ZipFile, entry: yauzl.Entry, path: string): AsyncGenerator<Uint8Array> {
  let size = 0
  let sum = 0
  try {
    const stream = await zip.openReadStreamPromise(entry)
    for await (const chunk of stream as AsyncIterable<Buffer>) {
      size += chunk.length
      if (size > entry.uncompressedSize) throw new Error('too many bytes')
      sum = crc32(chunk, sum)
      yield chunk
    }
  } catch (error) {
    // An entry that holds more than it said is made to mislead; one that holds less was cut off.
    const more = error instanceof Error && /too many bytes/.test(error.message)
    throw new ArchiveFault(more ? 'zip_bomb' : 'zip_broken', path)
  }
  if (size !== entry.uncompressedSize || sum !== entry.crc32) throw new ArchiveFault('zip_broken', path)
}
