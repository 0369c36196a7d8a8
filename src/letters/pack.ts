/**
 * JSON, made small before it is sealed: what is sealed no longer compresses. Four forms, told apart by their first byte:
 *   78  UTF-8 under the browser's deflate (zlib framing), which every phone ever understood;
 *   01  short text under the same;
 *   02  short text under raw deflate that points back into words which both sides have: only a server can write it;
 *   03  the length of a short text, as a number of seven bits a byte, and what the coder has made of it after such words.
 */
import { fromUtf8, join, toUtf8 } from '../wire/bytes.ts'
import { commonText } from '../wire/common-text.ts'
import { readJson, type Json } from '../wire/json.ts'
import { Reader, writeNumber } from '../wire/numbers.ts'
import { fromShortText, toShortText } from '../wire/text.ts'
import { commonWords } from '../wire/words.ts'
import { Coder } from './coder.ts'

const deflated = 1
const pointing = 2
const coded = 3

/** The coder looks at every bit: beyond this a slow phone would wait, and deflate has seen enough by itself. */
const mostCoded = 8000
const mostWords = 32_000

/** What both sides have already, and deflate without framing that may point back into it. */
export interface Pointing {
  words: Uint8Array
  deflate(content: Uint8Array, words: Uint8Array): Promise<Uint8Array>
}

/** Of a text and what is read before it, whoever asks. */
const mostRead = 1 << 16

let learnt: Coder | undefined
/** Learns once, a few tenths of a second on a slow phone, and lets others work meanwhile. */
const coder = () => (learnt ??= new Coder(toShortText(commonText + commonWords), mostRead))

/** @throws for what is too long to be read at one go. */
export async function code(text: Uint8Array, before: Uint8Array): Promise<Uint8Array> {
  if (text.length + before.length > mostRead) throw new Error('Too long for the coder')
  return coder().encode(text, before)
}

/** @throws for what is too long to be read at one go. */
export async function decode(code: Uint8Array, length: number, before: Uint8Array): Promise<Uint8Array> {
  if (length + before.length > mostRead) throw new Error('Too long for the coder')
  return coder().decode(code, length, before)
}

/** @param how `short` for a reader who knows all four forms; words to point into, where he has them too. */
export async function pack(value: unknown, how?: 'short' | Pointing): Promise<Uint8Array<ArrayBuffer>> {
  const json = JSON.stringify(value)
  if (!how) return through(new CompressionStream('deflate'), toUtf8(json))
  const text = toShortText(json)
  const words = how === 'short' ? none : how.words
  if (text.length + words.length <= mostCoded) {
    return join(Uint8Array.of(coded), writeNumber(text.length), await code(text, words))
  }
  if (how === 'short')
    return join(new Uint8Array([deflated]), await through(new CompressionStream('deflate'), text))
  const seen = windowOf(words)
  return join(new Uint8Array([pointing]), await how.deflate(text, seen), adler32(seen, text))
}

/** Unpacks at most `most` bytes; a small letter that swells beyond it is not JSON to us. */
export async function unpack(bytes: Uint8Array, most: number, words: Uint8Array = none): Promise<Json> {
  try {
    const rest = bytes.subarray(1)
    if (bytes[0] === deflated) return readJson(fromShortText(await inflate(rest, most)))
    if (bytes[0] === coded) return await decoded(rest, words)
    if (bytes[0] !== pointing) return readJson(fromUtf8(await inflate(bytes, most)))
    const seen = windowOf(words)
    const whole = await inflate(withWords(rest, seen), most + seen.length)
    return readJson(fromShortText(whole.subarray(seen.length)))
  } catch {
    // A stream that is broken, too long or not text: to the reader all are "not understood".
    return { ok: false }
  }
}

const none = new Uint8Array(0)

async function decoded(bytes: Uint8Array, words: Uint8Array): Promise<Json> {
  const reader = new Reader(bytes)
  const length = reader.number() ?? Infinity
  if (length + words.length > mostCoded) return { ok: false }
  return readJson(fromShortText(await decode(bytes.subarray(bytes.length - reader.left), length, words)))
}

/** Deflate sees 32 kB back: the common words last, and before them as much as fits of what was sent. */
const windowOf = (words: Uint8Array) => join(words, toShortText(commonWords)).subarray(-mostWords)

/**
 * The browser's inflate knows no dictionary, so the words are given to it as the stream's first block, stored as they are:
 * what follows may point back into it, and they are cut off again afterwards.
 */
function withWords(squeezed: Uint8Array, words: Uint8Array) {
  const [low, high] = [words.length & 255, words.length >> 8]
  const stored = new Uint8Array([0x78, 0x9c, 0, low, high, low ^ 255, high ^ 255])
  return join(stored, words, squeezed)
}

/** The sum that ends a zlib stream, over the words and the content. */
function adler32(...parts: Uint8Array[]): Uint8Array {
  let [a, b] = [1, 0]
  for (const part of parts)
    for (const byte of part) {
      a = (a + byte) % 65_521
      b = (b + a) % 65_521
    }
  return new Uint8Array([b >> 8, b & 255, a >> 8, a & 255])
}

const inflate = (bytes: Uint8Array, most: number) => through(new DecompressionStream('deflate'), bytes, most)

/** Bytes under deflate, and back; for what is signed by whom we trust, so that it may swell as far as it likes. */
export const squeeze = (bytes: Uint8Array) => through(new CompressionStream('deflate'), bytes)
export const swell = (bytes: Uint8Array) => inflate(bytes, Infinity)

/** Throws when more than `most` bytes would come out. */
async function through(stream: CompressionStream | DecompressionStream, bytes: Uint8Array, most = Infinity) {
  const parts: Uint8Array[] = []
  let size = 0
  const reader = new Response(new Uint8Array(bytes)).body!.pipeThrough(stream).getReader()
  for (let part = await reader.read(); !part.done; part = await reader.read()) {
    size += part.value.length
    if (size > most) {
      await reader.cancel()
      throw new Error('It swells beyond its bound')
    }
    parts.push(part.value)
  }
  return join(...parts)
}
