/**
 * SQLite's write-ahead log as bytes: a header of 32, then frames of 24 and a page each. What may be torn is what the disk was not
 * yet asked to keep for certain, or might still lie about: frames that were copied into the database file already are not.
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import type { Chance } from './chance.ts'

const header = 32
const frameHead = 24

export interface Tail {
  /** Where the first frame begins that is only in the log; the log's own header belongs to it where nothing was copied. */
  from: number
  /** Where the log ends. */
  to: number
  frame: number
}

/**
 * @returns undefined where the log holds nothing that the file does not hold.
 * The index (`-shm`), memory of the dead server, says up to where frames were copied: https://sqlite.org/walformat.html
 */
export function tailOf(database: string): Tail | undefined {
  if (!existsSync(`${database}-wal`) || !existsSync(`${database}-shm`)) return undefined
  const log = readFileSync(`${database}-wal`)
  const index = readFileSync(`${database}-shm`)
  if (log.length <= header || index.length < 136) return undefined
  const frame = frameHead + log.readUInt32BE(8)
  const frames = index.readUInt32LE(16)
  const copied = Math.max(index.readUInt32LE(96), index.readUInt32LE(128))
  if (frames <= copied) return undefined
  return { from: copied === 0 ? 0 : header + copied * frame, to: header + frames * frame, frame }
}

export const tears = ['cut', 'zeroed', 'bits turned'] as const
export type Tear = (typeof tears)[number]

/** Tears the log of a copy at a random place of its tail. */
export function tear(database: string, { from, to, frame }: Tail, how: Tear, chance: Chance): void {
  const log = readFileSync(`${database}-wal`)
  const at = from + chance.whole(to - from)
  if (how === 'cut') return writeFileSync(`${database}-wal`, log.subarray(0, at))
  if (how === 'zeroed') {
    // Pages of the disk, which are not those of the log.
    const first = Math.max(from, at - (at % 4096))
    log.fill(0, first, Math.min(log.length, first + 4096 * (1 + chance.whole(4))))
  } else {
    const last = Math.min(to, at + frame * 2)
    for (let bits = 1 + chance.whole(8); bits > 0; bits--)
      log[at + chance.whole(last - at)]! ^= 1 << chance.whole(8)
  }
  writeFileSync(`${database}-wal`, log)
}
