import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { openBundle, writeBundle, type Sender } from '../../src/letters/bundle.ts'
import {
  exportPair,
  importPair,
  keyId,
  makeInbox,
  makeSigner,
  publicText,
  readInbox,
  readVerifier,
  schoolKeyId,
} from '../../src/letters/keys.ts'
import { openLetter, padding, writeLetter, type School } from '../../src/letters/letter.ts'
import { newId } from '../../src/letters/id.ts'
import { pack, unpack } from '../../src/letters/pack.ts'
import { open, seal as sealInto, type Open, type Seal } from '../../src/letters/suite.ts'
import type { Bundle } from '../../src/wire/content.ts'

const opener =
  (pair: CryptoKeyPair): Open =>
  (sealed, outside) =>
    open(pair, sealed, outside)
const sealer =
  (pair: CryptoKeyPair): Seal =>
  (content, outside) =>
    sealInto(pair.publicKey, content, outside)

let seal: CryptoKeyPair
let school: School
let signer: CryptoKeyPair

beforeAll(async () => {
  seal = await makeInbox()
  signer = await makeSigner()
  school = { seal: seal.publicKey, keyId: await schoolKeyId(await publicText(seal)) }
})

const act = (text: string) => ({
  d: 'A'.repeat(22),
  p: 'B'.repeat(22),
  n: 12,
  a: { name: 'submissions.hand-in', v: 1 },
  x: { id: newId(), assignment: newId(), answers: [{ task: 't1', text }] },
  t: { clock: 1_759_644_000_000, offset: 1200, contact: 1_759_600_000_000 },
})

/** A child's own words, so that nothing repeats for the deflate to gain on. */
const arabic = (bytes: number) => {
  const letters = 'ابتثجحخدذرزسشصضطظعغفقكلمنهويءةى '
  let text = ''
  let state = 7
  while (new TextEncoder().encode(text).length < bytes) {
    state = (state * 1103515245 + 12345) % 2 ** 31
    text += letters[state % letters.length]!
  }
  return text
}

test('an answer of 680 bytes of Arabic is a letter under 1 kB', async () => {
  const { bytes } = await writeLetter(school, signer, act(arabic(680)))
  expect(bytes.length).toBeLessThan(1024)
})

test('a letter opens for the school, and says who signed it', async () => {
  const content = act('جواب')
  const { id, bytes } = await writeLetter(school, signer, content)
  const opened = (await openLetter(bytes, opener(seal)))!
  expect(opened.header).toMatchObject({ id, kind: 1, schoolKey: school.keyId })
  expect(opened.content).toEqual(content)
  expect(await opened.signedBy(signer.publicKey)).toBe(true)
  expect(await opened.signedBy((await makeSigner()).publicKey)).toBe(false)
  expect(await openLetter(bytes, opener(await makeInbox()))).toBeUndefined()
})

test('from outside, short answers are all of one length, and nothing tells the author or the time', async () => {
  const letters = await Promise.all(['', 'نعم', 'لا أعرف'].map(text => writeLetter(school, signer, act(text))))
  expect(new Set(letters.map(letter => letter.bytes.length)).size).toBe(1)
  const [one, two] = letters
  // Version, kind, suite, school and length are alike; the letter's id and all the rest are chance.
  expect(one!.bytes.subarray(0, 12)).toEqual(two!.bytes.subarray(0, 12))
  expect(one!.id).not.toBe(two!.id)
})

test('padding grows in steps that tell little and cost little', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 1_000_000 }), length => {
      const padded = padding(length)
      expect(padded).toBeGreaterThanOrEqual(length)
      expect(padded - length).toBeLessThan(length <= 256 ? 256 : length <= 1024 ? 32 : length / 4)
      expect(padding(padded)).toBe(padded)
    }),
  )
})

test('any bytes may come as a letter; none throws', async () => {
  const { bytes } = await writeLetter(school, signer, act('x'))
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 400 }), fc.nat(bytes.length), async (junk, at) => {
      expect(await openLetter(junk, opener(seal))).toBeUndefined()
      const bent = bytes.slice()
      bent.set(junk.subarray(0, bent.length - at), at)
      const opened = await openLetter(bent, opener(seal))
      expect(opened === undefined || Buffer.from(bent).equals(bytes)).toBe(true)
    }),
  )
})

test('a small letter that swells beyond its limit is not read', async () => {
  const bomb = await pack('0'.repeat(5_000_000))
  expect(bomb.length).toBeLessThan(10_000)
  expect(await unpack(bomb, 1_000_000)).toEqual({ ok: false })
  expect((await unpack(bomb, 6_000_000)).ok).toBe(true)
  const { bytes } = await writeLetter(school, signer, { x: '0'.repeat(5_000_000) })
  expect(await openLetter(bytes, opener(seal))).toBeUndefined()
})

test('a bundle opens for its profile at its place from its school, and for nothing else', async () => {
  const [inbox, other, own] = [await makeInbox(), await makeInbox(), await makeInbox()]
  const [sign, stranger] = [await makeSigner(), await makeSigner()]
  const school = { sign: sign.publicKey, seal: own.publicKey }
  const content: Bundle = { whole: 1, person: 'omar', from: 0, to: 0, drop: [], rows: {}, verdicts: [] }
  const to = { signer: sign, profile: 'profile', place: 'place' }
  const asSchool: Seal = (inside, outside) => sealInto(inbox.publicKey, inside, outside, own)
  const signed = await writeBundle({ ...to, seal: sealer(inbox) }, content)
  const echo = { deflate: async () => new Uint8Array(), acts: [] }
  const sealed = await writeBundle({ ...to, seal: asSchool, echo }, content)
  const forged = await writeBundle({ ...to, seal: sealer(inbox), echo }, content)
  const impostor = { sign: stranger.publicKey, seal: other.publicKey }
  expect(signed.length - sealed.length).toBeGreaterThan(64)
  expect(await openBundle(inbox, school, 'profile', 'place', forged)).toBeUndefined()
  for (const bytes of [signed, sealed]) {
    const open = (key: CryptoKeyPair, from: Sender, profile: string, place: string, what = bytes) =>
      openBundle(key, from, profile, place, what)
    expect(await open(inbox, school, 'profile', 'place')).toEqual(content)
    expect(await open(other, school, 'profile', 'place')).toBeUndefined()
    expect(await open(inbox, impostor, 'profile', 'place')).toBeUndefined()
    expect(await open(inbox, school, 'sibling', 'place')).toBeUndefined()
    expect(await open(inbox, school, 'profile', 'elsewhere')).toBeUndefined()
    expect(await open(inbox, school, 'profile', 'place', bytes.subarray(0, 40))).toBeUndefined()
    for (const at of [0, 20, 40, bytes.length - 14, bytes.length - 1]) {
      const bent = bytes.slice()
      bent[at]! ^= 1
      expect(await open(inbox, school, 'profile', 'place', bent), `byte ${at}`).toBeUndefined()
    }
  }
})

test('keys travel as text and come back; what is no key is none', async () => {
  const inbox = await makeInbox()
  const text = await publicText(inbox)
  expect(text).toHaveLength(87)
  expect(await publicText(await importPair(await exportPair(inbox), 'inbox'))).toBe(text)
  expect(await keyId(await publicText({ ...inbox, publicKey: (await readInbox(text))! }))).toBe(
    await keyId(text),
  )
  await fc.assert(
    fc.asyncProperty(
      fc.oneof(
        fc.string(),
        fc
          .uint8Array({ minLength: 65, maxLength: 65 })
          .map(bytes => Buffer.from(bytes).toString('base64url')),
      ),
      async odd => {
        for (const read of [readInbox, readVerifier]) {
          const key = await read(odd)
          expect(key === undefined || key.type === 'public').toBe(true)
        }
      },
    ),
  )
})

test('ids made later sort later, and are 22 letters that every place accepts', () => {
  fc.assert(
    fc.property(fc.nat(2 ** 47), fc.nat(2 ** 30), (now, later) => {
      const [first, second] = [newId(now), newId(now + later + 1)]
      expect(first < second).toBe(true)
      expect(first).toMatch(/^[-0-9A-Za-z_]{22}$/)
    }),
  )
  expect(new Set(Array.from({ length: 1000 }, () => newId(5))).size).toBe(1000)
})
