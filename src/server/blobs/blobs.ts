/**
 * Bytes that are too large for a row, kept in a folder under the hash of what they are. A blob is there whole or not at
 * all: it is written beside, flushed to the disk, and only then given its name. Nothing here knows what a blob means or
 * who may have it; rows say that.
 */
import { createHash, randomUUID } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, readFile, rename, rm, stat, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import type { Readable } from 'node:stream'

export interface Range {
  start: number
  /** The last byte, as in HTTP. */
  end: number
}

/** A blob that is being put. */
export interface HalfBlob {
  write(piece: Uint8Array): Promise<void>
  /** @returns its name, once it is kept for ever; undefined, and nothing is kept, if it is not the one that was meant. */
  keep(meant?: string): Promise<string | undefined>
  drop(): Promise<void>
}

export class Blobs {
  /** Files that are being written, those of half uploads among them. */
  readonly parts: string
  private readonly folder: string

  /** @param dataDir the server's folder; blobs lie in `blobs/` below it. */
  constructor(dataDir: string) {
    this.folder = join(dataDir, 'blobs')
    this.parts = join(this.folder, 'parts')
  }

  /** Keeps bytes, for ever once it has returned. @returns their name: SHA-256, base64url. */
  async put(bytes: Uint8Array): Promise<string> {
    return this.putStream([bytes])
  }

  /** Keeps what comes, never holding more of it than one piece. */
  async putStream(pieces: Iterable<Uint8Array> | AsyncIterable<Uint8Array>): Promise<string> {
    const half = await this.begin()
    try {
      for await (const piece of pieces) await half.write(piece)
      return (await half.keep())!
    } catch (error) {
      await half.drop()
      throw error
    }
  }

  /** For whoever has the pieces one by one: to be kept or dropped at the end. */
  async begin(): Promise<HalfBlob> {
    await mkdir(this.parts, { recursive: true })
    const path = join(this.parts, `put-${randomUUID()}`)
    const file = await open(path, 'wx', 0o600)
    const hash = createHash('sha256')
    return {
      write: async piece => {
        hash.update(piece)
        await file.writeFile(piece)
      },
      keep: async meant => {
        const name = hash.digest('base64url')
        await file.sync()
        await file.close()
        if (meant === undefined || meant === name) await this.adopt(path, name)
        else await rm(path)
        return meant === undefined || meant === name ? name : undefined
      },
      drop: async () => {
        await file.close()
        await rm(path, { force: true })
      },
    }
  }

  /** Keeps a copy of a file that something else has written (ffmpeg's, say). */
  putFile(path: string): Promise<string> {
    return this.putStream(createReadStream(path, { highWaterMark: 256 * 1024 }))
  }

  /** Gives a file of `parts`, whole and flushed, its name; from then on it is a blob. */
  async adopt(half: string, name: string): Promise<void> {
    const folder = join(this.folder, name.slice(0, 2))
    if ((await mkdir(folder, { recursive: true })) !== undefined) await flushFolder(this.folder)
    await rename(half, join(folder, name))
    await flushFolder(folder)
  }

  /** In bytes; undefined when it is not here. */
  async size(name: string): Promise<number | undefined> {
    try {
      return (await stat(this.path(name))).size
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  /** Whole, in memory: only for blobs that are known to be small. */
  async bytes(name: string): Promise<Uint8Array<ArrayBuffer> | undefined> {
    try {
      return new Uint8Array(await readFile(this.path(name)))
    } catch (error) {
      if (isMissing(error)) return undefined
      throw error
    }
  }

  read(name: string, range?: Range): Readable {
    return createReadStream(this.path(name), { highWaterMark: 64 * 1024, ...range })
  }

  /** Whether it was put before this moment (milliseconds), and not once more since; false for what is not here. */
  async isOlder(name: string, than: number): Promise<boolean> {
    try {
      return (await stat(this.path(name))).mtimeMs < than
    } catch (error) {
      if (isMissing(error)) return false
      throw error
    }
  }

  async remove(name: string): Promise<void> {
    await rm(this.path(name), { force: true })
  }

  /** Every blob's name. */
  async *names(): AsyncGenerator<string> {
    for (const folder of (await list(this.folder)).filter(one => one.length === 2))
      for (const name of await list(join(this.folder, folder))) if (isName(name)) yield name
  }

  /** Removes what was being put when a server or a command ended; what was touched since `before` may still grow. */
  async sweep(before: number): Promise<void> {
    for (const name of await list(this.parts)) {
      const half = join(this.parts, name)
      if (name.startsWith('put-') && (await stat(half)).mtimeMs < before) await rm(half, { force: true })
    }
  }

  /** Bytes that the disk still has for us. */
  async free(): Promise<number> {
    await mkdir(this.parts, { recursive: true })
    const { bavail, bsize } = await statfs(this.folder)
    return bavail * bsize
  }

  /** Where a blob lies, for programs that read files by themselves. */
  path(name: string): string {
    if (!isName(name)) throw new Error('That is no name of a blob')
    return join(this.folder, name.slice(0, 2), name)
  }
}

const isName = (name: string) => /^[-0-9A-Za-z_]{43}$/.test(name)
const isMissing = (error: unknown) => (error as NodeJS.ErrnoException).code === 'ENOENT'

async function list(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).sort()
  } catch (error) {
    if (isMissing(error)) return []
    throw error
  }
}

/** A name is on the disk only when its folder is. */
export async function flushFolder(folder: string) {
  const handle = await open(folder, 'r')
  try {
    await handle.sync()
  } finally {
    await handle.close()
  }
}
