/**
 * HPKE (RFC 9180), base mode, P-256 with HKDF-SHA256, written a second time over node:crypto: to hold ours against.
 * Sections of the RFC stand beside each step.
 */
import { createDecipheriv, createECDH, createHmac } from 'node:crypto'

export interface Parts {
  /** The recipient's private scalar. */
  key: Buffer
  enc: Buffer
  ciphertext: Buffer
  info: Buffer
  aad: Buffer
}

/** @param bits of the AES-GCM key: 128 (AEAD 1) or 256 (AEAD 2). */
export function openByHand(bits: 128 | 256, { key, enc, ciphertext, info, aad }: Parts) {
  const curve = createECDH('prime256v1')
  curve.setPrivateKey(key)

  // 4.1 DHKEM: the shared secret from the Diffie-Hellman value and both public keys.
  const kem = Buffer.concat([Buffer.from('KEM'), i2osp(0x0010, 2)])
  const eaePrk = extract(kem, '', 'eae_prk', curve.computeSecret(enc))
  const sharedSecret = expand(kem, eaePrk, 'shared_secret', Buffer.concat([enc, curve.getPublicKey()]), 32)

  // 5.1 Key schedule, mode 0: no shared key, no key's name.
  const suite = Buffer.concat([Buffer.from('HPKE'), i2osp(0x0010, 2), i2osp(1, 2), i2osp(bits / 128, 2)])
  const none = Buffer.alloc(0)
  const context = Buffer.concat([
    Buffer.from([0]),
    extract(suite, '', 'psk_id_hash', none),
    extract(suite, '', 'info_hash', info),
  ])
  const secret = extract(suite, sharedSecret, 'secret', none)
  const aes = expand(suite, secret, 'key', context, bits / 8)
  const nonce = expand(suite, secret, 'base_nonce', context, 12)

  // 5.2 The first message is sealed under the base nonce itself.
  const cipher = createDecipheriv(`aes-${bits}-gcm`, aes, nonce)
  cipher.setAAD(aad)
  cipher.setAuthTag(ciphertext.subarray(-16))
  const content = Buffer.concat([cipher.update(ciphertext.subarray(0, -16)), cipher.final()])
  return { sharedSecret, aes, nonce, content }
}

// 4. LabeledExtract and LabeledExpand.
const version = Buffer.from('HPKE-v1')
function extract(suite: Buffer, salt: Buffer | '', label: string, input: Buffer) {
  return createHmac('sha256', salt === '' ? Buffer.alloc(32) : salt)
    .update(Buffer.concat([version, suite, Buffer.from(label), input]))
    .digest()
}
function expand(suite: Buffer, secret: Buffer, label: string, info: Buffer, length: number) {
  const labelled = Buffer.concat([i2osp(length, 2), version, suite, Buffer.from(label), info])
  // One block of SHA-256 is all that this suite ever asks for.
  return createHmac('sha256', secret)
    .update(Buffer.concat([labelled, Buffer.from([1])]))
    .digest()
    .subarray(0, length)
}
const i2osp = (value: number, length: number) => {
  const bytes = Buffer.alloc(length)
  bytes.writeUIntBE(value, 0, length)
  return bytes
}
