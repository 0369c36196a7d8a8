/**
 * HPKE (RFC 9180) as one suite: P-256, HKDF-SHA256, AES-256-GCM. No cipher of our own. Base mode says nothing of who sealed; in
 * its Auth mode (5.1.3) what opens can only have been sealed by whoever has the sender's private key, or by its reader.
 */
import { Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import { join } from '../wire/bytes.ts'
import { lengthen, longPoint, shorten, shortPoint } from './point.ts'

const suite = new CipherSuite({
  kem: new DhkemP256HkdfSha256(),
  kdf: new HkdfSha256(),
  aead: new Aes256Gcm(),
})

/** Seals to one recipient; each runtime has its own way to make these two (the server's is over node:crypto). */
export type Seal = (content: Uint8Array, outside: Uint8Array) => Promise<Uint8Array>
/** undefined when it was not sealed to this key, or was touched on its way. */
export type Open = (sealed: Uint8Array, outside: Uint8Array) => Promise<Uint8Array | undefined>

/** Sealed = one-time key (33) then ciphertext with its tag (16). @param from seals in Auth mode, as this sender. */
export async function seal(to: CryptoKey, content: Uint8Array, outside: Uint8Array, from?: CryptoKeyPair) {
  const sender = await suite.createSenderContext({ recipientPublicKey: to, ...(from && { senderKey: from }) })
  const sealed = await sender.seal(exact(content), exact(outside))
  return join(shorten(new Uint8Array(sender.enc)), new Uint8Array(sealed))
}

/** undefined when it was not sealed to this key, not by this sender where one is named, or was touched on its way. */
export async function open(
  key: CryptoKeyPair,
  sealed: Uint8Array,
  outside: Uint8Array,
  from?: CryptoKey,
): Promise<Uint8Array | undefined> {
  const isLong = sealed[0] === 4
  const enc = isLong ? sealed.subarray(0, longPoint) : lengthen(sealed.subarray(0, shortPoint))
  if (!enc) return undefined
  try {
    const recipient = await suite.createRecipientContext({
      recipientKey: key,
      enc: exact(enc),
      ...(from && { senderPublicKey: from }),
    })
    return new Uint8Array(
      await recipient.open(exact(sealed.subarray(isLong ? longPoint : shortPoint)), exact(outside)),
    )
  } catch {
    // The library throws for a wrong key and for a turned bit alike; to the reader both are "not understood".
    return undefined
  }
}

const exact = (bytes: Uint8Array) => new Uint8Array(bytes).buffer
