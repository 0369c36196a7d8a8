/**
 * Sends the files that wait, whoever's they are, beside the exchange of letters and never before it. Step by step:
 *   1. the queue: files whose letters have arrived, the most useful first, of those the small ones;
 *   2. of each, the school says how much it has already (tus: POST for a new one, HEAD for one that was begun);
 *   3. chunk after chunk goes with its hash; one that came wrong has not landed, and is sent again;
 *   4. how far it came is kept after each chunk: whatever is cut wastes one chunk at most.
 */
import { fileLimits, filePath, type UploadCode } from '../wire/files.ts'
import { deviceOf, type Phone } from '../storage/phone.ts'
import type { Upload } from '../storage/vault.ts'
import { unknownPlace } from './enrol.ts'
import { askForFile, type FileAsk } from './file-request.ts'

export interface FilesLine {
  fetch: typeof fetch
  now(): number
  /** Letters go first: called before each chunk, it comes back when no exchange is under way. */
  letters(): Promise<void>
  /** A file has come forward. */
  tell(): void
}

/** `no_way`: no network, or no room at school now; what is left waits. */
export type Carried = 'idle' | 'done' | 'no_way'

export async function sendFiles(phone: Phone, line: FilesLine): Promise<Carried> {
  let carried: Carried = 'idle'
  const failed = new Set<string>()
  for (;;) {
    // Asked anew after each file: something more useful may have come meanwhile.
    const next = (await readyFiles(phone)).find(upload => !failed.has(upload.hash))
    if (!next) return carried
    try {
      if (await sendOne(phone, next, line)) carried = 'done'
      else failed.add(next.hash)
    } catch (error) {
      if (isCut(error)) return 'no_way'
      throw error
    }
  }
}

/** The browser's words for "could not reach"; everything else is a bug and goes up. */
const isCut = (error: unknown) => error instanceof TypeError || (error as Error).name === 'AbortError'

/** What may be sent now, in its order. */
export async function readyFiles({ vault }: Phone): Promise<Upload[]> {
  const waiting = await vault.uploads.where('doneAt').equals(0).toArray()
  if (waiting.length === 0) return []
  const letters = await vault.outbox.where('settledAt').equals(0).primaryKeys()
  const unsent = new Set<number>(letters)
  return waiting
    .filter(({ n, place }) => !unsent.has(n) && place !== unknownPlace)
    .sort((a, b) => a.rank - b.rank || a.size - b.size || a.madeAt - b.madeAt)
}

/** How often one file is taken up again in a row before the next has its turn. */
const patience = 5

/** @returns whether the school has all of it. */
async function sendOne(phone: Phone, upload: Upload, line: FilesLine): Promise<boolean> {
  const { vault } = phone
  const { hash, size } = upload
  const file = await vault.files.get(hash)
  if (!file) {
    // Nothing is left to send; the school asks for it in vain, and says so to its author.
    await vault.uploads.delete(hash)
    return false
  }
  let { spent } = upload
  let at: number | undefined
  for (let tries = patience; tries > 0;) {
    await line.letters()
    // Its author may have put it away meanwhile.
    if (!(await vault.uploads.get(hash))) return false
    if (at === undefined) {
      const known = await howFar(phone, upload, line)
      if (typeof known === 'string') return refused(phone, hash, known, line)
      at = known
    }
    if (at >= size) {
      await vault.uploads.update(hash, { sent: size, spent, begun: 1, doneAt: line.now(), code: undefined })
      line.tell()
      return true
    }
    const chunk = new Uint8Array(file.bytes.slice(at, at + fileLimits.chunk))
    spent += chunk.length
    await vault.uploads.update(hash, { sent: at, spent, begun: 1, code: undefined })
    line.tell()
    const response = await request(phone, await patch(upload, at, chunk), line)
    if (response.status === 204) {
      at = offsetOf(response) ?? at + chunk.length
      continue
    }
    const code = await codeOf(response)
    // It is not what was announced: the school has let go of it, and it begins anew.
    if (code === 'file_hash_wrong') await vault.uploads.update(hash, { begun: 0, sent: 0 })
    else if (!goesOn.has(response.status)) return refused(phone, hash, code, line)
    // Wrong on its way, or at another place than we believed: the school says where to go on.
    at = undefined
    tries--
  }
  return false
}

/** 409 and 460: asked again where to go on; 404 and 410: begun anew; 423: another tab is at it. */
const goesOn = new Set([404, 409, 410, 423, 460])

/** How many bytes the school has, after asking it to take the file; or why it does not. */
async function howFar(phone: Phone, upload: Upload, line: FilesLine): Promise<number | string> {
  const path = filePath(upload.place, upload.hash)
  const current = await phone.vault.uploads.get(upload.hash)
  if (current?.begun) {
    const response = await request(phone, { method: 'HEAD', path }, line)
    const offset = offsetOf(response)
    if (response.ok && offset !== undefined) return offset
    if (response.status !== 404 && response.status !== 410) return codeOf(response)
  }
  const device = (await deviceOf(phone)).id
  const about = Object.entries({ place: upload.place, hash: upload.hash, device })
  const metadata = about.map(([name, value]) => `${name} ${btoa(value)}`).join(',')
  const response = await request(
    phone,
    {
      method: 'POST',
      path: '/files',
      detail: `${upload.size} ${metadata}`,
      headers: { 'upload-length': String(upload.size), 'upload-metadata': metadata },
    },
    line,
  )
  if (!response.ok) return codeOf(response)
  return offsetOf(response) ?? 0
}

async function patch({ place, hash }: Upload, at: number, chunk: Uint8Array<ArrayBuffer>): Promise<FileAsk> {
  const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', chunk))
  const checksum = `sha256 ${btoa(String.fromCharCode(...digest))}`
  return {
    method: 'PATCH',
    path: filePath(place, hash),
    detail: `${at} ${checksum}`,
    headers: {
      'upload-offset': String(at),
      'upload-checksum': checksum,
      'content-type': 'application/offset+octet-stream',
    },
    body: chunk,
  }
}

const request = async (phone: Phone, ask: FileAsk, line: FilesLine) => askForFile(phone, ask, line.fetch)

function offsetOf(response: Response): number | undefined {
  const told = response.headers.get('upload-offset')
  return told !== null && /^\d{1,9}$/.test(told) ? Number(told) : undefined
}

async function codeOf(response: Response): Promise<UploadCode | string> {
  // A captive portal answers anything with a page of its own.
  const said = (await response.json().catch(() => undefined)) as { code?: unknown } | undefined
  return typeof said?.code === 'string' ? said.code : `http_${response.status}`
}

/** The school does not take it now; it stays in the queue with the reason, and another file has its turn. */
async function refused({ vault }: Phone, hash: string, code: string, line: FilesLine): Promise<false> {
  await vault.uploads.update(hash, { code })
  line.tell()
  return false
}
