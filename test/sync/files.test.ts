import 'fake-indexeddb/auto'
import { createHash } from 'node:crypto'
import { beforeEach, expect, test } from 'vitest'
import { fileHash, sealFile } from '../../src/letters/file.ts'
import { queueFiles } from '../../src/storage/files.ts'
import { openPhone, type Phone } from '../../src/storage/phone.ts'
import { bringFile } from '../../src/sync/bring.ts'
import { readyFiles, sendFiles, type FilesLine } from '../../src/sync/files.ts'
import { meetEpochs, trimOutbox } from '../../src/sync/receipts.ts'

const day = 24 * 60 * 60 * 1000
let phone: Phone
/** What the school has of each file. */
let school: Map<string, { length: number; bytes: Uint8Array }>
/** Bytes that have gone over the line, landed or not. */
let spent: number
/** Looks at each request first; an answer of its own, or a cut, comes instead of the school's. */
let before: (method: string, hash: string, at: number) => Response | undefined
let order: string[]

beforeEach(async () => {
  const id = Math.random().toString(36).slice(2)
  phone = await openPhone({ board: `b${id}`, vault: `v${id}`, bell: id })
  school = new Map()
  spent = 0
  order = []
  before = () => undefined
})

const line: FilesLine = {
  now: () => 1000,
  letters: async () => {},
  tell: () => {},
  async fetch(input, init) {
    const path = String(input)
    const headers = new Headers(init!.headers)
    expect(headers.get('x-haqiba-signature')).toMatch(/^[-\w]{86}$/)
    const method = init!.method!
    const metadata = headers.get('upload-metadata') ?? ''
    const named = /hash (\S+?)(,|$)/.exec(metadata)?.[1]
    const hash = named ? atob(named) : path.split('/')[3]!
    const at = Number(headers.get('upload-offset') ?? 0)
    const body = init!.body as Uint8Array | undefined
    if (body) spent += body.length
    const other = before(method, hash, at)
    if (other) return other
    return answer(method, hash, headers, at, body)
  },
}

function answer(method: string, hash: string, headers: Headers, at: number, body?: Uint8Array): Response {
  const here = school.get(hash)
  const offset = (status: number, bytes: number) =>
    new Response(null, { status, headers: { 'upload-offset': String(bytes) } })
  if (method === 'POST') {
    if (!here) school.set(hash, { length: Number(headers.get('upload-length')), bytes: new Uint8Array() })
    return offset(201, here?.bytes.length ?? 0)
  }
  if (!here) return new Response(null, { status: 404 })
  if (method === 'HEAD') return offset(200, here.bytes.length)
  if (method === 'GET') return new Response(new Uint8Array(here.bytes))
  expect(body!.length).toBeLessThanOrEqual(64 * 1024)
  if (at !== here.bytes.length) return new Response(null, { status: 409 })
  const sum = createHash('sha256').update(body!).digest('base64')
  if (headers.get('upload-checksum') !== `sha256 ${sum}`) return new Response(null, { status: 460 })
  here.bytes = Buffer.concat([here.bytes, body!])
  if (here.bytes.length === here.length) order.push(hash)
  return offset(204, here.bytes.length)
}

/** A file in the queue of this phone. */
async function queued(size: number, { rank = 1, n = 1 } = {}): Promise<string> {
  const bytes = crypto.getRandomValues(new Uint8Array(Math.min(size, 60_000)))
  const whole = new Uint8Array(size).map((_, i) => bytes[i % bytes.length]!)
  const { hash, key, sealed } = await sealFile(whole)
  await phone.vault.files.put({ hash, work: 'p/work/amal/w1', bytes: sealed.buffer })
  const file = { hash, key, type: 'image/webp' as const, bytes: size }
  await queueFiles(phone.vault, [file], { n, place: 'amal', rank, madeAt: n })
  return hash
}

const isWhole = async (hash: string) => (await fileHash(school.get(hash)!.bytes)) === hash

test('a file goes up in chunks of 64 kB, each with its hash, and is the same at school', async () => {
  const hash = await queued(150_000)
  expect(await sendFiles(phone, line)).toBe('done')
  expect(await isWhole(hash)).toBe(true)
  expect(spent).toBe(150_016)
  expect(await phone.vault.uploads.get(hash)).toMatchObject({ sent: 150_016, spent: 150_016, doneAt: 1000 })
  expect(await sendFiles(phone, line)).toBe('idle')
})

test('the most useful goes first, of the same use the small one, and none before its letter', async () => {
  const notice = await queued(10, { rank: 3, n: 1 })
  const question = await queued(20_000, { rank: 2, n: 2 })
  const large = await queued(90_000, { rank: 1, n: 3 })
  const small = await queued(5000, { rank: 1, n: 4 })
  const unsent = await queued(7, { rank: 1, n: 5 })
  const letter = { n: 5, profile: 'p', place: 'amal', letter: 'l5', bytes: new ArrayBuffer(1) }
  await phone.vault.outbox.put({ ...letter, sealed: 1, settledAt: 0 })
  await sendFiles(phone, line)
  expect(order).toEqual([small, large, question, notice])
  expect((await readyFiles(phone)).map(({ hash }) => hash)).not.toContain(unsent)
})

test('a cut after k chunks wastes one chunk at most, and the rest follows from where the school is', async () => {
  const hash = await queued(300_000)
  let chunks = 0
  before = method => {
    if (method === 'PATCH' && ++chunks === 3) throw new TypeError('cut')
    return undefined
  }
  expect(await sendFiles(phone, line)).toBe('no_way')
  expect(school.get(hash)!.bytes).toHaveLength(2 * 65_536)
  before = () => undefined
  expect(await sendFiles(phone, line)).toBe('done')
  expect(await isWhole(hash)).toBe(true)
  expect(spent).toBe(300_016 + 65_536)
})

test('an answer that is lost on its way back costs nothing twice', async () => {
  const hash = await queued(100_000)
  let lost = false
  before = (method, which, at) => {
    if (method !== 'PATCH' || lost) return undefined
    lost = true
    const chunk = 65_536
    // It has landed; only the phone does not hear of it.
    void phone.vault.files.get(which).then(file => {
      school.get(which)!.bytes = new Uint8Array(file!.bytes.slice(at, at + chunk))
    })
    throw new TypeError('cut')
  }
  expect(await sendFiles(phone, line)).toBe('no_way')
  expect(await sendFiles(phone, line)).toBe('done')
  expect(await isWhole(hash)).toBe(true)
  expect(spent).toBe(100_016)
})

test('a chunk that arrived wrong is sent again', async () => {
  const hash = await queued(70_000)
  let wrong = true
  before = method => {
    if (method !== 'PATCH' || !wrong) return undefined
    wrong = false
    return new Response(JSON.stringify({ code: 'chunk_hash_wrong' }), { status: 460 })
  }
  expect(await sendFiles(phone, line)).toBe('done')
  expect(await isWhole(hash)).toBe(true)
})

test('a school without room does not hold up the others, and the file waits with the reason', async () => {
  const large = await queued(80_000)
  const other = await queued(90_000, { rank: 2 })
  before = (method, hash) =>
    method === 'POST' && hash === large
      ? new Response(JSON.stringify({ code: 'quota_full' }), { status: 413 })
      : undefined
  expect(await sendFiles(phone, line)).toBe('done')
  expect(order).toEqual([other])
  expect(await phone.vault.uploads.get(large)).toMatchObject({ doneAt: 0, code: 'quota_full' })
})

test('what the school has forgotten begins anew, and what it has already is not sent again', async () => {
  const forgotten = await queued(70_000)
  await phone.vault.uploads.update(forgotten, { begun: 1, sent: 65_536 })
  const { bytes } = (await phone.vault.files.get(forgotten))!
  expect(await sendFiles(phone, line)).toBe('done')
  expect(spent).toBe(70_016)

  const known = await queued(50_000)
  const sealed = new Uint8Array((await phone.vault.files.get(known))!.bytes)
  school.set(known, { length: sealed.length, bytes: sealed })
  expect(await sendFiles(phone, line)).toBe('done')
  expect(spent).toBe(70_016)
  expect(bytes.byteLength).toBe(70_016)
})

test('a restored school is offered the files of the last 14 days again; older ones leave the phone', async () => {
  const hash = await queued(1000)
  await sendFiles(phone, line)
  school.clear()
  await meetEpochs(phone, () => [{ place: 'amal', epoch: 'another' }])
  expect(await sendFiles(phone, line)).toBe('done')
  expect(await isWhole(hash)).toBe(true)
  await trimOutbox(phone, 1000 + 15 * day)
  expect(await phone.vault.files.count()).toBe(0)
  expect(await phone.vault.uploads.count()).toBe(0)
})

test('a captive portal takes nothing, whatever it answers', async () => {
  const hash = await queued(1000)
  before = () => new Response('<html>Pay here</html>', { status: 200 })
  expect(await sendFiles(phone, line)).toBe('idle')
  expect((await phone.vault.uploads.get(hash))!.doneAt).toBe(0)
})

test('a file that is tapped is kept as it came, and one that came wrong is not', async () => {
  const { hash, sealed } = await sealFile(new Uint8Array([1, 2, 3]))
  school.set(hash, { length: sealed.length, bytes: sealed })
  expect(await bringFile(phone, 'amal', hash, line.fetch)).toBeUndefined()
  expect(new Uint8Array((await phone.board.files.get(hash))!.bytes)).toEqual(sealed)
  before = () => new Response('<html>')
  expect(await bringFile(phone, 'amal', 'x'.repeat(43), line.fetch)).toBe('broken')
  before = () => {
    throw new TypeError('cut')
  }
  expect(await bringFile(phone, 'amal', 'x'.repeat(43), line.fetch)).toBe('no_way')
})
