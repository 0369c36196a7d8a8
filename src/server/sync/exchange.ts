/**
 * One exchange is one request. Step by step:
 *   1. who brings it: the device's signature over the whole body, and a number that it gives once;
 *   2. push: each letter is settled by itself, in its order;
 *   3. pull: for each place that the device holds or has just entered, what it does not have yet.
 */
import { checkShape } from '../../domain/shape.ts'
import { writeBundle } from '../../letters/bundle.ts'
import { sign } from '../../letters/keys.ts'
import { fromBase64url, join, toBase64url, toUtf8 } from '../../wire/bytes.ts'
import { readEnvelope, writeEnvelope } from '../../wire/envelope.ts'
import {
  endedText,
  limits,
  requestShape,
  wireVersion,
  type SyncAnswer,
  type SyncRequest,
} from '../../wire/sync.ts'
import { sealTo } from '../places/hpke.ts'
import { answerFor, type PlaceNews } from './answer.ts'
import { deflate } from './deflate.ts'
import type { SyncDesk } from './desk.ts'
import { isSigned } from './device.ts'
import { noteDevice } from './devices.ts'
import { noteDown } from './noting.ts'
import type { Held } from './pulling.ts'
import { receive, type Receipt } from './receive.ts'
import { admit } from './window.ts'

export type Exchange =
  | { ok: true; body: Uint8Array<ArrayBuffer> }
  | { ok: false; status: 400 | 401; code: string; field: string }
  /** `wait` in seconds. */
  | { ok: false; status: 429; code: 'too_many'; field: ''; wait: number }
  /** `next` is a number that is free. */
  | { ok: false; status: 409; code: 'number_used' | 'number_old'; field: 'head.n'; next: number }

/** From this version of the wire on a phone knows what to do where its number is taken. */
const countedSince = 4

/**
 * @param signature base64url of the device's signature over {@link signedBytes}.
 * @param network where it came from: kept in no log and no table.
 * @param way a file that was carried says what its phone held when it was written, and that may be long ago.
 */
export async function exchange(
  house: SyncDesk,
  body: Uint8Array,
  signature: string,
  network: string,
  way: 'net' | 'carried' = 'net',
): Promise<Exchange> {
  const envelope = readEnvelope(body, { frames: limits.letters, frame: limits.letter })
  if (!envelope.ok) return { ok: false, status: 400, code: 'wrong_shape', field: envelope.field }
  const head = checkShape(requestShape, envelope.head)
  if (!head.ok) return { ok: false, status: 400, code: 'wrong_shape', field: `head.${head.field}` }
  const request = head.value
  if (request.w > wireVersion) return { ok: false, status: 400, code: 'wire_too_new', field: 'head.w' }
  const known = await house.store.each.phones.met(request.d)
  const wait = known === undefined ? await house.rates.count('stranger', network) : 0
  if (wait > 0) return { ok: false, status: 429, code: 'too_many', field: '', wait }
  const signed = signedBytes(body)
  if (!(await isSigned(request.d, known?.key ?? request.k, signed, signature)))
    return { ok: false, status: 401, code: 'unknown_device', field: 'head.d' }
  // Counted once the device has proven itself: nobody else can use up its share.
  const pause = await house.rates.count('device', request.d)
  if (pause > 0) return { ok: false, status: 429, code: 'too_many', field: '', wait: pause }

  // What was carried may be a month old and come twice: its answer is sealed to its writer, and its acts are done once.
  const admitted =
    known && way === 'net' && request.w >= countedSince
      ? await admit(house.store.each, { place: known.place, device: request.d, n: request.n }, signed)
      : undefined
  if (admitted && !admitted.ok)
    return { ok: false, status: 409, code: admitted.code, field: 'head.n', next: admitted.next }

  const answer: SyncAnswer = { w: request.w, now: house.now(), s: [], p: [] }
  const said: Said[] = []
  for (const [i, letter] of envelope.frames.entries()) {
    const receipt = await receive(house, letter, way === 'net' ? network : '')
    // Without a receipt the letter stays with its phone, which offers it again.
    if (!receipt) continue
    if (receipt.letter === '') (answer.u ??= []).push(i)
    else if (receipt.code === '') answer.s.push(receipt.letter)
    else (answer.r ??= []).push([receipt.letter, receipt.code])
    if (receipt.act) said.push(receipt.act)
  }
  const came = answer.s.length > 0
  if (came) house.actsCame()

  const frames: Uint8Array[] = []
  const slices: Uint8Array[] = []
  for (const [place, held] of await placesOf(house, request)) {
    if ((await house.store.each.phones.endedAt(place, request.d)) !== undefined) {
      if (held.epoch !== '' && way === 'net') (answer.ended ??= []).push(await tellEnded(house, place, body))
      continue
    }
    // A file of last month would turn back what the school knows of the phone.
    if (way === 'net') await noteDevice(house, place, request.d, held)
    await house.beforeAnswer(place, request.d, came)
    const news = await answerFor(house, request.d, place, held, request.w > 2 ? 'many' : 'never')
    if (!news || (request.w > 1 && isSilent(news, held))) continue
    await noteSeen(house, place, request.d, news)
    frames.push(...(await tell(house, place, news, answer, said)))
    for (const { noun, columns } of news.slices) {
      ;(answer.slices ??= []).push({ i: place, n: noun })
      slices.push(toUtf8(JSON.stringify(columns)))
    }
  }
  if (request.w > 1 && came && answer.s.length === envelope.frames.length) {
    answer.all = 1
    answer.s = []
  }
  return { ok: true, body: writeEnvelope(answer, [...frames, ...slices]) }
}

/** It still holds something of the school: that may go now. */
async function tellEnded({ schools }: SyncDesk, place: string, asked: Uint8Array) {
  const { sign: key } = (await schools.find(place))!
  return { i: place, m: toBase64url(await sign(key, endedText(place, asked))) }
}

type Said = NonNullable<Receipt['act']>

/** Everything stands where the phone has it, and so nothing is said. */
const isSilent = ({ answer, news }: PlaceNews, held: Held) => !news && !answer.x && answer.e === held.epoch

/** Before it leaves: one entry for each pocket that is told something, however much it is. */
async function noteSeen(house: SyncDesk, place: string, device: string, { answer, seen }: PlaceNews) {
  const { f: since, t: until } = answer
  for (const { person, about } of seen)
    await noteDown(house, place, { device, person, what: 'saw', about, since, until })
}

/** What a device signs: the method and path, then the body. */
export const signedBytes = (body: Uint8Array) => join(toUtf8('POST /sync\n'), body)

/** The places that the phone names, then those in which one of its profiles is at home now. */
async function placesOf(house: SyncDesk, { d, p }: SyncRequest): Promise<Map<string, Held>> {
  const places = new Map<string, Held>()
  for (const { i, h } of p) {
    const [cursor, generation, epoch] = h
    places.set(i, { cursor, generation, epoch })
  }
  for (const home of await house.store.each.phones.homesOf(d))
    if (!places.has(home)) places.set(home, { cursor: 0, generation: '', epoch: '' })
  return places
}

/** Puts the news of one place into the answer. @returns its sealed bundles, in the order in which the answer names them. */
async function tell(
  house: SyncDesk,
  place: string,
  { answer: part, rows, bundles }: PlaceNews,
  answer: SyncAnswer,
  said: readonly Said[],
) {
  answer.p.push(part)
  if (Object.keys(rows).length > 0) (answer.rows ??= {})[place] = rows
  const school = (await house.schools.find(place))!
  const frames: Uint8Array[] = []
  for (const { profile, inbox, bundle } of bundles) {
    const to = fromBase64url(inbox)!
    const seal = answer.w > 1 ? school.sealTo(to) : sealTo(to)
    const acts = said.filter(act => act.profile === profile)
    const echo = answer.w > 1 ? { echo: { deflate, acts } } : {}
    frames.push(await writeBundle({ seal, signer: school.sign, profile, place, ...echo }, bundle))
    ;(answer.bundles ??= []).push({ p: profile, i: place })
  }
  return frames
}
