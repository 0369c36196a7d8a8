/**
 * An answer in brief: its head as the coder makes it, then its frames. What is meant stays the envelope; this is only how it
 * crosses. First byte 4, where an envelope has 0; then, as numbers of seven bits a byte, the length of the short text and of
 * its code; the code; the frames.
 */
import { fromUtf8, join, readU32, toUtf8, u32 } from '../wire/bytes.ts'
import { answerForm, longFrames, shortFrames } from '../wire/brief.ts'
import { Reader, writeNumber } from '../wire/numbers.ts'
import { fromShortText, toShortText } from '../wire/text.ts'
import { code, decode } from './pack.ts'

/** Bytes of a head as short text: a day's lessons. With more of it brotli comes as far, and much sooner. */
const mostText = 20_000

/** @param asked the request's envelope: its head need not be said again. @returns undefined for what is too long. */
export async function shortenAnswer(
  envelope: Uint8Array,
  asked: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  // Rows that come in slices are many, and brotli's.
  if (headText(envelope).includes('"slices":[')) return undefined
  const text = headOf(envelope)
  const before = headOf(asked)
  if (text.length + before.length > mostText) return undefined
  const coded = await code(text, before)
  const head = [Uint8Array.of(answerForm), writeNumber(text.length), writeNumber(coded.length), coded]
  return join(...head, ...shortFrames(envelope))
}

/** undefined for what no {@link shortenAnswer} has made, and for what was cut on its way. */
export async function lengthenAnswer(
  bytes: Uint8Array,
  asked: Uint8Array,
): Promise<Uint8Array<ArrayBuffer> | undefined> {
  const reader = new Reader(bytes, 1)
  const length = reader.number()
  const coded = reader.take(reader.number())
  const frames = longFrames(reader)
  const before = headOf(asked)
  if (!coded || !frames || length === undefined || length + before.length > mostText) return undefined
  try {
    const head = toUtf8(fromShortText(await decode(coded, length, before)))
    return join(u32(head.length), head, ...frames)
  } catch {
    // A sign that is none: the school has not written this.
    return undefined
  }
}

const headText = (envelope: Uint8Array) => fromUtf8(envelope.subarray(4, 4 + readU32(envelope, 0)))
const headOf = (envelope: Uint8Array) => toShortText(headText(envelope))
