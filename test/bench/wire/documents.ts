/**
 * Arabic documents of about one kilobyte, the same for everybody who is measured: stories, projects and words of programs
 * from the shared data, cut at the ends of sentences, each sentence once. Where the data is absent, the lessons in seeds/.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { brotliCompressSync, constants } from 'node:zlib'
import { toColumns } from '../../../src/wire/columns.ts'
import { toUtf8 } from '../../../src/wire/bytes.ts'

export interface Document {
  id: string
  title: string
  text: string
  /** Milliseconds. */
  at: number
}

const root = new URL('../../../', import.meta.url).pathname
const shared = join(root, '../shared/data')
/** Where running Arabic text lies, the most natural first. */
const sources = [
  'stories-global-asp',
  'projects-raspberrypi',
  'quiz-microsoft-iot/ar.json',
  'kolibri-locale-ar',
  'moodle-lang-ar',
]
/** Bytes of text; with id, title and time a document is about 1,000 bytes of JSON. */
const textBytes = 790

export interface Shelf {
  /** Where the texts are from, for the reader of the numbers. */
  source: string
  documents: Document[]
}

export function makeDocuments(count: number): Shelf {
  const here = existsSync(shared)
  const paths = here ? sources.map(path => join(shared, path)) : [join(root, 'seeds/lessons')]
  const sentences = [...new Set(paths.flatMap(path => textsIn(path).flatMap(sentencesOf)))]
  const documents: Document[] = []
  for (let at = 0, round = 0; documents.length < count;) {
    let text = ''
    const first = at
    while (bytes(text) < textBytes && at < sentences.length) text += `${text && '\n'}${sentences[at++]}`
    if (bytes(text) >= textBytes) documents.push(document(documents.length, text))
    else {
      // The texts are used up: once more, and cut elsewhere, so that no two documents are the same.
      if (first === 0 || ++round > 20) throw new Error('There is not enough Arabic text to make documents of')
      at = round
    }
  }
  // Each case has of everything: stories are not all in the first and words of programs in the last.
  documents
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .forEach((one, n) => (one.at = Date.UTC(2025, 9, 5, 6) + n * 61_003))
  const source = here ? 'shared data' : 'the lessons in seeds/, since ../shared/data is absent'
  return { source, documents }
}

const bytes = (text: string) => Buffer.byteLength(text)

function document(n: number, text: string): Document {
  const end = text.indexOf(' ', 24)
  const title = text.slice(0, end > 0 && end < 60 ? end : 40).replaceAll('\n', ' ')
  return { id: idOf(n), title, text, at: 0 }
}

/** As random as a real id, and the same in each run. */
function idOf(n: number): string {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789'
  let seed = (n + 1) * 2_654_435_761
  let id = 'd'
  for (let i = 0; i < 21; i++) {
    seed = (Math.imul(seed ^ (seed >>> 15), 2_246_822_519) + 374_761_393) >>> 0
    id += alphabet[(seed >>> 8) % alphabet.length]
  }
  return id
}

function textsIn(path: string): string[] {
  if (!/\.[a-z]+$/.test(path))
    return readdirSync(path, { recursive: true, withFileTypes: true })
      .filter(entry => entry.isFile() && /\.(md|json|php)$/.test(entry.name))
      .map(entry => join(entry.parentPath, entry.name))
      .sort()
      .flatMap(textsIn)
  const text = readFileSync(path, 'utf8')
  if (path.endsWith('.json')) return stringsOf(JSON.parse(text))
  if (path.endsWith('.php')) return [...text.matchAll(/= '((?:[^'\\]|\\.)*)';/g)].map(found => found[1]!)
  return [text]
}

function stringsOf(value: unknown): string[] {
  if (typeof value === 'string') return [value]
  return typeof value === 'object' && value ? Object.values(value).flatMap(stringsOf) : []
}

const sentencesOf = (text: string) =>
  text
    .split(/\n+/)
    .map(line => line.replace(/^[#>\-*\s]+/, '').trim())
    .filter(line => (line.match(/[\u0600-\u06ff]/g)?.length ?? 0) * 2 > line.length && line.length > 12)

/** The least that these documents can cost: columns of JSON under the best general compression. */
export function limitOf(documents: readonly Document[]): number {
  const plain = toUtf8(JSON.stringify(toColumns(documents)))
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: 11,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: plain.length,
  }
  return brotliCompressSync(plain, { params }).length
}
