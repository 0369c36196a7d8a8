/**
 * A request in brief. What a phone signs and what the school reads is the envelope, to the byte; this is only how it crosses.
 * First byte 5, where an envelope has 0; then the head without its names, numbers of seven bits a byte, texts of base64url at
 * six bits a letter behind their length: w, d, k or nothing, n, places as i, cursor, generation, epoch. Then the frames.
 */
import { fromBase64url, join, readU32, sameBytes, toBase64url, toUtf8, u32 } from './bytes.ts'
import { readEnvelope } from './envelope.ts'
import { headerLength, letterKinds, shortEncLength, tagLength, writeHeader } from './letter.ts'
import { Reader, writeNumber } from './numbers.ts'
import type { SyncRequest } from './sync.ts'

const form = 5
/** Of an answer (letters/brief.ts). */
export const answerForm = 4
export const isBriefAnswer = (bytes: Uint8Array) => bytes[0] === answerForm
export const isBriefRequest = (bytes: Uint8Array) => bytes[0] === form

/** undefined for what can't be said in brief: it goes as it is. */
export function shortenRequest(envelope: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const read = readEnvelope(envelope, { frames: Infinity, frame: Infinity })
  if (!read.ok) return undefined
  const { w, d, k = '', n, p } = read.head as SyncRequest
  const parts = [Uint8Array.of(form), writeNumber(w), text(d), text(k), writeNumber(n), writeNumber(p.length)]
  for (const { i, h } of p) parts.push(text(i), writeNumber(h[0]), text(h[1]), text(h[2]))
  const short = join(...parts, ...shortFrames(envelope))
  const again = lengthenRequest(short)
  return again && sameBytes(again, envelope) ? short : undefined
}

/** undefined for what no {@link shortenRequest} has made. */
export function lengthenRequest(bytes: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const reader = new Reader(bytes, 1)
  const w = reader.number()
  const d = readText(reader)
  const k = readText(reader)
  const n = reader.number()
  const count = reader.number() ?? 0
  const p: object[] = []
  for (let at = 0; at < count && !reader.atEnd; at++)
    p.push({ i: readText(reader), h: [reader.number(), readText(reader), readText(reader)] })
  const frames = longFrames(reader)
  if (p.length !== count || !frames) return undefined
  const head = toUtf8(JSON.stringify({ w, d, ...(k && { k }), n, p }))
  return join(u32(head.length), head, ...frames)
}

/** The frames of an envelope, with shorter lengths. */
export function shortFrames(envelope: Uint8Array): Uint8Array[] {
  const parts: Uint8Array[] = []
  for (let at = 4 + readU32(envelope, 0); at < envelope.length;) {
    const length = readU32(envelope, at)
    parts.push(...shortFrame(envelope.subarray(at + 4, at + 4 + length)))
    at += 4 + length
  }
  return parts
}

/** The other way round; undefined where one was cut. */
export function longFrames(reader: Reader): Uint8Array[] | undefined {
  const parts: Uint8Array[] = []
  while (!reader.atEnd) {
    const frame = longFrame(reader)
    if (!frame) return undefined
    parts.push(u32(frame.length), frame)
  }
  return parts
}

/** How many bytes of what crossed are letters or bundles, with their lengths; in brief or not. */
export function framesIn(bytes: Uint8Array): number {
  const size = (parts: readonly Uint8Array[] = []) => parts.reduce((sum, part) => sum + part.length, 0)
  if (bytes[0] === answerForm) {
    const reader = new Reader(bytes, 1)
    reader.number()
    reader.take(reader.number())
    const head = bytes.length - reader.left
    return longFrames(reader) ? bytes.length - head : 0
  }
  const envelope = isBriefRequest(bytes) ? lengthenRequest(bytes) : bytes
  const isOne = envelope && readEnvelope(envelope, { frames: Infinity, frame: Infinity }).ok
  return isOne ? size(shortFrames(envelope)) : 0
}

/** Twice its length, and one more for a letter, whose first four bytes are always the same and whose padding is its length. */
function shortFrame(frame: Uint8Array): Uint8Array[] {
  const isLetter = frame.length >= letterRest && sameBytes(frame.subarray(0, headerLength), headerOf(frame))
  if (!isLetter) return [writeNumber(frame.length * 2), frame]
  return [writeNumber(frame.length * 2 + 1), frame.subarray(4, 28), frame.subarray(headerLength)]
}

function longFrame(reader: Reader): Uint8Array | undefined {
  const twice = reader.number()
  if (twice === undefined || twice % 2 === 0) return reader.take(twice && twice / 2)
  const length = (twice - 1) / 2
  const frame = length < letterRest ? undefined : reader.take(length - 8)
  if (!frame) return undefined
  const padded = join(new Uint8Array(4), frame.subarray(0, 24), new Uint8Array(4), frame.subarray(24))
  padded.set(headerOf(padded))
  return padded
}

const letterRest = headerLength + shortEncLength + tagLength
const headerOf = (frame: Uint8Array) =>
  writeHeader({
    kind: letterKinds.letter,
    schoolKey: toBase64url(frame.subarray(4, 12)),
    id: toBase64url(frame.subarray(12, 28)),
    padded: frame.length - letterRest,
  })

function text(value: string): Uint8Array {
  const bits = fromBase64url(value.padEnd(Math.ceil(value.length / 4) * 4, 'A')) ?? new Uint8Array()
  return join(writeNumber(value.length), bits.subarray(0, Math.ceil((value.length * 6) / 8)))
}

function readText(reader: Reader): string | undefined {
  const length = reader.number()
  const bits = length === undefined ? undefined : reader.take(Math.ceil((length * 6) / 8))
  return bits && toBase64url(join(bits, new Uint8Array(3))).slice(0, length)
}
