/** How a test's phone sends a file and fetches one: every request counted, its bytes too. */
import { createHash } from 'node:crypto'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import type { Attachment, FileType } from '../../src/domain/attachments/attachment.ts'
import { openFile, sealFile } from '../../src/letters/file.ts'
import { deviceHeader, fileLimits, filePath, signatureHeader, signedFileText } from '../../src/wire/files.ts'
import type { Phone, Profile } from './phone.ts'

export interface Made {
  /** As an act names it. */
  attachment: Attachment
  sealed: Uint8Array<ArrayBuffer>
}

export async function seal(bytes: Uint8Array, type: FileType = 'image/jpeg'): Promise<Made> {
  const { hash, key, sealed } = await sealFile(bytes)
  return { attachment: { hash, key, type, bytes: Math.min(bytes.length, 4_000_000) }, sealed }
}

export interface Told {
  status: number
  headers: Headers
  code?: string
  field?: string
  body: Uint8Array
}

export class FileLine {
  readonly phone: Phone
  readonly place: string
  /** Bytes of chunks that left the phone, whether they arrived or not. */
  sent = 0

  constructor(phone: Phone, { place }: Pick<Profile, 'place'>) {
    this.phone = phone
    this.place = place
  }

  async ask(
    method: string,
    path: string,
    detail = '',
    headers: Record<string, string> = {},
    body?: Uint8Array<ArrayBuffer>,
  ): Promise<Told> {
    const signature = await this.phone.signs(signedFileText(method, path, detail))
    const response = await fetch(`${this.phone.url}${path}`, {
      method,
      headers: {
        ...{ [deviceHeader]: this.phone.id, [signatureHeader]: signature, 'tus-resumable': '1.0.0' },
        ...headers,
      },
      ...(body && { body }),
    })
    const came = new Uint8Array(await response.arrayBuffer())
    const { status } = response
    const told: Told = { status, headers: response.headers, body: came }
    if (status >= 400 && came.length > 0) Object.assign(told, JSON.parse(new TextDecoder().decode(came)))
    return told
  }

  announce(hash: string, length: number, place = this.place) {
    const metadata = `place ${btoa(place)},hash ${btoa(hash)}`
    const headers = { 'upload-length': String(length), 'upload-metadata': metadata }
    return this.ask('POST', '/files', `${length} ${metadata}`, headers)
  }

  /** Where to go on; undefined when nothing is under way. */
  async offset(hash: string): Promise<number | undefined> {
    const { status, headers } = await this.ask('HEAD', filePath(this.place, hash))
    return status === 200 ? Number(headers.get('upload-offset')) : undefined
  }

  /** One chunk; `bytes` may be others than those that its hash was made of. */
  chunk(hash: string, offset: number, true_: Uint8Array<ArrayBuffer>, bytes = true_) {
    this.sent += bytes.length
    const checksum = `sha256 ${createHash('sha256').update(true_).digest('base64')}`
    const headers = {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'upload-checksum': checksum,
    }
    return this.ask('PATCH', filePath(this.place, hash), `${offset} ${checksum}`, headers, bytes)
  }

  /** Sends from where the school stands, at most so many chunks. @returns the last answer. */
  async send({ attachment: { hash }, sealed }: Made, most = Infinity): Promise<Told> {
    const told = await this.announce(hash, sealed.length)
    if (told.status >= 400) return told
    let last = told
    let offset = Number(told.headers.get('upload-offset'))
    for (let chunks = 0; offset < sealed.length && chunks < most; chunks++) {
      last = await this.chunk(hash, offset, sealed.slice(offset, offset + fileLimits.chunk))
      if (last.status !== 204) return last
      offset = Number(last.headers.get('upload-offset'))
    }
    return last
  }

  fetch(hash: string, headers: Record<string, string> = {}) {
    return this.ask('GET', filePath(this.place, hash), '', headers)
  }

  /** Fetches what a row shows, and opens it. */
  async open({ hash, key }: { hash?: string; key?: string }): Promise<Buffer> {
    const told = await this.fetch(hash!)
    expect(told.status).toBe(200)
    const opened = await openFile(told.body, key!)
    if (!opened) throw new Error('A file that does not open')
    return Buffer.from(opened)
  }
}

/** Every file below the server's folder of blobs, to show that nothing changed. */
export function filesUnder(dataDir: string): string[] {
  try {
    const all = readdirSync(join(dataDir, 'blobs'), { recursive: true, withFileTypes: true })
    return all.filter(entry => entry.isFile()).map(entry => entry.name)
  } catch {
    return []
  }
}
