/**
 * Every field of the wire, bent in every way, at every depth: outer bytes, heads, what lies under seals, arguments of acts, headers,
 * addresses. Nothing breaks, nothing changes, and the answer says what is wrong. 2,000 messages to each door; `npm run fuzz`
 * sends more.
 */
import { randomBytes } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest'
import { publicText } from '../../src/letters/keys.ts'
import { toUtf8, join } from '../../src/wire/bytes.ts'
import { toText } from '../../src/wire/carried.ts'
import { deviceHeader, filePath, signatureHeader, signedFileText } from '../../src/wire/files.ts'
import { filmPath } from '../../src/wire/films.ts'
import { createDatabase } from '../house/postgres.ts'
import { bendJson, bent, tear, torn } from './fuzz/bend.ts'
import { wrongHead, wrongLetter, writeHead, writeWrong } from './fuzz/letters.ts'
import { answerKey, carriedOf, envelopeOf, errandOf, sha256, signed } from './fuzz/sender.ts'
import { counterOf, openFuzz, unexplained, type FuzzStage } from './fuzz/stage.ts'
import type { Profile } from './phone.ts'

const cases = Number(process.env.FUZZ_CASES ?? 2000)
/** What differs between the engines is what they keep: a part of the cases tells. */
const runs = { sqlite: cases, postgres: Math.ceil(cases / 80) }

const octets = { 'content-type': 'application/octet-stream' }
const words = fc.oneof(
  fc.string({ maxLength: 60 }),
  fc.string({ unit: 'binary', maxLength: 30 }),
  fc.constantFrom(
    '',
    '0',
    '-1',
    '1e9',
    '00',
    '%',
    '%00',
    '..',
    '../..',
    'fuzz',
    '__proto__',
    'A'.repeat(43),
    'A'.repeat(300),
  ),
)
/** What a header can hold at all. */
const lines = words.map(text => text.replace(/[^\x20-\x7e]/g, '~'))
/** One of several things is wrong, or none is. */
const oneOf = <K extends string>(...names: K[]) => fc.constantFrom<K | 'nothing'>('nothing', ...names)

describe.each(['sqlite', 'postgres'] as const)('wrong messages (%s)', engine => {
  let stage: FuzzStage
  let newcomer: { me: Profile; e: object }
  beforeAll(async () => {
    const database =
      engine === 'sqlite' ? ':memory:' : await createDatabase(inject('postgresUrl'), `fuzz_${process.pid}`)
    stage = await openFuzz(engine, database, runs[engine])
    const me = await stage.phone.profileFor((await stage.school.card('lina', 1_000_000)).link)
    const { card, secret } = me.card
    const [inbox, sign] = [await publicText(me.inbox), await publicText(me.signer)]
    newcomer = { me, e: { card, secret, device: stage.phone.key, inbox, sign } }
  })
  afterAll(() => stage.close())

  const request = fc.record({ head: wrongHead, letters: fc.array(wrongLetter, { maxLength: 2 }) })
  // What lies in a file is read as over the net: here its own layers are in question.
  const carried = fc.record({ head: wrongHead, letters: fc.array(wrongLetter, { maxLength: 1 }) })
  const envelope = async ({ head, letters }: { head: object; letters: object[] }) => {
    const { phone, people } = stage
    const frames: Uint8Array[] = []
    for (const letter of letters) frames.push(await writeWrong(phone, people, newcomer, letter as never))
    return envelopeOf(writeHead(phone, head as never), frames)
  }
  /** Rows change by acts that were applied, and by nothing else. */
  async function explained(work: (look: () => Promise<void>) => Promise<void>) {
    const { house, school } = stage
    let since = await counterOf(house, school.place)
    await work(async () => {
      expect(await unexplained(house, since)).toEqual([])
      since = await counterOf(house, school.place)
      // As if the phone had taken the answer in: else each would bring all that came before.
      stage.phone.place(school.place).cursor = since
    })
  }

  test('exchanges', { timeout: 600_000 }, () =>
    explained(look =>
      stage.fuzz(
        fc.record({
          request,
          wrong: oneOf('envelope', 'body', 'signature', 'type'),
          torn,
          old: fc.boolean(),
        }),
        async ({ request, wrong, torn, old }) => {
          const whole = await envelope(request)
          const bytes = wrong === 'envelope' ? tear(whole, torn) : whole
          const body = await signed(stage.phone, bytes)
          const sent = wrong === 'body' ? tear(body, torn) : body
          const mark = wrong === 'signature' ? tear(sent.subarray(0, 64), torn) : sent.subarray(0, 64)
          const signature = Buffer.from(mark).toString('base64url')
          const url = { method: 'POST' as const, url: '/sync' }
          if (wrong === 'type')
            return { ...url, payload: Buffer.from(sent), headers: { 'content-type': 'text/html' } }
          return old
            ? {
                ...{ ...url, payload: Buffer.from(sent.subarray(64)) },
                headers: { ...octets, 'x-haqiba-signature': signature },
              }
            : { ...url, payload: Buffer.from(join(mark, sent.subarray(64))) }
        },
        look,
      ),
    ),
  )

  test('carried files', { timeout: 600_000 }, () =>
    explained(look =>
      stage.fuzz(
        fc.record({
          request: carried,
          wrong: oneOf('envelope', 'inside', 'file', 'type'),
          torn,
          asText: fc.boolean(),
        }),
        async ({ request, wrong, torn, asText }) => {
          const [me] = stage.people
          const whole = await envelope(request)
          const body = await signed(stage.phone, wrong === 'envelope' ? tear(whole, torn) : whole)
          const inside = join(answerKey(me!), body)
          const file = await carriedOf(me!, wrong === 'inside' ? tear(inside, torn) : inside)
          const written = asText ? toUtf8(toText(file, 'حقيبة')) : file
          const headers = wrong === 'type' ? { 'content-type': 'text/plain' } : octets
          const payload = Buffer.from(wrong === 'file' ? tear(written, torn) : written)
          return { method: 'POST', url: '/carried', payload, headers }
        },
        look,
      ),
    ),
  )

  test('they came to every depth: acts were applied, and refused by every kind of rule', async () => {
    const { rows } = await sql<{ code: string; letters: number | string }>`
      select code, count(*) as letters from results group by code`.execute(stage.house.db)
    const codes = new Map(rows.map(({ code, letters }) => [code, Number(letters)]))
    expect(codes.get('') ?? 0).toBeGreaterThan(0)
    // A few messages tell nothing of all rules.
    if (runs[engine] < 1000) return
    for (const code of ['', 'wrong_shape', 'not_yours', 'not_found'])
      expect(codes.get(code) ?? 0, code || 'applied').toBeGreaterThan(0)
  })

  test('cards', { timeout: 600_000 }, async () => {
    const { card } = (await stage.phone.profileFor((await stage.school.card('omar')).link)).card
    await stage.fuzz(
      fc.record({ name: words, torn, isTorn: fc.boolean() }),
      async ({ name, torn, isTorn }) => {
        const asked = isTorn ? Buffer.from(tear(toUtf8(card), torn)).toString('latin1') : name
        return { method: 'GET', url: `/api/cards/${escaped(asked)}` }
      },
    )
  })

  const sheet = toUtf8(
    'الرقم الوطني,اسم الطالب,الجنس,الصف,الشعبة\r\n2001000011,يزن سامر محمود العبادي,ذكر,السابع,أ\r\n',
  )
  test('errands about the register', { timeout: 600_000 }, async () => {
    const errand = fc.oneof(
      fc.constant({ do: 'last' }),
      fc.constant({ do: 'undo', last: 'x' }),
      fc.constant({ do: 'apply', preview: 'x', yes: true }),
      fc.constant({ do: 'preview', name: 'a.csv' }),
    )
    await stage.fuzz(
      fc.record({
        who: fc.nat(3),
        errand,
        wrong: oneOf('head', 'head', 'head', 'file', 'inside', 'inside', 'body', 'type'),
        bent,
        torn,
      }),
      async ({ who, errand, wrong, bent, torn }) => {
        const me = stage.people[who]!
        const head = { d: stage.phone.id, p: me.id, place: me.place, id: 'x', errand }
        const text = wrong === 'head' ? bendJson(head, bent) : JSON.stringify(head)
        const file = errand.do === 'preview' ? (wrong === 'file' ? tear(sheet, torn) : sheet) : undefined
        const body = await errandOf(me, text, file, inside =>
          wrong === 'inside' ? tear(inside, torn) : inside,
        )
        const headers = wrong === 'type' ? { 'content-type': 'application/json' } : octets
        const payload = Buffer.from(wrong === 'body' ? tear(body, torn) : body)
        return { method: 'POST', url: '/api/rosters', payload, headers }
      },
    )
  })

  /** tus, for files and for films: the same headers, a name and a piece. */
  const tus = fc.record({
    method: fc.constantFrom('POST', 'HEAD', 'PATCH', 'GET', 'DELETE', 'OPTIONS', 'PUT'),
    wrong: oneOf(
      'place',
      'name',
      'length',
      'metadata',
      'offset',
      'checksum',
      'device',
      'signature',
      'body',
      'type',
      'range',
      'version',
    ),
    value: words,
    line: lines,
    torn,
  })
  type Tus = typeof tus extends fc.Arbitrary<infer T> ? T : never

  function sending(door: '/files' | '/films', name: string, key: 'hash' | 'film', type: string) {
    const piece = randomBytes(64)
    const path = door === '/files' ? filePath : filmPath
    return async ({ method, wrong, value, line, torn }: Tus) => {
      const { phone, school } = stage
      const put = <T extends string>(part: typeof wrong, sound: T): string => (wrong === part ? line : sound)
      const place = wrong === 'place' ? value : school.place
      // What is taken back is another one, so that the rest finds the first.
      const called = wrong === 'name' ? value : method === 'DELETE' ? name.replace(/^./, 'z') : name
      const length = put('length', '1000000')
      const base64 = (text: string) => Buffer.from(text).toString('base64')
      const metadata = put('metadata', `place ${base64(place)},${key} ${base64(called)}`)
      const offset = put('offset', '0')
      const checksum = put('checksum', `sha256 ${sha256(piece)}`)
      const named = path(place, called)
      const details: Record<string, string> = {
        POST: `${length} ${metadata}`,
        PATCH: `${offset} ${checksum}`,
      }
      const detail = details[method] ?? ''
      const url =
        method === 'POST' || method === 'OPTIONS' ? door : `${door}/${escaped(place)}/${escaped(called)}`
      const mark = await phone.signs(signedFileText(method, url === door ? door : named, detail))
      const headers = {
        ...{ [deviceHeader]: put('device', phone.id), [signatureHeader]: put('signature', mark) },
        ...{ 'tus-resumable': put('version', '1.0.0'), 'upload-length': length, 'upload-metadata': metadata },
        ...(method === 'PATCH' && { 'upload-offset': offset, 'upload-checksum': checksum }),
        ...(method === 'PATCH' && { 'content-type': put('type', type) }),
        ...(method === 'GET' && { range: put('range', 'bytes=0-1') }),
      }
      const payload = Buffer.from(wrong === 'body' ? tear(piece, torn) : piece)
      return { method: method as 'PUT', url, headers, ...(method === 'PATCH' && { payload }) }
    }
  }

  test('files', { timeout: 600_000 }, () =>
    stage.fuzz(tus, sending('/files', 'F'.repeat(43), 'hash', 'application/offset+octet-stream')),
  )

  test('films', { timeout: 600_000 }, () =>
    stage.fuzz(tus, sending('/films', 'film-of-the-lesson', 'film', 'application/offset+octet-stream')),
  )

  test('addresses, methods and headers of everything else', { timeout: 600_000 }, () =>
    stage.fuzz(
      fc.record({
        method: fc.constantFrom('GET', 'GET', 'GET', 'HEAD', 'POST', 'PUT', 'DELETE', 'OPTIONS'),
        door: fc.constantFrom(
          '/api/health',
          '/demo/cards',
          '/',
          '/lessons',
          '/assets',
          '/shell.html',
          '/sync',
          '/api',
        ),
        more: words,
        query: words,
        host: lines,
        accept: fc.oneof(fc.constant('text/html'), lines),
        body: fc.uint8Array({ maxLength: 20 }),
      }),
      async ({ method, door, more, query, host, accept, body }) => ({
        method: method as 'PUT',
        url: `${door}${more === '' ? '' : `/${escaped(more)}`}${query === '' ? '' : `?${escaped(query)}`}`,
        headers: { host, accept, 'accept-encoding': accept, 'if-none-match': host, range: accept },
        ...(method === 'POST' || method === 'PUT' ? { payload: Buffer.from(body) } : {}),
      }),
    ),
  )
})

/** As a browser would, and for lone surrogates as nobody would. */
function escaped(text: string): string {
  try {
    return encodeURIComponent(text)
  } catch {
    return '%ED%A0%80'
  }
}
