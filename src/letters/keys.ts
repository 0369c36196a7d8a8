/** Key pairs and the ids made from them. Public keys cross the wire as raw points (65 bytes) in base64url (87 letters). */
import { fromBase64url, toBase64url } from '../wire/bytes.ts'

const inboxAlgorithm = { name: 'ECDH', namedCurve: 'P-256' }
const signAlgorithm = { name: 'ECDSA', namedCurve: 'P-256' }
const signature = { name: 'ECDSA', hash: 'SHA-256' }

export const makeInbox = (extractable = true) =>
  crypto.subtle.generateKey(inboxAlgorithm, extractable, ['deriveBits']) as Promise<CryptoKeyPair>
export const makeSigner = (extractable = true) =>
  crypto.subtle.generateKey(signAlgorithm, extractable, ['sign', 'verify']) as Promise<CryptoKeyPair>

export async function publicText(pair: CryptoKeyPair): Promise<string> {
  return toBase64url(new Uint8Array(await crypto.subtle.exportKey('raw', pair.publicKey)))
}

/** undefined when the text is no point on the curve. */
async function readPublic(text: string, algorithm: EcKeyImportParams, uses: KeyUsage[]) {
  const raw = fromBase64url(text)
  if (raw?.length !== 65) return undefined
  try {
    return await crypto.subtle.importKey('raw', raw, algorithm, true, uses)
  } catch {
    return undefined
  }
}
export const readInbox = (text: string) => readPublic(text, inboxAlgorithm, [])
export const readVerifier = (text: string) => readPublic(text, signAlgorithm, ['verify'])

/** A key pair as JSON, for wrapping; private keys never leave their device unwrapped. */
export async function exportPair(pair: CryptoKeyPair): Promise<JsonWebKey> {
  return crypto.subtle.exportKey('jwk', pair.privateKey)
}
export async function importPair(jwk: JsonWebKey, kind: 'inbox' | 'sign'): Promise<CryptoKeyPair> {
  const algorithm = kind === 'inbox' ? inboxAlgorithm : signAlgorithm
  const { kty, crv, x, y, d } = jwk
  const use = (uses: KeyUsage[], key: JsonWebKey) =>
    crypto.subtle.importKey('jwk', key, algorithm, true, uses)
  const privateKey = await use(kind === 'inbox' ? ['deriveBits'] : ['sign'], { kty, crv, x, y, d })
  const publicKey = await use(kind === 'inbox' ? [] : ['verify'], { kty, crv, x, y })
  return { privateKey, publicKey }
}

/** An id that proves its key: the first 128 bits of the hash of the public key. */
export async function keyId(publicKey: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', fromBase64url(publicKey)!)
  return toBase64url(new Uint8Array(hash).subarray(0, 16))
}

/** The short id by which a letter names the school's key: 8 bytes. */
export async function schoolKeyId(publicKey: string): Promise<string> {
  const hash = await crypto.subtle.digest('SHA-256', fromBase64url(publicKey)!)
  return toBase64url(new Uint8Array(hash).subarray(0, 8))
}

export async function sign(pair: CryptoKeyPair, bytes: Uint8Array): Promise<Uint8Array<ArrayBuffer>> {
  return new Uint8Array(await crypto.subtle.sign(signature, pair.privateKey, new Uint8Array(bytes)))
}
export async function verify(key: CryptoKey, mark: Uint8Array, bytes: Uint8Array): Promise<boolean> {
  return crypto.subtle.verify(signature, key, new Uint8Array(mark), new Uint8Array(bytes))
}
