/** How a test's phone sends a film: announced, then piece after piece, going on where the school stands. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { deviceHeader, signatureHeader, signedFileText } from '../../src/wire/files.ts'
import { filmPath } from '../../src/wire/films.ts'
import type { Phone } from './phone.ts'

export class FilmLine {
  readonly phone: Phone
  readonly place: string
  readonly film: string
  readonly bytes: Uint8Array<ArrayBuffer>
  /** Small pieces, so that a small film has several. */
  readonly piece = 20_000

  constructor(phone: Phone, place: string, film: string, file: string) {
    this.phone = phone
    this.place = place
    this.film = film
    this.bytes = new Uint8Array(readFileSync(file))
  }

  async ask(method: string, path: string, detail: string, headers: object, body?: Uint8Array<ArrayBuffer>) {
    const signature = await this.phone.signs(signedFileText(method, path, detail))
    const response = await fetch(`${this.phone.url}${path}`, {
      method,
      headers: { ...headers, [deviceHeader]: this.phone.id, [signatureHeader]: signature },
      ...(body && { body }),
    })
    const text = await response.text()
    const { code } = (text ? JSON.parse(text) : {}) as { code?: string }
    return { status: response.status, code, offset: Number(response.headers.get('upload-offset')) }
  }

  announce(length = this.bytes.length) {
    const metadata = `place ${btoa(this.place)},film ${btoa(this.film)}`
    const headers = { 'upload-length': String(length), 'upload-metadata': metadata }
    return this.ask('POST', '/films', `${length} ${metadata}`, headers)
  }

  head() {
    return this.ask('HEAD', filmPath(this.place, this.film), '', {})
  }

  /** @param come what arrives; its hash is that of the true piece. */
  patch(offset: number, come?: Uint8Array<ArrayBuffer>) {
    const piece = this.bytes.slice(offset, offset + this.piece)
    const checksum = `sha256 ${createHash('sha256').update(piece).digest('base64')}`
    const headers = {
      'content-type': 'application/offset+octet-stream',
      'upload-offset': String(offset),
      'upload-checksum': checksum,
    }
    const path = filmPath(this.place, this.film)
    return this.ask('PATCH', path, `${offset} ${checksum}`, headers, come ?? piece)
  }

  /** @returns the last answer. */
  async send() {
    let told = await this.announce()
    while (told.status < 300 && told.offset < this.bytes.length) told = await this.patch(told.offset)
    return told
  }
}
