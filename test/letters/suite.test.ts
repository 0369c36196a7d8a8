import { Aes128Gcm, Aes256Gcm, CipherSuite, DhkemP256HkdfSha256, HkdfSha256 } from '@hpke/core'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { exportPair, makeInbox, publicText } from '../../src/letters/keys.ts'
import { open, seal } from '../../src/letters/suite.ts'
import { openParts, openWith, sealTo } from '../../src/server/places/hpke.ts'

const hex = (text: string) => Buffer.from(text, 'hex')
const shared = {
  info: hex('4f6465206f6e2061204772656369616e2055726e'),
  aad: hex('436f756e742d30'),
  plain: 'Beauty is truth, truth beauty',
}

/** RFC 9180 A.3.1, and the same key encapsulation with AES-256 from the vectors that the RFC points to. */
const vectors = [
  {
    name: 'RFC 9180 A.3.1, AES-128-GCM',
    bits: 128 as const,
    key: 'f3ce7fdae57e1a310d87f1ebbde6f328be0a99cdbcadf4d6589cf29de4b8ffd2',
    point:
      '04fe8c19ce0905191ebc298a9245792531f26f0cece2460639e8bc39cb7f706a826a779b4cf969b8a0e539c7f62fb3d30ad6aa8f80e30f1d128aafd68a2ce72ea0',
    enc: '04a92719c6195d5085104f469a8b9814d5838ff72b60501e2c4466e5e67b325ac98536d7b61a1af4b78e5b7f951c0900be863c403ce65c9bfcb9382657222d18c4',
    sharedSecret: 'c0d26aeab536609a572b07695d933b589dcf363ff9d93c93adea537aeabb8cb8',
    aes: '868c066ef58aae6dc589b6cfdd18f97e',
    nonce: '4e0bc5018beba4bf004cca59',
    ciphertext: '5ad590bb8baa577f8619db35a36311226a896e7342a6d836d8b7bcd2f20b6c7f9076ac232e3ab2523f39513434',
  },
  {
    name: 'CFRG vectors, AES-256-GCM',
    bits: 256 as const,
    key: '317f915db7bc629c48fe765587897e01e282d3e8445f79f27f65d031a88082b2',
    point:
      '04abc7e49a4c6b3566d77d0304addc6ed0e98512ffccf505e6a8e3eb25c685136f853148544876de76c0f2ef99cdc3a05ccf5ded7860c7c021238f9e2073d2356c',
    enc: '04c06b4f6bebc7bb495cb797ab753f911aff80aefb86fd8b6fcc35525f3ab5f03e0b21bd31a86c6048af3cb2d98e0d3bf01da5cc4c39ff5370d331a4f1f7d5a4e0',
    sharedSecret: '48893fecd82f7c3456af6a42d8f56325d21e08c10fa81299986aaff54cde7b49',
    aes: 'ee16802a936d5f544771131900ee6973d0551de9e852ece2ef34bf0d5f9e1d1d',
    nonce: '9bc50980832a7b4b58c40161',
    ciphertext: '58c61a45059d0c5704560e9d88b564a8b63f1364b8d1fcb3c4c6ddc1d291742465e902cd216f8908da49f8f96f',
  },
]

test.each(vectors)('$name: the server derives and opens what the vector says', vector => {
  const opened = openParts(vector.bits, {
    scalar: hex(vector.key),
    enc: hex(vector.enc),
    ciphertext: hex(vector.ciphertext),
    info: shared.info,
    outside: shared.aad,
  })
  expect(opened.shared.toString('hex')).toBe(vector.sharedSecret)
  expect(opened.aes.toString('hex')).toBe(vector.aes)
  expect(opened.nonce.toString('hex')).toBe(vector.nonce)
  expect(Buffer.from(opened.content).toString()).toBe(shared.plain)
})

test.each(vectors)('$name: the library opens the vector', async vector => {
  const kem = new DhkemP256HkdfSha256()
  const aead = vector.bits === 128 ? new Aes128Gcm() : new Aes256Gcm()
  const suite = new CipherSuite({ kem, kdf: new HkdfSha256(), aead })
  const [, x, y] = [0, 1, 33].map(at =>
    hex(vector.point)
      .subarray(at, at + 32)
      .toString('base64url'),
  )
  const d = hex(vector.key).toString('base64url')
  const jwk = { kty: 'EC', crv: 'P-256', x: x!, y: y!, d }
  const recipientKey = await kem.importKey('jwk', jwk, false)
  const exact = (bytes: Buffer) => new Uint8Array(bytes).buffer
  const recipient = await suite.createRecipientContext({
    recipientKey,
    enc: exact(hex(vector.enc)),
    info: exact(shared.info),
  })
  const content = await recipient.open(exact(hex(vector.ciphertext)), exact(shared.aad))
  expect(Buffer.from(content).toString()).toBe(shared.plain)
})

test('what a phone seals opens on the server, what the server seals on a phone', async () => {
  const inbox = await makeInbox()
  const onServer = openWith(Buffer.from((await exportPair(inbox)).d!, 'base64url'))
  const point = Buffer.from(await publicText(inbox), 'base64url')
  const toInbox = sealTo(point)
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 50 }),
      async (content, outside) => {
        const sealed = await seal(inbox.publicKey, content, outside)
        expect(sealed).toHaveLength(33 + content.length + 16)
        expect(await onServer(sealed, outside)).toEqual(content)
        expect(await open(inbox, await toInbox(content, outside), outside)).toEqual(content)
        expect(await onServer(await toInbox(content, outside), outside)).toEqual(content)
        const short = await sealTo(point, 'short')(content, outside)
        expect(short).toHaveLength(sealed.length)
        expect(await open(inbox, short, outside)).toEqual(content)
      },
    ),
    { numRuns: 25 },
  )
})

test('what the server seals as the school opens as the school’s alone', async () => {
  const [inbox, school, other] = [await makeInbox(), await makeInbox(), await makeInbox()]
  const point = Buffer.from(await publicText(inbox), 'base64url')
  const scalar = Buffer.from((await exportPair(school)).d!, 'base64url')
  const [content, aad] = [new Uint8Array([1, 2, 3]), new Uint8Array([4])]
  const sealed = await sealTo(point, 'short', scalar)(content, aad)
  expect(await open(inbox, sealed, aad, school.publicKey)).toEqual(content)
  expect(await open(inbox, sealed, aad, other.publicKey)).toBeUndefined()
  expect(await open(inbox, sealed, aad)).toBeUndefined()
  expect(await open(inbox, await sealTo(point, 'short')(content, aad), aad, school.publicKey)).toBeUndefined()
  const byLibrary = await seal(inbox.publicKey, content, aad, school)
  expect(await open(inbox, byLibrary, aad, school.publicKey)).toEqual(content)
})

test('the same content is never sealed alike, and opens for nobody else', async () => {
  const [inbox, other] = [await makeInbox(), await makeInbox()]
  const [content, aad] = [new Uint8Array([1, 2, 3]), new Uint8Array([4])]
  const sealed = await seal(inbox.publicKey, content, aad)
  expect(await seal(inbox.publicKey, content, aad)).not.toEqual(sealed)
  expect(await open(other, sealed, aad)).toBeUndefined()
  expect(await open(inbox, sealed, new Uint8Array([5]))).toBeUndefined()
  const onServer = openWith(Buffer.from((await exportPair(inbox)).d!, 'base64url'))
  expect(await onServer(sealed, aad)).toEqual(content)
  expect(await onServer(sealed, new Uint8Array([5]))).toBeUndefined()
  for (let at = 0; at < sealed.length; at++) {
    const turned = sealed.slice()
    turned[at]! ^= 1
    expect(await onServer(turned, aad), `byte ${at}`).toBeUndefined()
  }
})

test('any bytes may come to be opened; none throws', async () => {
  const inbox = await makeInbox()
  const onServer = openWith(Buffer.from((await exportPair(inbox)).d!, 'base64url'))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async bytes => {
      expect(await open(inbox, bytes, new Uint8Array())).toBeUndefined()
      expect(await onServer(bytes, new Uint8Array())).toBeUndefined()
    }),
  )
})
