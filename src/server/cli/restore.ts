import { createReadStream } from 'node:fs'
import { resolve } from 'node:path'
import { createInterface } from 'node:readline'
import type { Tx } from '../db/database.ts'
import type { Tables } from '../db/schema.ts'
import { beginAnew } from '../places/epoch.ts'
import { SqlStatements } from '../store/sql.ts'
import { noteAllAuthors } from '../db/authored.ts'
import { backupFormat, migrationsOf, tableKeys, type Count } from './backup.ts'
import { progress, type Command } from './command.ts'
import { inHouse, placesOf } from './open.ts'
import { RestoredBlobs } from './restored-blobs.ts'
import { Tally } from './tally.ts'
import { Trouble } from './trouble.ts'

/** Fills an empty house from a backup: whole, or not at all. */
export const restoreCommand: Command = {
  usage: 'restore FILE',
  ar: 'يعيد نسخة إلى مكان فارغ',
  en: 'fills an empty house from a backup',
  text: [],
  on: [],
  words: 1,
  run: ({ words }, config) =>
    inHouse(config, async house => {
      if ((await placesOf(house)).length > 0)
        throw new Trouble(
          'not_empty',
          'هنا مدرسة، ولا تُكتب نسخة فوقها. اختر DATA_DIR أو DATABASE_URL فارغًا.',
          'There is a school here, and nothing is written over it. Choose an empty DATA_DIR or DATABASE_URL.',
        )
      const file = resolve(words[0]!)
      progress('تُقرأ النسخة…', 'Reading the backup…')
      const blobs = new RestoredBlobs(house.blobs)
      const count = await house.db
        .transaction()
        .execute(async tx => {
          const count = await readBackup(tx, file, blobs)
          await beginAnew(new SqlStatements(tx), house.now())
          return count
        })
        .catch(async (error: unknown) => {
          await blobs.undo()
          throw error
        })
      const places = await placesOf(house)
      return {
        said: [
          `عادت ${places.length === 1 ? 'المدرسة' : 'المدارس'} ${places.join('، ')}، وفيها ${count.rows} صفًّا و${count.blobs} ملفًّا.`,
          `Restored ${places.join(', ')}: ${count.rows} rows and ${count.blobs} files.`,
        ],
        json: { ...count, places },
      }
    }),
}

const broken = (line: number) =>
  new Trouble(
    'backup_broken',
    `السطر ${line} من النسخة لا يُفهم. لم يتغيّر شيء.`,
    `Line ${line} of the backup is not understood. Nothing was changed.`,
  )

async function readBackup(tx: Tx, file: string, blobs: RestoredBlobs): Promise<Count> {
  const columns = await columnsOf(tx)
  const tally = new Tally()
  let line = 0
  let ended = false
  let batch: { table: keyof Tables; rows: object[] } | undefined
  const flush = async () => {
    if (batch)
      await tx
        .insertInto(batch.table)
        .values(batch.rows as never)
        .execute()
    batch = undefined
  }
  for await (const text of linesOf(file)) {
    line++
    const value = parse(text, line)
    if (line === 1) {
      checkHead(value, await migrationsOf(tx))
      continue
    }
    if (ended) throw broken(line)
    if (value.end === true) {
      if (!(await blobs.finish()) || value.rows !== tally.rows || (value.blobs ?? 0) !== blobs.count)
        throw broken(line)
      ended = true
      continue
    }
    if (typeof value.blob === 'string') {
      tally.through()
      if (!(await blobs.take(value.blob, value.part))) throw broken(line)
      tally.tookPiece(text.length)
      continue
    }
    const { table, row } = rowOf(value, columns, line)
    if (batch && (batch.table !== table || batch.rows.length >= batchSize)) await flush()
    batch ??= { table, rows: [] }
    batch.rows.push(row)
    tally.took(table, 1)
  }
  // A copy that was cut short has no end.
  if (!ended) throw broken(line + 1)
  await flush()
  tally.through()
  // An older backup does not say who published what.
  await noteAllAuthors(tx)
  return { rows: tally.rows, blobs: blobs.count }
}

const batchSize = 200

async function* linesOf(file: string): AsyncGenerator<string> {
  try {
    yield* createInterface({ input: createReadStream(file, 'utf8'), crlfDelay: Infinity })
  } catch (error) {
    const { code, message } = error as NodeJS.ErrnoException
    if (!code) throw error
    throw new Trouble(
      'file_not_readable',
      `لا يمكن قراءة الملفّ: ${message}`,
      `Cannot read the file: ${message}`,
    )
  }
}

function parse(text: string, line: number): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(text)
    if (typeof value === 'object' && value !== null) return value as Record<string, unknown>
  } catch {
    // Said below, with the line.
  }
  throw broken(line)
}

function checkHead(head: Record<string, unknown>, known: string[]) {
  if (head.haqiba !== 'backup') throw broken(1)
  const migrations = Array.isArray(head.migrations) ? head.migrations : []
  if (
    ![1, backupFormat].includes(Number(head.format)) ||
    migrations.some(name => !known.includes(String(name)))
  )
    throw new Trouble(
      'backup_too_new',
      'كُتبت هذه النسخة بإصدار أحدث من حقيبة. حدّث حقيبة أوّلًا.',
      'This backup was made by a newer Haqiba. Update first.',
    )
}

async function columnsOf(tx: Tx): Promise<Map<string, Set<string>>> {
  const tables = await tx.introspection.getTables()
  return new Map(tables.map(table => [table.name, new Set(table.columns.map(column => column.name))]))
}

/** Names of tables and columns go into SQL, so only known ones pass. */
function rowOf({ table, row }: Record<string, unknown>, columns: Map<string, Set<string>>, line: number) {
  const known = typeof table === 'string' && Object.hasOwn(tableKeys, table) && columns.get(table)
  if (!known || typeof row !== 'object' || row === null) throw broken(line)
  const sound = Object.entries(row).every(
    ([name, value]) => known.has(name) && (value === null || ['string', 'number'].includes(typeof value)),
  )
  if (!sound) throw broken(line)
  return { table: table as keyof Tables, row }
}
