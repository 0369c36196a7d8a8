/**
 * Files that go with what people do. Each is sealed under a key of its own as soon as it is made; the sealed bytes lie in the
 * vault under their hash, and their key stands only in the draft and in the act that names them.
 */
import type { Attachment } from '../domain/attachments/attachment.ts'
import { sealBytes } from '../domain/attachments/attachment.ts'
import {
  attachedTo,
  shownFile,
  type Attached,
  type Made,
  type ShownFile,
} from '../domain/attachments/standing.ts'
import { draftKey } from './drafts.ts'
import type { Home } from './home.ts'
import type { Phone } from './phone.ts'
import type { Session } from './session.ts'
import type { Upload, Vault } from './vault.ts'

const seals = () => import('../letters/file.ts')

/** Seals a file and keeps it for a draft. @returns undefined when the phone has no room left. */
export async function keepFile(
  { phone, profile }: Session,
  work: string,
  { bytes, about }: Made,
): Promise<Attached | undefined> {
  const { sealFile } = await seals()
  const { hash, key, sealed } = await sealFile(bytes)
  try {
    await phone.vault.files.put({ hash, work: draftKey(profile.id, work), bytes: sealed.buffer })
  } catch (error) {
    if (isFull(error)) return undefined
    throw error
  }
  return { hash, key, bytes: bytes.length, ...about }
}

/** Dexie tells it by the name of the error, or of what lies inside it. */
const isFull = (error: unknown) =>
  [error, (error as { inner?: unknown }).inner].some(
    one => (one as Error | undefined)?.name === 'QuotaExceededError',
  )

/** Takes a file out of a draft; the bytes stay while one of his acts names them. */
export async function dropFile({ phone, acts }: Session, hash: string): Promise<void> {
  const named = [...acts.values()].some(({ args }) => attachedTo(args).some(file => file.hash === hash))
  if (!named && !(await phone.vault.uploads.get(hash))) await phone.vault.files.delete(hash)
}

/** The files of one row, each with where it stands. @param about the row that names them */
export async function showFiles(
  { phone: { vault, board } }: Pick<Session, 'phone'>,
  home: Home,
  about: string,
  files: readonly Attached[] | undefined,
): Promise<ShownFile[]> {
  if (!files?.length) return []
  const rows = (await home.list('file', about)).map(row => row.body)
  return Promise.all(
    files.map(async file => {
      const row = rows.find(one => one.sent === file.hash)
      const sending = await vault.uploads.get(file.hash)
      const inVault = (await vault.files.where('hash').equals(file.hash).count()) > 0
      const inBoard = row?.hash ? (await board.files.where('hash').equals(row.hash).count()) > 0 : false
      return shownFile(file, { row, sending, inVault, inBoard })
    }),
  )
}

/** A file in clear, as it lies on this phone; undefined when it has gone, or does not open. */
export async function openShown(
  { vault, board }: Phone,
  { kept }: ShownFile,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  if (!kept) return undefined
  const found = await (kept.in === 'vault' ? vault.files.get(kept.hash) : board.files.get(kept.hash))
  if (!found) return undefined
  const { openFile } = await seals()
  return openFile(new Uint8Array(found.bytes), kept.key)
}

/** Puts the files of an act in the queue; called inside the transaction that keeps its letter. */
export async function queueFiles(
  vault: Vault,
  files: readonly Attachment[],
  act: Pick<Upload, 'n' | 'place' | 'rank' | 'madeAt'>,
): Promise<void> {
  const hashes = files.map(file => file.hash)
  const here = new Set(await vault.files.where('hash').anyOf(hashes).primaryKeys())
  // What is not here any more has arrived with an earlier act; the school knows it by its hash.
  await vault.uploads.bulkPut(
    files
      .filter(file => here.has(file.hash))
      .map(({ hash, bytes }) => ({
        ...{ hash, ...act, size: bytes + sealBytes },
        ...{ begun: 0 as const, sent: 0, spent: 0, doneAt: 0 },
      })),
  )
}
