/**
 * Files that have come whole meet the acts that name them, one at a time, beside the school's work. Step by step:
 *   1. the act's key opens what was sent: only who may read the act has it;
 *   2. what is inside is looked into and drawn anew (cleaning.ts), sealed under a new key and kept as a blob;
 *   3. what came of it is noted, and the rows that wait for it are told, so that phones learn it by the ordinary feed;
 *   4. what was sent is removed.
 * A server that ends in between, however it ends, begins that file again; an act that comes after its file finds it here.
 */
import { createHash } from 'node:crypto'
import type { Logger } from 'pino'
import { isAudio, isImage, type Attachment, type FileType } from '../../domain/attachments/attachment.ts'
import type { Row } from '../../domain/row.ts'
import { openFile, sealFile } from '../../letters/file.ts'
import { performOffice } from '../actions/perform.ts'
import { PlaceRows } from '../actions/rows.ts'
import type { Blobs } from '../blobs/blobs.ts'
import type { SentFiles, SentName } from '../blobs/sent.ts'
import type { Database } from '../db/database.ts'
import type { SqlStore } from '../store/sql.ts'
import { clean } from './cleaning.ts'

/** What arrivals need of the house. */
export interface Bench {
  db: Database
  store: SqlStore
  blobs: Blobs
  sent: SentFiles
  log: Logger
  now(): number
}

/** What `files.arrive` is told, but for the row. */
type Came =
  | {
      state: 'here'
      hash: string
      key: string
      type: FileType
      bytes: number
      width?: number
      height?: number
    }
  | { state: 'refused'; code: string }

/** Kept with the file: how often its cleaning was begun, then what came of it for acts that name its true key. */
interface Result {
  tries: number
  /** SHA-256 of the key that opened it. */
  key?: string
  came?: Came
}

/** A file that ended the server this often is broken to us. */
const mostTries = 3

export class Arrivals {
  private readonly bench: Bench
  private working: Promise<void> | undefined
  private again = false
  private stopped = false

  constructor(bench: Bench) {
    this.bench = bench
  }

  /** Something has come: a file, or an act that names one. Also called at the start, for what was left undone. */
  wake(): void {
    this.again = true
    this.working ??= this.work()
  }

  /** Resolves when nothing is left to do. */
  async idle(): Promise<void> {
    await this.working
  }

  /** Finishes the file in hand; the others wait for the next start. */
  async stop(): Promise<void> {
    this.stopped = true
    await this.working
  }

  private async work(): Promise<void> {
    try {
      while (this.again && !this.stopped) {
        this.again = false
        await this.settleAll()
      }
    } finally {
      // In the same breath as the last look at `again`: whoever wakes from now on begins anew.
      this.working = undefined
    }
  }

  /** One file that can't be settled holds up no other; the next that comes, or the next start, tries it again. */
  private async settleAll(): Promise<void> {
    try {
      for (const name of await this.claimed()) {
        if (this.stopped) return
        await this.settle(name).catch((error: unknown) => this.complain(error))
      }
    } catch (error) {
      this.complain(error)
    }
  }

  private complain(error: unknown) {
    this.bench.log.error({ err: error }, 'a file could not be taken in')
  }

  /** Files that are here, and named by a row that waits for them. */
  private async claimed(): Promise<SentName[]> {
    const rows = await this.bench.db
      .selectFrom('named_blobs')
      .innerJoin('incoming', join =>
        join
          .onRef('incoming.place_id', '=', 'named_blobs.place_id')
          .onRef('incoming.hash', '=', 'named_blobs.hash'),
      )
      .select(['incoming.place_id as place', 'incoming.hash as hash'])
      .distinct()
      // By place, since the index begins with it.
      .where('named_blobs.place_id', 'in', eb => eb.selectFrom('places').select('place_id'))
      .where('named_blobs.awaited', '=', 1)
      .where('incoming.state', 'in', ['whole', 'done'])
      .execute()
    return rows
  }

  private async settle(name: SentName): Promise<void> {
    for (const { file, key } of await this.waiting(name)) {
      const came = await this.meet(name, key)
      if (!came) continue
      const told = came.state === 'here' && kindOf(came.type) !== kindOf(file.body.type) ? wrongType : came
      const args = { file: file.id, ...told }
      await performOffice(this.bench.store, name.place, [{ name: 'files.arrive', args }], this.bench.now())
    }
    if ((await this.resultOf(name)).came) await this.close(name)
  }

  /** The rows that wait for this file, each with the key that its act names. */
  private async waiting({ place, hash }: SentName): Promise<{ file: Row<'file'>; key: string }[]> {
    return this.bench.store.transaction(async tx => {
      const rows = new PlaceRows(tx, place)
      const ids = await tx.db
        .selectFrom('named_blobs')
        .select('id')
        .where('place_id', '=', place)
        .where('hash', '=', hash)
        .where('awaited', '=', 1)
        .orderBy('id')
        .execute()
      const found: { file: Row<'file'>; key: string }[] = []
      for (const { id } of ids) {
        const file = (await rows.get('file', id))!
        const key = await keyIn(rows, file.about, hash)
        if (key) found.push({ file, key })
      }
      return found
    })
  }

  /** What comes of a file for an act that names this key; undefined while the file is not here. */
  private async meet(name: SentName, key: string): Promise<Came | undefined> {
    const keyHash = createHash('sha256').update(key).digest('base64url')
    const known = await this.resultOf(name)
    if (known.came) return known.key === keyHash ? known.came : wrongKey
    const sealed = await this.bench.sent.read(name)
    if (!sealed) return undefined
    const opened = await openFile(sealed, key)
    if (!opened) return wrongKey
    const tries = known.tries + 1
    await this.note(name, { tries })
    const came = tries > mostTries ? broken : await this.keep(opened)
    await this.note(name, { tries, key: keyHash, came })
    return came
  }

  private async keep(opened: Uint8Array): Promise<Came> {
    const cleaned = await clean(opened)
    if (!cleaned.ok) return { state: 'refused', code: cleaned.code }
    const { type, bytes, width, height } = cleaned
    const { hash, key, sealed } = await sealFile(bytes)
    await this.bench.blobs.put(sealed)
    return {
      state: 'here',
      hash,
      key,
      type,
      bytes: bytes.length,
      ...(width && { width }),
      ...(height && { height }),
    }
  }

  private async resultOf({ place, hash }: SentName): Promise<Result> {
    const row = await this.bench.db
      .selectFrom('incoming')
      .select('result')
      .where('place_id', '=', place)
      .where('hash', '=', hash)
      .executeTakeFirst()
    return row?.result ? (JSON.parse(row.result) as Result) : { tries: 0 }
  }

  private async note({ place, hash }: SentName, result: Result): Promise<void> {
    await this.bench.db
      .updateTable('incoming')
      .set({ result: JSON.stringify(result) })
      .where('place_id', '=', place)
      .where('hash', '=', hash)
      .execute()
  }

  private async close({ place, hash }: SentName): Promise<void> {
    await this.bench.db
      .updateTable('incoming')
      .set({ state: 'done' })
      .where('place_id', '=', place)
      .where('hash', '=', hash)
      .execute()
    await this.bench.sent.remove({ place, hash })
  }
}

const wrongKey: Came = { state: 'refused', code: 'file_key_wrong' }
const wrongType: Came = { state: 'refused', code: 'file_type_wrong' }
const broken: Came = { state: 'refused', code: 'file_broken' }

const kindOf = (type: FileType) => (isImage(type) ? 'image' : isAudio(type) ? 'audio' : type)

/** The key of a file, as the row says that names it: a mark bears its submission's id, so both are asked. */
async function keyIn(rows: PlaceRows, about: string, hash: string): Promise<string | undefined> {
  const submission = await rows.get('submission', about)
  const named: (readonly Attachment[] | undefined)[] =
    submission?.body.answers.map(({ files }) => files) ?? []
  for (const noun of ['mark', 'question', 'answer', 'notice'] as const)
    named.push((await rows.get(noun, about))?.body.files)
  return named.flatMap(files => files ?? []).find(file => file.hash === hash)?.key
}
