import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'

const squeeze = promisify(deflateRaw)

/** Deflate without framing, that may point back into words which the reader has as well. */
export async function deflate(content: Uint8Array, words: Uint8Array): Promise<Uint8Array> {
  return squeeze(content, { level: 9, memLevel: 9, ...(words.length > 0 && { dictionary: words }) })
}
