import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  fromBase64url,
  fromUtf8,
  join,
  readU32,
  sameBytes,
  toBase64url,
  toUtf8,
  u32,
} from '../../src/wire/bytes.ts'
import {
  cardLink,
  familyLink,
  makeCode,
  mostSiblings,
  readCardLink,
  readCode,
  readFamilyLink,
  writeCode,
  type Card,
} from '../../src/wire/card.ts'
import { fromColumns, toColumns } from '../../src/wire/columns.ts'
import { readEnvelope, writeEnvelope } from '../../src/wire/envelope.ts'
import { readJson } from '../../src/wire/json.ts'
import { letterKinds, readHeader, writeHeader } from '../../src/wire/letter.ts'
import { rowsFromColumns, rowsToColumns, type SentRow } from '../../src/wire/rows.ts'
import { lessonLimits, type Span } from '../../src/domain/lessons/content.ts'

const bytes = (most = 200) => fc.uint8Array({ maxLength: most })
const json = fc.jsonValue({ maxDepth: 4 }).filter(value => !JSON.stringify(value).includes('"__proto__"'))
const most = { frames: 10, frame: 1000 }

test('bytes come back from base64url, and agree with what others write', () => {
  fc.assert(
    fc.property(bytes(), one => {
      const text = toBase64url(one)
      expect(text).toBe(Buffer.from(one).toString('base64url'))
      expect(sameBytes(fromBase64url(text)!, one)).toBe(true)
    }),
  )
})

test('text that is not base64url is no bytes', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(fromBase64url(text) !== undefined).toBe(/^[-0-9A-Za-z_]*$/.test(text))
    }),
  )
})

test('numbers and texts come back from their bytes', () => {
  fc.assert(
    fc.property(
      fc.nat(0xffffffff),
      value => void expect(readU32(join(bytesOf(3), u32(value)), 3)).toBe(value),
    ),
  )
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), text => void expect(fromUtf8(toUtf8(text))).toBe(text)),
  )
})

test('an envelope comes back whole', () => {
  fc.assert(
    fc.property(json, fc.array(bytes(), { maxLength: 10 }), (head, frames) => {
      const read = readEnvelope(writeEnvelope(head, frames), most)
      expect(read.ok && [read.head, read.frames.map(frame => [...frame])]).toEqual([
        JSON.parse(JSON.stringify(head)),
        frames.map(frame => [...frame]),
      ])
    }),
  )
})

test('any bytes may come as an envelope: read or refused by field, never thrown', () => {
  const cut = fc
    .tuple(json, fc.array(bytes(), { maxLength: 3 }), fc.nat(300), bytes(8))
    .map(([head, frames, at, junk]) => {
      const whole = writeEnvelope(head, frames)
      whole.set(junk.subarray(0, Math.max(0, whole.length - at)), Math.min(at, whole.length))
      return whole
    })
  fc.assert(
    fc.property(fc.oneof(bytes(), cut), odd => {
      const read = readEnvelope(odd, most)
      if (!read.ok) expect(read.field).toMatch(/^(head|frames(\.\d+)?)$/)
      else expect(read.frames.every(frame => frame.length <= most.frame)).toBe(true)
    }),
    { numRuns: 500 },
  )
})

test('any text may come as JSON: what is read is what JSON says, nested in bounds, without a way to a prototype', () => {
  const texts = fc.oneof(
    fc.string({ unit: 'binary' }),
    fc.json({ maxDepth: 6 }),
    json.map(one => JSON.stringify(one)),
  )
  fc.assert(
    fc.property(texts, text => {
      const read = readJson(text)
      if (read.ok) expect(read.value).toEqual(JSON.parse(text))
      else expect(() => JSON.parse(text.includes('__proto__') ? '' : text)).toThrow()
    }),
    { numRuns: 500 },
  )
  for (const opener of ['[', '{"a":', '[[{"b":']) expect(readJson(opener.repeat(200_000)).ok).toBe(false)
  expect(readJson(`${'['.repeat(32)}${']'.repeat(32)}`).ok).toBe(true)
  expect(readJson(`${'['.repeat(33)}${']'.repeat(33)}`).ok).toBe(false)
  expect(readJson(JSON.stringify(`${'['.repeat(99)}"`)).ok).toBe(true)
  for (const reach of ['{"__proto__":1}', '[{"a":{"\\u005f_proto__":{}}}]'])
    expect(readJson(reach).ok).toBe(false)
})

test('objects come back from columns, holes and nulls apart', () => {
  const key = fc.stringMatching(/^[.a-z]{1,3}$/)
  const object = fc.dictionary(key, fc.option(json, { nil: undefined }))
  fc.assert(
    fc.property(fc.array(object, { maxLength: 8 }), objects => {
      const said = objects.map(one => JSON.parse(JSON.stringify(one)))
      expect(fromColumns(JSON.parse(JSON.stringify(toColumns(objects))))).toEqual(said)
    }),
  )
})

test('rows come back from columns, those that are gone too', () => {
  const body = fc.dictionary(fc.stringMatching(/^[a-zA-Z]{1,6}$/), json)
  const row = fc.oneof(
    fc.record({ id: fc.string(), audience: fc.string(), about: fc.string(), v: fc.nat(), body }),
    fc.record({ id: fc.string(), gone: fc.constant(1 as const) }),
  )
  fc.assert(
    fc.property(fc.array(row, { maxLength: 8 }), rows => {
      const said = JSON.parse(JSON.stringify(rows)) as SentRow[]
      expect(rowsFromColumns(JSON.parse(JSON.stringify(rowsToColumns(rows))))).toEqual(said)
    }),
  )
})

test('the deepest lesson that may be imported still crosses the wire', () => {
  let span: Span = 'x'
  for (let depth = 0; depth < lessonLimits.spanDepth; depth++) span = { b: [span] }
  const pages = [{ blocks: [{ k: 'table', rows: [[[span]]] }] }]
  const row = { id: 'l', audience: 'section:5a', about: '5a', v: 1, body: { pages } }
  const head = { rows: { place: { lesson: rowsToColumns([row]) } } }
  const read = readEnvelope(writeEnvelope(head, []), most)
  expect(read.ok && read.head).toEqual(head)
})

test('a letter’s outside comes back, and any bytes may come as one', () => {
  const id = (length: number) => fc.uint8Array({ minLength: length, maxLength: length }).map(toBase64url)
  fc.assert(
    fc.property(id(8), id(16), fc.nat(300), (schoolKey, letter, padded) => {
      const header = writeHeader({ kind: letterKinds.letter, schoolKey, id: letter, padded })
      const whole = join(header, bytesOf(65 + padded + 16))
      expect(readHeader(whole)).toEqual({ version: 1, kind: 1, suite: 1, schoolKey, id: letter, padded })
      expect(readHeader(whole.subarray(1))).toBeUndefined()
    }),
  )
  fc.assert(fc.property(bytes(), odd => void readHeader(odd)))
  expect(() => writeHeader({ kind: 1, schoolKey: 'AA', id: 'AA', padded: 0 })).toThrow()
})

const card: Card = {
  card: 'ABCDEF',
  secret: '23456789AB',
  place: 'school',
  person: 'omar',
  desk: 'student',
  seal: 'A'.repeat(87),
  sign: 'B'.repeat(87),
}

test('a card comes back from its link; a link with a field bent is no card', () => {
  const link = cardLink('https://school.example', card)
  expect(readCardLink(link)).toEqual(card)
  expect(readCardLink(`  ${link}\n`)).toEqual(card)
  expect(readCardLink(link.slice(link.indexOf('#')))).toEqual(card)
  for (const bent of [{ desk: 'admin' }, { seal: 'A'.repeat(86) }, { place: '../x' }, { secret: 'short' }])
    expect(readCardLink(cardLink('https://x', { ...card, ...bent } as Card))).toBeUndefined()
})

const siblings = ['عمر', 'لينا', 'عبد الرحمن'].map((name, at) => ({
  ...{ name, card: { ...card, card: `ABCDE${at}`, person: `p${at}` } },
}))

test('a family’s card comes back from its link, each child with keys and name; one with anything bent is no card', () => {
  const link = familyLink('https://school.example', siblings)
  expect(readFamilyLink(link)).toEqual(siblings)
  expect([readCardLink(link), readFamilyLink(cardLink('https://x', card))]).toEqual([undefined, undefined])
  const [first, ...rest] = siblings
  const bent = [
    ...[{ ...first!, name: '' }, { ...first!, name: 'س'.repeat(41) }, rest[0]!].map(one => [one, ...rest]),
    ...[{ secret: 'short' }, { place: '../x' }, { seal: 'A'.repeat(86) }].map(odd => [
      { ...first!, card: { ...card, ...odd } },
      ...rest,
    ]),
    Array.from({ length: mostSiblings + 1 }, (_, at) => ({ name: 'س', card: { ...card, person: `p${at}` } })),
  ]
  for (const odd of bent) expect(readFamilyLink(familyLink('https://x', odd))).toBeUndefined()
})

test('any text may be scanned or typed; none throws', () => {
  const fragment = bytes().map(one => `#card=${toBase64url(one)}`)
  const coded = fc.json().map(text => `#card=${toBase64url(toUtf8(text))}`)
  fc.assert(
    fc.property(fc.oneof(fc.string({ unit: 'binary' }), fragment, coded), text => {
      expect(readCardLink(text)).toBeUndefined()
      expect(readFamilyLink(text.replace('#card=', '#family='))).toBeUndefined()
    }),
    { numRuns: 500 },
  )
  fc.assert(
    fc.property(fc.string({ unit: 'binary', maxLength: 40 }), text => void readCode(text)),
    { numRuns: 500 },
  )
})

test('a code is read as it may be typed: in small letters, with spaces, without dashes', () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 16, maxLength: 16 }), random => {
      const { card, secret, code } = makeCode(random)
      expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){3}$/)
      for (const typed of [
        code,
        code.toLowerCase(),
        code.replaceAll('-', ' '),
        ` ${code.replaceAll('-', '')}`,
      ])
        expect(readCode(typed)).toEqual({ card, secret })
      expect(writeCode(card, secret)).toBe(code)
      expect(readCode(code.slice(1))).toBeUndefined()
    }),
  )
})

const bytesOf = (length: number) => new Uint8Array(length)
