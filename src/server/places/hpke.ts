/**
 * HPKE (RFC 9180) over node:crypto, the same suite as the phone's: P-256, HKDF-SHA256, AES-256-GCM; base mode, and Auth
 * mode to seal as the school. A school of five hundred phones opens its letters here, and the browser's interface takes ten
 * times as long for each. Sections of the RFC stand beside each step; test/letters holds it against the RFC's vectors and
 * against the phone's suite.
 */
import { createCipheriv, createDecipheriv, createECDH, createHmac, ECDH } from 'node:crypto'
import { longPoint, shorten, shortPoint } from '../../letters/point.ts'
import type { Open, Seal } from '../../letters/suite.ts'

const tagLength = 16
const none = Buffer.alloc(0)

/**
 * @param to the recipient's public key, a raw point of 65 bytes.
 * @param form of the one-time key: phones that speak version 1 of the wire know the long one only.
 * @param from the sender's private key: seals in Auth mode.
 */
export const sealTo =
  (to: Uint8Array, form: 'long' | 'short' = 'long', from?: Uint8Array): Seal =>
  async (content, outside) => {
    const ephemeral = createECDH('prime256v1')
    const enc = ephemeral.generateKeys()
    const { aes, nonce } = schedule(256, encapsulate(ephemeral, enc, to, from), none, from ? 2 : 0)
    const cipher = createCipheriv('aes-256-gcm', aes, nonce).setAAD(outside)
    const key = form === 'long' ? enc : shorten(enc)
    return bytes(key, cipher.update(content), cipher.final(), cipher.getAuthTag())
  }

/** @param scalar the recipient's private key, 32 bytes. */
export const openWith =
  (scalar: Uint8Array): Open =>
  async (sealed, outside) => {
    const keyLength = sealed[0] === 4 ? longPoint : shortPoint
    if (sealed.length < keyLength + tagLength) return undefined
    const ciphertext = sealed.subarray(keyLength)
    try {
      const enc = ECDH.convertKey(sealed.subarray(0, keyLength), 'prime256v1') as Buffer
      return openParts(256, { scalar, enc, ciphertext, info: none, outside }).content
    } catch {
      // No point on the curve, a wrong key and a turned bit throw alike; to the reader all are "not understood".
      return undefined
    }
  }

export interface Parts {
  /** The recipient's private key. */
  scalar: Uint8Array
  enc: Uint8Array
  /** With its tag at the end. */
  ciphertext: Uint8Array
  info: Uint8Array
  outside: Uint8Array
}

/** Opens one message with all that was derived on the way; throws when it does not open. @param bits of the AES key. */
export function openParts(bits: 128 | 256, { scalar, enc, ciphertext, info, outside }: Parts) {
  const own = createECDH('prime256v1')
  own.setPrivateKey(scalar)
  const shared = agree(own.computeSecret(enc), enc, own.getPublicKey())
  const { aes, nonce } = schedule(bits, shared, info)
  const cipher = createDecipheriv(`aes-${bits}-gcm`, aes, nonce, { authTagLength: tagLength }).setAAD(outside)
  cipher.setAuthTag(ciphertext.subarray(-tagLength))
  const content = bytes(cipher.update(ciphertext.subarray(0, -tagLength)), cipher.final())
  return { shared, aes, nonce, content }
}

/** 4.1 Encap, and AuthEncap where a sender is named. */
function encapsulate(ephemeral: ECDH, enc: Uint8Array, to: Uint8Array, from?: Uint8Array): Buffer {
  if (!from) return agree(ephemeral.computeSecret(to), enc, to)
  const own = createECDH('prime256v1')
  own.setPrivateKey(from)
  return agree(bytes(ephemeral.computeSecret(to), own.computeSecret(to)), enc, to, own.getPublicKey())
}

/** 4.1 DHKEM(P-256): the shared secret from the Diffie-Hellman values and the public keys. */
function agree(agreed: Uint8Array, ...keys: Uint8Array[]): Buffer {
  const kem = Buffer.from('KEM\x00\x10', 'latin1')
  return expand(kem, extract(kem, none, 'eae_prk', agreed), 'shared_secret', bytes(...keys), 32)
}

/** 5.1 Key schedule: no shared key, no key's name. 5.2 The first message goes under the base nonce itself. @param mode 0 or 2, Auth. */
function schedule(bits: 128 | 256, shared: Buffer, info: Uint8Array, mode: 0 | 2 = 0) {
  const suite = Buffer.concat([Buffer.from('HPKE\x00\x10\x00\x01\x00', 'latin1'), Buffer.from([bits / 128])])
  const hashes = [extract(suite, none, 'psk_id_hash', none), extract(suite, none, 'info_hash', info)]
  const context = bytes(Buffer.from([mode]), ...hashes)
  const secret = extract(suite, shared, 'secret', none)
  const aes = expand(suite, secret, 'key', context, bits / 8)
  return { aes, nonce: expand(suite, secret, 'base_nonce', context, 12) }
}

// 4. LabeledExtract and LabeledExpand; one block of SHA-256 is all that these suites ever ask for.
const version = Buffer.from('HPKE-v1')
function extract(id: Buffer, salt: Buffer, label: string, input: Uint8Array): Buffer {
  const hmac = createHmac('sha256', salt.length > 0 ? salt : Buffer.alloc(32))
  return hmac.update(bytes(version, id, Buffer.from(label), input)).digest()
}
function expand(id: Buffer, secret: Buffer, label: string, info: Uint8Array, length: number): Buffer {
  const labelled = bytes(Buffer.from([0, length]), version, id, Buffer.from(label), info, Buffer.from([1]))
  return createHmac('sha256', secret).update(labelled).digest().subarray(0, length)
}
const bytes = (...parts: Uint8Array[]) => new Uint8Array(Buffer.concat(parts))
