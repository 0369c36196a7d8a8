/**
 * Files as phones send them, on their way to becoming blobs: in pieces, each on the disk when `write` returns, and whole
 * once their hash was proven. They lie apart from the blobs, since nobody has looked into them yet.
 */
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { flushFolder, type Blobs } from './blobs.ts'

/** The place that it is sent to, and the hash of the whole. */
export interface SentName {
  place: string
  hash: string
}

export class SentFiles {
  private readonly folder: string

  constructor({ parts }: Blobs) {
    this.folder = parts
  }

  /** Bytes that lie there; what lies beyond the last acknowledged one is written over. */
  async size(name: SentName): Promise<number> {
    return (await sizeOf(this.half(name))) ?? 0
  }

  async isWhole(name: SentName): Promise<boolean> {
    return (await sizeOf(this.whole(name))) !== undefined
  }

  async write(name: SentName, offset: number, bytes: Uint8Array): Promise<void> {
    await mkdir(this.folder, { recursive: true })
    const fresh = offset === 0
    const file = await open(this.half(name), fresh ? 'w' : 'r+', 0o600)
    try {
      let written = 0
      while (written < bytes.length)
        written += (await file.write(bytes, written, bytes.length - written, offset + written)).bytesWritten
      await file.datasync()
    } finally {
      await file.close()
    }
    if (fresh) await flushFolder(this.folder)
  }

  /** Makes it whole if all of it is what its hash says; else it is gone. */
  async complete(name: SentName): Promise<boolean> {
    const seen = createHash('sha256')
    for await (const piece of createReadStream(this.half(name))) seen.update(piece as Buffer)
    if (seen.digest('base64url') !== name.hash) {
      await this.remove(name)
      return false
    }
    await rename(this.half(name), this.whole(name))
    await flushFolder(this.folder)
    return true
  }

  /** A whole one, in memory. */
  async read(name: SentName): Promise<Uint8Array | undefined> {
    return (await this.isWhole(name)) ? readFile(this.whole(name)) : undefined
  }

  async remove(name: SentName): Promise<void> {
    await rm(this.half(name), { force: true })
    await rm(this.whole(name), { force: true })
  }

  private half = (name: SentName) => join(this.folder, `half-${fileName(name)}`)
  private whole = (name: SentName) => join(this.folder, `whole-${fileName(name)}`)
}

function fileName({ place, hash }: SentName): string {
  if (!/^[-0-9A-Za-z_]{1,64}$/.test(place) || !/^[-0-9A-Za-z_]{43}$/.test(hash))
    throw new Error('That is no name of a file that is sent')
  return `${place}.${hash}`
}

async function sizeOf(path: string): Promise<number | undefined> {
  try {
    return (await stat(path)).size
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined
    throw error
  }
}
