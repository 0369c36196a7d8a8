/** A phone as small as can be: real keys, real letters, real requests; what it holds lies in maps. */
import { expect } from 'vitest'
import { openBundle } from '../../src/letters/bundle.ts'
import {
  keyId,
  makeInbox,
  makeSigner,
  publicText,
  readInbox,
  readVerifier,
  schoolKeyId,
  sign,
} from '../../src/letters/keys.ts'
import { writeLetter, type School } from '../../src/letters/letter.ts'
import { join, toBase64url, toUtf8 } from '../../src/wire/bytes.ts'
import { readCardLink, type Card } from '../../src/wire/card.ts'
import type { Columns } from '../../src/wire/columns.ts'
import type { Bundle } from '../../src/wire/content.ts'
import { readEnvelope, writeEnvelope } from '../../src/wire/envelope.ts'
import { rowsFromColumns } from '../../src/wire/rows.ts'
import type { SyncAnswer } from '../../src/wire/sync.ts'

export interface HeldRow {
  noun: string
  id: string
  audience: string
  about: string
  v: number
  body: any
}

export interface Letter {
  id: string
  bytes: Uint8Array<ArrayBuffer>
}

export interface Profile {
  place: string
  /** The profile's id: the hash of its signing key. */
  id: string
  card: Card
  inbox: CryptoKeyPair
  signer: CryptoKeyPair
  school: School & { sign: CryptoKey }
  /** What its bundles brought, by noun/id. */
  rows: Map<string, HeldRow>
  verdicts: Map<number, { code: string; field: string }>
}

export interface Place {
  cursor: number
  generation: string
  epoch: string
  board: Map<string, HeldRow>
}

export interface Answer {
  status: number
  /** The head, or an empty one when the request was refused. */
  head: SyncAnswer
  bundles: { profile: string; place: string; bundle: Bundle }[]
  /** Bytes of the bodies as they crossed. */
  up: number
  down: number
  /** The refusal's JSON when the status is not 200. */
  refused?: { code: string; field?: string }
}

export class Phone {
  url: string
  readonly id: string
  readonly key: string
  readonly places = new Map<string, Place>()
  readonly profiles: Profile[] = []
  outbox: Letter[] = []
  private readonly device: CryptoKeyPair
  private readonly now: () => number
  private number = 0
  private requests = 0

  private constructor(url: string, now: () => number, device: CryptoKeyPair, key: string, id: string) {
    this.url = url
    this.now = now
    this.device = device
    this.key = key
    this.id = id
  }

  static async make(url: string, now: () => number): Promise<Phone> {
    const device = await makeSigner()
    const key = await publicText(device)
    return new Phone(url, now, device, key, await keyId(key))
  }

  /** Reads a card and puts its enrolment into the outbox. */
  async enrol(link: string): Promise<Profile> {
    const profile = await this.profileFor(link)
    this.outbox.push(await this.enrolment(profile))
    this.profiles.push(profile)
    return profile
  }

  async profileFor(link: string): Promise<Profile> {
    const card = readCardLink(link)!
    const [inbox, signer] = [await makeInbox(), await makeSigner()]
    const school = {
      seal: (await readInbox(card.seal))!,
      keyId: await schoolKeyId(card.seal),
      sign: (await readVerifier(card.sign))!,
    }
    const id = await keyId(await publicText(signer))
    return { place: card.place, id, card, inbox, signer, school, rows: new Map(), verdicts: new Map() }
  }

  /** The letter by which a profile enrols; `change` bends its content. */
  async enrolment(profile: Profile, change: (content: any) => unknown = same): Promise<Letter> {
    const { card, secret } = profile.card
    const [inbox, sign] = [await publicText(profile.inbox), await publicText(profile.signer)]
    const e = { card, secret, device: this.key, inbox, sign }
    const content = { d: this.id, p: profile.id, n: ++this.number, e }
    return writeLetter(profile.school, profile.signer, change(content) as object)
  }

  /** A letter with one action in it. */
  async write(profile: Profile, name: string, args: unknown, more: object = {}, signer = profile.signer) {
    const now = this.now()
    const t = { clock: now, offset: 0, contact: now }
    const n = ++this.number
    const content = { d: this.id, p: profile.id, n, a: { name, v: 1 }, x: args, t, ...more }
    return { n, ...(await writeLetter(profile.school, signer, content)) }
  }

  /** Puts an action into the outbox. @returns its number. */
  async act(profile: Profile, name: string, args: unknown, more: object = {}): Promise<number> {
    const { n, ...letter } = await this.write(profile, name, args, more)
    this.outbox.push(letter)
    return n
  }

  /** Acts and syncs. @returns the verdict's code, '' when applied. */
  async does(profile: Profile, name: string, args: unknown, more: object = {}): Promise<string> {
    const n = await this.act(profile, name, args, more)
    await this.sync()
    const verdict = profile.verdicts.get(n)
    expect(verdict, `a verdict on ${name}`).toBeDefined()
    return verdict!.code
  }

  /** Sends the outbox and takes in the answer. */
  async sync(): Promise<Answer> {
    const answer = await this.send(this.outbox)
    if (answer.status === 200) {
      this.outbox = []
      this.take(answer)
    }
    return answer
  }

  head(change: (head: any) => unknown = same) {
    const p = [...this.places].map(([i, place]) => ({ i, h: [place.cursor, place.generation, place.epoch] }))
    return change({ w: 1, d: this.id, k: this.key, n: ++this.requests, p })
  }

  /** One request, without taking in its answer. */
  async send(letters: readonly Letter[], change?: (head: any) => unknown): Promise<Answer> {
    return this.post(
      writeEnvelope(
        this.head(change),
        letters.map(letter => letter.bytes),
      ),
    )
  }

  /** The outbox as a request that something else will send. */
  async signed() {
    const bytes = writeEnvelope(
      this.head(),
      this.outbox.map(letter => letter.bytes),
    )
    return { bytes, headers: await this.headers(bytes) }
  }

  /** This device's signature over anything, base64url. */
  async signs(bytes: Uint8Array): Promise<string> {
    return toBase64url(await sign(this.device, bytes))
  }

  private async headers(body: Uint8Array) {
    const mark = await sign(this.device, join(toUtf8('POST /sync\n'), body))
    return {
      'content-type': 'application/octet-stream',
      'x-haqiba-signature': toBase64url(mark),
      'accept-encoding': 'gzip, br',
    }
  }

  async post(body: Uint8Array<ArrayBuffer>, headers: Record<string, string> = {}): Promise<Answer> {
    const response = await fetch(`${this.url}/sync`, {
      method: 'POST',
      headers: { ...(await this.headers(body)), ...headers },
      body,
    })
    const bytes = new Uint8Array(await response.arrayBuffer())
    const down = Number(response.headers.get('content-length'))
    const sizes = { status: response.status, up: body.length, down, bundles: [] }
    const nothing: SyncAnswer = { w: 0, now: 0, s: [], p: [] }
    if (response.status !== 200)
      return { ...sizes, head: nothing, refused: JSON.parse(new TextDecoder().decode(bytes)) }
    const envelope = readEnvelope(bytes, { frames: 1000, frame: 8_000_000 })
    if (!envelope.ok) throw new Error(`The answer is no envelope: ${envelope.field}`)
    const head = envelope.head as SyncAnswer
    return { ...sizes, head, bundles: await this.openAll(head, envelope.frames) }
  }

  private async openAll({ bundles = [] }: SyncAnswer, frames: Uint8Array[]) {
    expect(frames).toHaveLength(bundles.length)
    const opened: Answer['bundles'] = []
    for (const [index, { p, i }] of bundles.entries()) {
      const profile = this.profiles.find(one => one.id === p && one.place === i)
      if (!profile) throw new Error('A bundle for a profile that is not on this phone')
      const bundle = await openBundle(profile.inbox, profile.school, p, i, frames[index]!)
      if (!bundle) throw new Error('A bundle that does not open')
      opened.push({ profile: p, place: i, bundle })
    }
    return opened
  }

  /** Takes an answer in as design.md says: what it lost leaves, what it gained comes whole. */
  take({ head, bundles }: Answer) {
    for (const { i, e, t, g, b, x, z = [] } of head.p) {
      const place = this.place(i)
      if (x) place.board.clear()
      for (const [key, row] of place.board) if (z.includes(row.audience)) place.board.delete(key)
      takeRows(place.board, head.rows?.[i] as Record<string, Columns> | undefined)
      if (b) for (const [key, row] of place.board) if (!b.includes(row.audience)) place.board.delete(key)
      Object.assign(place, { cursor: t, generation: g, epoch: e })
    }
    for (const { profile, place, bundle } of bundles) {
      const mine = this.profiles.find(one => one.id === profile && one.place === place)!
      if (bundle.whole) mine.rows.clear()
      for (const [key, row] of mine.rows) if (bundle.drop.includes(row.audience)) mine.rows.delete(key)
      takeRows(mine.rows, bundle.rows)
      for (const [, n, code, field] of bundle.verdicts) mine.verdicts.set(n, { code, field })
    }
  }

  place(id: string): Place {
    if (!this.places.has(id)) this.places.set(id, { cursor: 0, generation: '', epoch: '', board: new Map() })
    return this.places.get(id)!
  }

  /** All rows of a noun that a profile can see here, its own and the board's. */
  rows(profile: Profile, noun: string): HeldRow[] {
    const all = [...profile.rows.values(), ...this.place(profile.place).board.values()]
    return all.filter(row => row.noun === noun)
  }

  row(profile: Profile, noun: string, id: string): HeldRow | undefined {
    return this.rows(profile, noun).find(row => row.id === id)
  }
}

function takeRows(held: Map<string, HeldRow>, rows: Record<string, Columns> = {}) {
  for (const [noun, columns] of Object.entries(rows))
    for (const row of rowsFromColumns(columns))
      if ('gone' in row) held.delete(`${noun}/${row.id}`)
      else held.set(`${noun}/${row.id}`, { noun, ...row })
}

const same = (content: any) => content
