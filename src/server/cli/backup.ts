/**
 * A backup is one file of JSON lines, the same for both engines, so that a school can also move from one to the other:
 * a head, one line a row, the blobs in pieces, and an end that says how many there were. Blobs are read after the rows that
 * name them: none is written later than its row. The school's private keys are in it: keep it locked up.
 */
import { open, readFile, rename, rm } from 'node:fs/promises'
import { resolve } from 'node:path'
import { sql } from 'kysely'
import { snapshot, type Tx } from '../db/database.ts'
import type { Tables } from '../db/schema.ts'
import type { House } from '../house.ts'
import { progress, type Command } from './command.ts'
import { inHouse } from './open.ts'
import { Tally } from './tally.ts'
import { notWritable, Trouble } from './trouble.ts'

/** 1 had no blobs. */
export const backupFormat = 2

/** Every table with its key: the compiler asks for the next one. */
export const tableKeys: Record<keyof Tables, readonly string[]> = {
  places: ['place_id'],
  rows: ['place_id', 'noun', 'id'],
  ties: ['place_id', 'id'],
  enrolments: ['place_id', 'profile_id'],
  leavers: ['place_id', 'profile_id'],
  devices: ['place_id', 'device_id'],
  cards: ['place_id', 'card_id'],
  results: ['place_id', 'device_id', 'n'],
  quarantine: ['place_id', 'letter_id'],
  generations: ['place_id', 'generation'],
  imports: ['place_id', 'import_id'],
  brought: ['place_id', 'source', 'entity', 'source_id'],
  undos: ['place_id', 'import_id', 'what', 'id'],
  previews: ['place_id', 'preview_id'],
  milestones: ['place_id', 'at'],
  collected: ['place_id', 'audience'],
  applied: ['place_id', 'device_id'],
  incoming: ['place_id', 'hash'],
  named_blobs: ['place_id', 'hash', 'noun', 'id'],
  films: ['place_id', 'film_id'],
  authored: ['place_id', 'person_id', 'noun', 'id'],
  requests: ['place_id', 'device_id', 'n'],
  audit: ['place_id', 'device_id', 'n'],
}

export const backupCommand: Command = {
  usage: 'backup FILE',
  ar: 'يحفظ نسخة كاملة في ملفّ واحد، والخادم يعمل',
  en: 'writes everything to one file, while the server runs',
  text: [],
  on: [],
  words: 1,
  run: ({ words }, config) =>
    inHouse(config, async house => {
      const file = resolve(words[0]!)
      await mayReplace(file)
      progress('تُكتب النسخة…', 'Writing the backup…')
      const half = `${file}.part`
      let count: Count
      try {
        count = await writeBackup(house, half)
        await rename(half, file)
      } catch (error) {
        await rm(half, { force: true }).catch(() => undefined) // the first error is the one to tell
        throw notWritable(error, file) ?? error
      }
      return {
        said: [
          `حُفظت نسخة فيها ${count.rows} صفًّا و${count.blobs} ملفًّا: ${file}`,
          `Backup of ${count.rows} rows and ${count.blobs} files: ${file}`,
          'فيها مفاتيح المدرسة، فاحفظها في مكان مقفل. It holds the school’s keys: lock it away.',
        ],
        json: { file, ...count },
      }
    }),
}

/** An older backup may be replaced; any other file was surely meant to stay. */
async function mayReplace(file: string) {
  const there = await readFile(file, { encoding: 'utf8' }).catch(() => '')
  if (there !== '' && !there.startsWith('{"haqiba":'))
    throw new Trouble(
      'file_exists',
      `في ${file} شيء آخر، ولن يُكتب فوقه.`,
      `${file} holds something else and is not overwritten.`,
    )
}

export interface Count {
  rows: number
  blobs: number
}

/** One moment of the whole database. @returns how much was written; it is on the disk then. */
async function writeBackup(house: House, path: string): Promise<Count> {
  const file = await open(path, 'w', 0o600)
  const write = async (lines: object[]) => {
    await file.appendFile(lines.map(line => `${JSON.stringify(line)}\n`).join(''))
  }
  const tally = new Tally()
  let blobs = 0
  try {
    await snapshot(house, async tx => {
      await write([
        { haqiba: 'backup', format: backupFormat, at: house.now(), migrations: await migrationsOf(tx) },
      ])
      for (const table of Object.keys(tableKeys) as (keyof Tables)[])
        for await (const part of pagesOf(tx, table)) {
          await write(part.map(row => ({ table, row })))
          tally.took(table, part.length)
        }
      tally.through()
    })
    for await (const blob of house.blobs.names()) {
      for await (const part of piecesOf(house, blob)) {
        await write([{ blob, part }])
        tally.tookPiece(part.length)
      }
      blobs++
    }
    await write([{ end: true, rows: tally.rows, blobs }])
    await file.sync()
  } finally {
    await file.close()
  }
  return { rows: tally.rows, blobs }
}

/** A blob as text, never more of it in memory than a piece. */
async function* piecesOf({ blobs }: House, name: string): AsyncGenerator<string> {
  let empty = true
  for await (const piece of blobs.read(name)) {
    empty = false
    yield (piece as Buffer).toString('base64')
  }
  if (empty) yield ''
}

/** A table in parts, by its key: a large school is never in memory at once. */
async function* pagesOf(tx: Tx, table: keyof Tables): AsyncGenerator<Record<string, unknown>[]> {
  const size = 1000
  const key = tableKeys[table]
  const columns = sql.join(key.map(column => sql.ref(column)))
  let last: unknown[] | undefined
  for (;;) {
    const after = last ? sql`where (${columns}) > (${sql.join(last)})` : sql``
    const { rows } = await sql<Record<string, unknown>>`
      select * from ${sql.table(table)} ${after} order by ${columns} limit ${sql.lit(size)}`.execute(tx)
    if (rows.length > 0) yield rows
    if (rows.length < size) return
    const end = rows.at(-1)!
    last = key.map(column => end[column])
  }
}

export async function migrationsOf(tx: Tx): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(tx)
  return rows.map(row => row.name)
}
