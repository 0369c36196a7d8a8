import fc from 'fast-check'
import { promisify } from 'node:util'
import { deflateRaw } from 'node:zlib'
import { createECDH, ECDH } from 'node:crypto'
import { expect, test } from 'vitest'
import { Coder } from '../../src/letters/coder.ts'
import { pack, unpack, type Pointing } from '../../src/letters/pack.ts'
import { lengthen, shorten } from '../../src/letters/point.ts'
import { toUtf8 } from '../../src/wire/bytes.ts'
import { fromShortText, toShortText } from '../../src/wire/text.ts'
import { tokens } from '../../src/wire/words.ts'

const squeeze = promisify(deflateRaw)
const deflate: Pointing['deflate'] = (content, words) => squeeze(content, { dictionary: words })
const most = 1_000_000

/** Texts as people write them, with every kind of sign among them. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 200 }),
  fc.string({
    unit: fc.constantFrom(...'ابتثجحخدذرزسشصضطظعغفقكلمنهويىءةّ ،؟٠١٢٣«»🙂a1"\\'),
    maxLength: 400,
  }),
)

test('any JSON becomes short text and comes back, and Arabic takes a byte a letter', () => {
  fc.assert(
    fc.property(fc.oneof(text, fc.constantFrom(...tokens)), one => {
      const json = JSON.stringify({ x: one, [one]: 1 })
      expect(fromShortText(toShortText(json))).toBe(json)
    }),
  )
  expect(toShortText('جدّتي الغالية، كيف حالكِ؟')).toHaveLength('جدّتي الغالية، كيف حالكِ؟'.length)
})

test('every form of packing is read back by the same reader', async () => {
  await fc.assert(
    fc.asyncProperty(text, text, fc.boolean(), async (one, sent, long) => {
      const value = { text: one, rest: long ? one.repeat(200) : '' }
      const words = toShortText(JSON.stringify({ text: sent, more: one }))
      expect(await unpack(await pack(value), most)).toEqual({ ok: true, value })
      expect(await unpack(await pack(value, 'short'), most)).toEqual({ ok: true, value })
      expect(await unpack(await pack(value, { words, deflate }), most, words)).toEqual({ ok: true, value })
    }),
    { numRuns: 60 },
  )
})

test('what the phone has just sent costs next to nothing on its way back, in a short bundle and in a long one', async () => {
  const answer = (n: number) =>
    [...Array(60).keys()].map(i => String.fromCharCode(0x627 + ((i * i * n + i * 7) % 36))).join('')
  for (const count of [3, 300]) {
    const said = Array.from({ length: count }, (_, n) => answer(n + 3))
    const words = toShortText(JSON.stringify(said))
    const back = await pack({ rows: said }, { words, deflate })
    expect(back.length).toBeLessThan((await pack({ rows: said }, 'short')).length / 3)
    expect(await unpack(back, most, words)).toEqual({ ok: true, value: { rows: said } })
    expect(await unpack(back, most, words.subarray(1))).not.toEqual({ ok: true, value: { rows: said } })
  }
})

test('a short answer is smaller than deflate can make it', async () => {
  const value = {
    t: 'نوحّد المقامين أوّلًا، ثمّ نجمع البسطين ونختصر الناتج إن أمكن، وهكذا نعرف كم أكلنا من الفطيرة.',
  }
  expect((await pack(value, 'short')).length).toBeLessThan((await pack(value)).length * 0.7)
})

test('the coder gives back any bytes, whatever was known before', async () => {
  const coder = new Coder(toUtf8('some words that both sides know'), 1000)
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ maxLength: 300 }),
      fc.uint8Array({ maxLength: 100 }),
      async (bytes, before) => {
        const code = await coder.encode(bytes, before)
        expect(await coder.decode(code, bytes.length, before)).toEqual(bytes)
      },
    ),
    { numRuns: 60 },
  )
})

test('the coder makes the same bytes on every machine and in every version of this app', async () => {
  const code = await new Coder(toUtf8('النص الأول'), 1000).encode(
    toUtf8('النص الثاني، والنص الأول مرّة أخرى'),
    toUtf8('قبل'),
  )
  expect(Buffer.from(code).toString('hex')).toBe('900e087d92c2973a0f5de71f63ec701a31ba47932568')
})

test('any bytes may come to be unpacked; none throws, and none takes long', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 3, 0x78, 9),
      fc.uint8Array({ maxLength: 200 }),
      async (form, junk) => {
        const read = await unpack(Uint8Array.from([form, ...junk]), 10_000)
        expect(typeof read.ok).toBe('boolean')
      },
    ),
    { numRuns: 100 },
  )
})

test('a point of the curve comes back from its x and its sign; an x off the curve is none, nor is another sign', () => {
  for (let i = 0; i < 20; i++) {
    const point = createECDH('prime256v1').generateKeys()
    const short = shorten(point)
    expect(short).toHaveLength(33)
    expect(Buffer.from(short)).toEqual(
      ECDH.convertKey(point, 'prime256v1', undefined, undefined, 'compressed'),
    )
    expect(Buffer.from(lengthen(short)!)).toEqual(point)
    // 93 is odd as 3 is: were it read as a sign, a touched letter would open.
    for (const first of [0, 1, 4, 5, 93, 255])
      expect(lengthen(Uint8Array.from([first, ...short.subarray(1)]))).toBeUndefined()
  }
  const off = Array.from({ length: 20 }, (_, x) => lengthen(Uint8Array.from([2, ...Array(31).fill(0), x])))
  expect(off.filter(point => point === undefined).length).toBeGreaterThan(3)
  expect(lengthen(Uint8Array.from([2, ...Array(32).fill(255)]))).toBeUndefined()
})
