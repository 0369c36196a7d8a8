import type { Blobs, HalfBlob } from '../blobs/blobs.ts'

/** Blobs as they come out of a backup, piece by piece; each must be what its name says. */
export class RestoredBlobs {
  count = 0
  private readonly blobs: Blobs
  private half: HalfBlob | undefined
  private name = ''
  /** Those that were not here before. */
  private readonly fresh: string[] = []

  constructor(blobs: Blobs) {
    this.blobs = blobs
  }

  /** @returns false for a piece that is none, or after a blob that is not what its name says. */
  async take(name: string, part: unknown): Promise<boolean> {
    if (typeof part !== 'string' || !/^[-0-9A-Za-z_]{43}$/.test(name)) return false
    if (name !== this.name) {
      if (!(await this.finish())) return false
      this.half = await this.blobs.begin()
      this.name = name
    }
    await this.half!.write(Buffer.from(part, 'base64'))
    return true
  }

  async finish(): Promise<boolean> {
    const { half, name } = this
    if (!half) return true
    this.half = undefined
    const known = (await this.blobs.size(name)) !== undefined
    if (!(await half.keep(name))) return false
    if (!known) this.fresh.push(name)
    this.count++
    return true
  }

  async undo(): Promise<void> {
    await this.half?.drop()
    for (const name of this.fresh) await this.blobs.remove(name)
  }
}
