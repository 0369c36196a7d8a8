/** The tus protocol over our uploads: @tus/server speaks it, and this store says what is there and lets pieces land. */
import type { Readable } from 'node:stream'
import { DataStore, Server, Upload as TusUpload } from '@tus/server'
import { fileLimits, filePath, type UploadCode } from '../../wire/files.ts'
import type { House } from '../house.ts'
import { findUpload, land } from '../sync/uploads.ts'

/** What each refusal is in HTTP; 460 is the tus protocol's own for a wrong checksum. */
export const uploadStatus: Record<UploadCode, number> = {
  unknown_device: 401,
  not_found: 404,
  offset_wrong: 409,
  too_large: 413,
  quota_full: 413,
  chunk_hash_wrong: 460,
  file_hash_wrong: 422,
  disk_full: 507,
}

/** An upload's name in the protocol's library: PLACE/HASH, as in its address. */
const nameOf = (url: string) => new URL(url).pathname.replace(/^\/files\//, '')
const partsOf = (name: string) => name.split('/') as [place: string, hash: string]

class Store extends DataStore {
  override extensions = ['creation', 'expiration', 'termination', 'checksum']
  private readonly house: House

  constructor(house: House) {
    super()
    this.house = house
  }

  override async getUpload(name: string): Promise<TusUpload> {
    const upload = await findUpload(this.house, ...partsOf(name))
    if (!upload) throw refusalOf('not_found')
    return new TusUpload({ id: name, size: upload.length, offset: upload.got })
  }

  override async write(stream: Readable, name: string, offset: number): Promise<number> {
    const pieces: Buffer[] = []
    // At most one chunk: the door takes no more.
    for await (const piece of stream) pieces.push(piece as Buffer)
    const bytes = Buffer.concat(pieces)
    const upload = await findUpload(this.house, ...partsOf(name))
    if (!upload) throw refusalOf('not_found')
    if (upload.got !== offset) throw refusalOf('offset_wrong')
    const refused = await land(this.house, upload, bytes)
    if (refused) throw refusalOf(refused)
    return offset + bytes.length
  }
}

/** As the library wants to be told. */
const refusalOf = (code: UploadCode) => ({ status_code: uploadStatus[code], body: code })

export interface TusAnswer {
  status: number
  headers: Record<string, string>
  code?: string
  /** Which header is wrong, where it is one. */
  field?: string
}

/** @returns what answers one request of the protocol whose sender and checksum have been proven. */
export function tusOver(house: House) {
  const server = new Server({
    path: '/files',
    datastore: new Store(house),
    maxSize: fileLimits.sealed,
    getFileIdFromRequest: request => nameOf(request.url),
    generateUrl: (_, { id }) => filePath(...partsOf(id)),
    // Only our own pages ask; other sites are told nothing.
    allowedOrigins: [],
  })
  return async (method: string, path: string, headers: Record<string, string>, body?: Buffer) => {
    const sent = body && { body: new Uint8Array(body) }
    const response = await server.handleWeb(new Request(`http://school${path}`, { method, headers, ...sent }))
    const told = Object.fromEntries(
      [...response.headers].filter(([name]) => /^(tus-|upload-|location$|cache-control$)/.test(name)),
    )
    const { status } = response
    const answer: TusAnswer = { status, headers: told }
    if (status < 400) return answer
    const said = (await response.text()).trim()
    const code = codeOf(status, said)
    return { ...answer, code, ...(code === 'wrong_shape' && { field: headerIn(status, said) }) }
  }
}

/** It names a header that it can't read, says nothing of a version that it does not speak, and misses no other but the offset. */
const headerIn = (status: number, said: string) =>
  /^invalid ([-a-z]+)/i.exec(said)?.[1]?.toLowerCase() ?? (status === 412 ? 'tus-resumable' : 'upload-offset')

/** The library's words are for people; ours are codes. */
function codeOf(status: number, said: string): string {
  if (Object.hasOwn(uploadStatus, said)) return said
  const known = Object.entries(uploadStatus).find(([, one]) => one === status && status !== 413)
  return known?.[0] ?? (status === 413 ? 'too_large' : status >= 500 ? 'server_fault' : 'wrong_shape')
}
