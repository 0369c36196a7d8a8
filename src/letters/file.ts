/**
 * A file that goes with an act: sealed once under a key of its own (AES-256-GCM), and named by the hash of its sealed
 * bytes. A key never seals twice, so the iv is twelve zeros.
 */
import { fromBase64url, toBase64url } from '../wire/bytes.ts'

export interface SealedFile {
  /** SHA-256 of `sealed`, base64url. */
  hash: string
  /** base64url of 32 bytes. */
  key: string
  sealed: Uint8Array<ArrayBuffer>
}

const cipher = { name: 'AES-GCM', iv: new Uint8Array(12) }

export async function sealFile(bytes: Uint8Array): Promise<SealedFile> {
  const raw = crypto.getRandomValues(new Uint8Array(32))
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['encrypt'])
  const sealed = new Uint8Array(await crypto.subtle.encrypt(cipher, key, plain(bytes)))
  return { hash: await fileHash(sealed), key: toBase64url(raw), sealed }
}

/** undefined when the key is not its key, or a byte was touched. */
export async function openFile(
  sealed: Uint8Array,
  keyText: string,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const raw = fromBase64url(keyText)
  if (raw?.length !== 32) return undefined
  const key = await crypto.subtle.importKey('raw', raw, 'AES-GCM', false, ['decrypt'])
  try {
    return new Uint8Array(await crypto.subtle.decrypt(cipher, key, plain(sealed)))
  } catch {
    // WebCrypto throws for a wrong key and for a turned bit alike; to the reader both are "does not open".
    return undefined
  }
}

export async function fileHash(bytes: Uint8Array): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.digest('SHA-256', plain(bytes))))
}

const plain = (bytes: Uint8Array) => bytes as Uint8Array<ArrayBuffer>
