import { request } from 'node:http'
import fc from 'fast-check'
import { beforeAll, expect, test } from 'vitest'
import { toUtf8, u32, join } from '../../src/wire/bytes.ts'
import { writeEnvelope } from '../../src/wire/envelope.ts'
import { limits, wireVersion } from '../../src/wire/sync.ts'
import { dump, eachEngine } from './engines.ts'
import type { Answer, Phone, Profile } from './phone.ts'
import { newSchool, type TestSchool } from './school.ts'

eachEngine('bad input', stage => {
  let school: TestSchool
  let phone: Phone
  let me: Profile
  beforeAll(async () => {
    school = await newSchool(stage)
    ;({ phone, me } = await school.phoneOf('omar'))
  })

  /** Refused in plain words, nothing changed, the server up and no bug in its log. */
  async function refused(send: () => Promise<Answer>, status: number, code: string, field?: string) {
    const before = await dump(stage.house, school.place)
    const answer = await send()
    expect([answer.status, answer.refused]).toEqual([
      status,
      field === undefined ? { code } : { code, field },
    ])
    await stillFine(before)
  }
  async function stillFine(before: string) {
    expect(await dump(stage.house, school.place)).toBe(before)
    const health = await fetch(`${stage.url}/api/health`)
    expect([health.status, await health.json()]).toEqual([200, { ok: true }])
    expect(stage.logged.filter(line => line.includes('"a bug"'))).toEqual([])
  }
  const withHead = (text: string) => join(u32(toUtf8(text).length), toUtf8(text))
  const body = (...frames: Uint8Array[]) => writeEnvelope(phone.head(), frames)

  const heads: [string, () => string][] = [
    ['JSON nested 200,000 deep', () => '['.repeat(200_000) + ']'.repeat(200_000)],
    ['objects nested 200,000 deep', () => '{"a":'.repeat(200_000) + '1' + '}'.repeat(200_000)],
    [
      'a key that reaches for the prototype',
      () => JSON.stringify(phone.head()).replace('{', '{"__proto__":{"w":1},'),
    ],
    [
      'the same key in disguise',
      () => JSON.stringify(phone.head()).replace('{', '{"\\u005f_proto__":{"w":1},'),
    ],
    ['half a JSON', () => '{"w":1'],
    ['nothing', () => ''],
  ]
  test.each(heads)('%s', async (_, head) => {
    await refused(() => phone.post(withHead(head())), 400, 'wrong_shape', 'head')
  })

  test('bytes that are no text', async () => {
    const bytes = join(u32(2), new Uint8Array([0xff, 0xfe]))
    await refused(() => phone.post(bytes), 400, 'wrong_shape', 'head')
  })

  test('an empty body, and one of three bytes', async () => {
    for (const length of [0, 3])
      await refused(() => phone.post(new Uint8Array(length)), 400, 'wrong_shape', 'head')
  })

  const lying: [string, (whole: Uint8Array) => Uint8Array<ArrayBuffer>, string][] = [
    ['a head longer than the body', whole => join(u32(0xffffffff), whole.subarray(4)), 'head'],
    ['a frame longer than the body', whole => join(whole, u32(70), new Uint8Array(10)), 'frames.0'],
    [
      'a frame over its limit',
      whole => join(whole, u32(limits.letter + 1), new Uint8Array(limits.letter + 1)),
      'frames.0',
    ],
    ['half a length', whole => join(whole, u32(1), new Uint8Array(1), new Uint8Array(3)), 'frames.1'],
    ['too many frames', whole => join(whole, new Uint8Array(4 * (limits.letters + 1))), 'frames'],
  ]
  test.each(lying)('%s', async (_, bend, field) => {
    await refused(() => phone.post(bend(body())), 400, 'wrong_shape', field)
  })

  test('a body over its limit', async () => {
    const before = await dump(stage.house, school.place)
    expect(await tooLarge(stage.url)).toEqual([413, { code: 'too_large' }])
    await stillFine(before)
  })

  test('a body that is not bytes', async () => {
    const types = [
      'application/json',
      'text/plain',
      'text/html',
      'application/x-www-form-urlencoded',
      'nonsense',
      '',
    ]
    for (const type of types)
      await refused(
        () => phone.post(toUtf8('{"__proto__":{},"w":1}'), { 'content-type': type }),
        415,
        'wrong_shape',
        'content-type',
      )
  })

  test('a wire that is newer than the server', async () => {
    const newer = wireVersion + 1
    await refused(() => phone.send([], head => ({ ...head, w: newer })), 400, 'wire_too_new', 'head.w')
  })

  test('letters of every wrong length are answered, and not understood', async () => {
    const before = await dump(stage.house, school.place)
    const { bytes } = await phone.write(me, 'no.such', {})
    const cut = [0, 1, 31, 32, 97, 112, 113, bytes.length - 1].map(length => ({
      id: '',
      bytes: bytes.slice(0, length),
    }))
    const answer = await phone.send([...cut, { id: '', bytes: join(bytes, new Uint8Array(1)) }])
    expect(answer.head.u).toEqual(Array.from({ length: cut.length + 1 }, (_, i) => i))
    await stillFine(before)
  })

  test('a letter of which one bit has turned is not understood, and changes nothing', async () => {
    const letter = await phone.write(me, 'progress.keep', { lesson: 'shelf', reached: 1 })
    const before = await dump(stage.house, school.place)
    // A bit of each part: the kind, the school's key, the letter's id, the sealed key, the sealed content, its mark.
    const places = [0, 8, 40, 70, 120, 160, letter.bytes.length - 1]
    const turned = places.map(at => {
      const bytes = letter.bytes.slice()
      bytes[at]! ^= 1
      return { ...letter, bytes }
    })
    const { head } = await phone.send(turned)
    expect(head.s).toEqual([])
    const answered = [
      ...(head.r ?? []).map(([, code]) => code),
      ...(head.u ?? []).map(() => 'not_understood'),
    ]
    expect(answered).toEqual(turned.map(() => 'not_understood'))
    await stillFine(before)
  })

  test('an action that this school does not know is refused by its name, and changes no row', async () => {
    const tables = ['rows', 'ties', 'enrolments', 'cards', 'quarantine']
    const before = await dump(stage.house, school.place, tables)
    expect(await phone.does(me, 'moon.fly', { to: 'the moon' })).toBe('unknown_action')
    expect(
      await phone.does(
        me,
        'progress.keep',
        { lesson: 'shelf', reached: 1 },
        { a: { name: 'progress.keep', v: 999 } },
      ),
    ).toBe('unknown_action')
    expect(await dump(stage.house, school.place, tables)).toBe(before)
  })

  test('every field of the head, bent in every way: a clear refusal or a sound answer, never a fault', async () => {
    const paths = [
      ['w'],
      ['d'],
      ['k'],
      ['n'],
      ['p'],
      ['p', 0],
      ['p', 0, 'i'],
      ['p', 0, 'h'],
      ['extra'],
    ] as const
    const parts = [0, 1, 2, 3].map(at => ['p', 0, 'h', at] as const)
    const odd = fc.oneof(
      fc.anything({ maxDepth: 2 }),
      fc.string({ unit: 'binary', maxLength: 50 }),
      fc.constantFrom(
        '1e300',
        '-1',
        '1.5',
        '0x10',
        'NaN',
        'Infinity',
        '\u0000',
        "';--",
        '٣',
        '__proto__',
        ' 7 ',
      ),
      fc.constantFrom(-1, 1.5, 2 ** 53, 1e300, Number.MAX_SAFE_INTEGER),
      fc.tuple(fc.anything(), fc.string(), fc.string()),
    )
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths, ...parts), odd, async (path, value) => {
        const answer = await phone.send([], head => bent(head, path, value))
        expect(answer.status, JSON.stringify(answer.refused)).toBeLessThan(500)
        if (answer.status !== 200)
          expect(answer.refused).toEqual({ code: expect.any(String), field: expect.stringMatching(/^head/) })
      }),
      { numRuns: 300 },
    )
    await stillFine(await dump(stage.house, school.place))
  })

  const holdings = [
    '1e300',
    '-1',
    '1.5',
    '0x10',
    'NaN',
    '\u0000',
    "';--",
    '٣',
    null,
    -1,
    1.5,
    2 ** 53,
    {},
    [],
  ]
  test.each(holdings)('a phone that says it holds %j', async value => {
    for (const at of [0, 1, 2]) {
      if (at > 0 && ['-1', '0x10', 'NaN', '1e300'].includes(value as string)) continue
      const send = () => phone.send([], head => bent(head, ['p', 0, 'h', at], value))
      await refused(send, 400, 'wrong_shape', `head.p.0.h.${at}`)
    }
  })

  test('every part of a letter’s content, bent in every way, is settled or not understood, never a fault', async () => {
    const paths = [
      ['d'],
      ['p'],
      ['n'],
      ['a'],
      ['a', 'name'],
      ['a', 'v'],
      ['x'],
      ['t'],
      ['t', 'clock'],
      ['x', 'lesson'],
      ['x', 'bad\u0000key'],
      ['extra'],
    ] as const
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...paths), fc.anything({ maxDepth: 3 }), async (path, value) => {
        const args = { lesson: 'shelf', reached: 1 }
        const plain = {
          d: phone.id,
          p: me.id,
          n: 1_000_000,
          a: { name: 'progress.keep', v: 1 },
          x: args,
          t: { clock: 0, offset: 0, contact: 0 },
        }
        const content = bent(plain, path, value)
        if (JSON.stringify(content) === undefined) return
        const letter = await phone.write(me, '', {}, content)
        expect((await phone.send([letter])).status).toBe(200)
      }),
      { numRuns: 150 },
    )
    expect(stage.logged.filter(line => line.includes('"a bug"'))).toEqual([])
  })

  test('a letter in which there is nothing, or no act at all, is not understood', async () => {
    for (const content of [null, 7, 'act', [], true]) {
      const letter = await phone.write(me, '', {}, content as never)
      expect((await phone.send([letter])).status).toBe(200)
    }
    expect(stage.logged.filter(line => line.includes('"a bug"'))).toEqual([])
  })

  test('a field’s name that no database likes is told back', async () => {
    const { n } = await phone
      .act(me, 'progress.keep', { lesson: 'x', reached: 1, ['\u0000']: 1 })
      .then(n => ({ n }))
    expect((await phone.sync()).status).toBe(200)
    expect(me.verdicts.get(n)?.code).toBe('wrong_shape')
  })

  test('a path that climbs out of the pages finds nothing', async () => {
    const climbs = [
      '/../secret.txt',
      '/%2e%2e/secret.txt',
      '/..%2fsecret.txt',
      '/assets/..%2f..%2fsecret.txt',
      '/..\\secret.txt',
      '//secret.txt',
      '/%00',
      '/%',
      '/.%2e/%2e./secret.txt',
    ]
    for (const path of climbs) {
      const { status, text } = await rawGet(stage.url, path)
      expect(status, path).toBeGreaterThanOrEqual(400)
      expect(status, path).toBeLessThan(500)
      expect(text, path).not.toContain('secret of the school')
    }
  })

  test('unknown doors are closed', async () => {
    for (const [method, path] of [
      ['GET', '/sync'],
      ['POST', '/api/none'],
      ['PUT', '/'],
      ['DELETE', '/api/health'],
    ] as const) {
      const response = await fetch(stage.url + path, { method })
      expect([response.status, await response.json()], path).toEqual([404, { code: 'not_found' }])
    }
  })
})

/** A copy with one part replaced, or removed when the value is undefined. */
function bent(whole: any, [key, ...rest]: readonly (string | number)[], value: unknown): any {
  const copy = Array.isArray(whole) ? [...whole] : { ...whole }
  copy[key!] = rest.length > 0 ? bent(copy[key!] ?? {}, rest, value) : value
  return copy
}

/** Says five million bytes are coming; the server answers before they come. */
function tooLarge(url: string): Promise<[number, unknown]> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-type': 'application/octet-stream', 'content-length': limits.body + 1 }
    const sent = request(`${url}/sync`, { method: 'POST', headers }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => {
        resolve([response.statusCode!, JSON.parse(text)])
        sent.destroy()
      })
    })
    sent.on('error', reject)
    sent.flushHeaders()
  })
}

/** The path as it is: fetch would tidy it up before it is sent. */
function rawGet(url: string, path: string): Promise<{ status: number; text: string }> {
  const { hostname, port } = new URL(url)
  return new Promise((resolve, reject) => {
    const sent = request({ hostname, port, path }, response => {
      let text = ''
      response.setEncoding('utf8')
      response.on('data', (part: string) => (text += part))
      response.on('end', () => resolve({ status: response.statusCode!, text }))
    })
    sent.on('error', reject)
    sent.end()
  })
}
