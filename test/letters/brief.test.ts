import fc from 'fast-check'
import { expect, test } from 'vitest'
import { lengthenAnswer, shortenAnswer } from '../../src/letters/brief.ts'
import {
  framesIn,
  isBriefAnswer,
  isBriefRequest,
  lengthenRequest,
  shortenRequest,
} from '../../src/wire/brief.ts'
import { writeEnvelope } from '../../src/wire/envelope.ts'
import { letterKinds, writeHeader } from '../../src/wire/letter.ts'
import { toBase64url } from '../../src/wire/bytes.ts'

const id = (length: number) => fc.stringMatching(new RegExp(`^[-0-9A-Za-z_]{${length}}$`))
const frames = fc.array(fc.uint8Array({ maxLength: 300 }), { maxLength: 4 })
const request = fc.record({
  w: fc.integer({ min: 1, max: 1000 }),
  d: id(22),
  n: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
  p: fc.array(
    fc.record({ i: id(7), h: fc.tuple(fc.nat(Number.MAX_SAFE_INTEGER), id(10), fc.oneof(id(8), id(22))) }),
    { maxLength: 5 },
  ),
})
const asked = writeEnvelope({ w: 3, d: 'd'.repeat(22), n: 1, p: [{ i: 'amal', h: [3, 'g', 'epoch'] }] }, [])

test('a request said in brief comes back to the byte, and is much smaller', async () => {
  fc.assert(
    fc.property(request, frames, (head, letters) => {
      const envelope = writeEnvelope(head, letters)
      const brief = shortenRequest(envelope)!
      expect(isBriefRequest(brief)).toBe(true)
      expect(lengthenRequest(brief)).toEqual(envelope)
      expect(brief.length).toBeLessThan(envelope.length)
      expect(framesIn(brief)).toBeLessThanOrEqual(framesIn(envelope))
    }),
  )
})

test('a letter in brief leaves out what its length says', () => {
  const [rest, header] = [
    new Uint8Array(33 + 16 + 256).fill(7),
    {
      kind: letterKinds.letter,
      schoolKey: toBase64url(new Uint8Array(8)),
      id: toBase64url(new Uint8Array(16)),
    },
  ]
  for (const [padded, saved] of [
    [256, 8],
    [255, 0],
  ] as const) {
    const letter = Uint8Array.from([...writeHeader({ ...header, padded }), ...rest])
    const envelope = writeEnvelope({ w: 3, d: 'd'.repeat(22), n: 1, p: [] }, [letter])
    const brief = shortenRequest(envelope)!
    expect(lengthenRequest(brief)).toEqual(envelope)
    expect(framesIn(brief)).toBe(letter.length - saved + 2)
  }
})

test('what a request does not usually hold goes as it is', () => {
  const usual = { w: 3, d: 'd'.repeat(22), n: 1, p: [] }
  const heads = [
    { ...usual, more: 1 },
    { ...usual, d: 'é' },
    { n: 1, w: 3, d: usual.d, p: [] },
    { ...usual, n: -1 },
  ]
  for (const odd of heads) expect(shortenRequest(writeEnvelope(odd, [])), JSON.stringify(odd)).toBeUndefined()
})

test('an answer said in brief comes back to the byte, whatever it says', async () => {
  await fc.assert(
    fc.asyncProperty(fc.jsonValue(), frames, async (rows, bundles) => {
      const envelope = writeEnvelope({ w: 3, now: 17, s: [], p: [], rows }, bundles)
      const brief = (await shortenAnswer(envelope, asked))!
      expect(isBriefAnswer(brief)).toBe(true)
      expect(await lengthenAnswer(brief, asked)).toEqual(envelope)
      expect(framesIn(brief)).toBe(
        bundles.reduce((sum, one) => sum + one.length + (one.length < 64 ? 1 : 2), 0),
      )
    }),
    { numRuns: 60 },
  )
})

test('what the request has said costs next to nothing in its answer', async () => {
  const long = writeEnvelope({ w: 3, now: 17, s: [], p: [{ i: 'amal', e: 'epoch', f: 3, t: 4, g: 'g' }] }, [])
  const one = (await shortenAnswer(long, asked))!
  expect(one.length).toBeLessThan(long.length / 2)
  const much = writeEnvelope({ rows: 'x'.repeat(30_000) }, [])
  expect(await shortenAnswer(much, asked)).toBeUndefined()
})

test('any bytes may come in brief: read, or none of ours; an answer that was cut is none', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 120 }), async junk => {
      for (const bytes of [Uint8Array.of(4, ...junk), Uint8Array.of(5, ...junk)]) {
        lengthenRequest(bytes)
        framesIn(bytes)
        await lengthenAnswer(bytes, asked)
      }
    }),
    { numRuns: 200 },
  )
  const envelope = writeEnvelope({ w: 3, now: 1, s: [], p: [] }, [new Uint8Array(90)])
  const brief = (await shortenAnswer(envelope, asked))!
  for (let cut = 1; cut < 91; cut++)
    expect(await lengthenAnswer(brief.subarray(0, -cut), asked)).toBeUndefined()
})
