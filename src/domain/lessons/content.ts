/**
 * What a lesson is made of: structured text, never HTML, so that drawing it cannot run anything.
 * A "\n" inside a string is a line break that the author wrote. Everything is limited, because a family pays for it.
 */

export type Span = string | { b: Span[] } | { i: Span[] } | { code: string } | { a: Span[]; href: string }

export type Block =
  | { k: 'p'; t: Span[] }
  | { k: 'h'; t: Span[] }
  /** `start` is the first number of an ordered list that does not begin at 1. */
  | { k: 'list'; ordered: boolean; items: Span[][]; start?: number | undefined }
  | { k: 'quote'; t: Span[] }
  | { k: 'code'; text: string }
  /** An empty `src` means that the picture is not there; `alt` is then shown in its place. */
  | { k: 'image'; alt: string; src: string }
  | { k: 'table'; rows: Span[][][] }

export interface Page {
  heading?: string | undefined
  blocks: Block[]
}

/** Who made a lesson and under which licence, in the words of its author: {label: 'License', value: 'CC-BY'}. */
export interface Credit {
  label: string
  value: string
}

export interface Lesson {
  title: string
  subject: string
  /** 1 to 12. */
  grade?: number | undefined
  outcomes: string[]
  pages: Page[]
  credits: Credit[]
}

/** Characters for short texts, UTF-8 bytes for pages and lessons. */
export const lessonLimits = {
  title: 300,
  heading: 300,
  subject: 60,
  outcome: 300,
  outcomes: 50,
  credit: 500,
  credits: 20,
  pages: 200,
  pageBytes: 64 * 1024,
  lessonBytes: 512 * 1024,
  spanDepth: 6,
} as const

/** A link leaves the app in the open, by an address that a browser cannot take for a program. */
export const safeHref = /^(?:https?:\/\/|mailto:|tel:)[^\s<>"`\\\p{Cc}]+$/iu
/** A picture lies beside the lesson (a relative path that stays inside the folder) or at an https address; or nowhere. */
export const safeImage =
  /^(?:|https:\/\/[^\s<>"`\\\p{Cc}]+|(?!(?:[^]*\/)?\.\.(?:\/|$))[^/\\:\p{Cc}][^\\:\p{Cc}]*)$/iu

/** The words of some spans, without their dress. */
export function plain(spans: Span[]): string {
  return spans.map(wordsOf).join('')
}

function wordsOf(span: Span): string {
  if (typeof span === 'string') return span
  if ('code' in span) return span.code
  return plain('b' in span ? span.b : 'i' in span ? span.i : span.a)
}

function wordsOfBlock(block: Block): string {
  switch (block.k) {
    case 'p':
    case 'h':
    case 'quote':
      return plain(block.t)
    case 'list':
      return block.items.map(plain).join('\n')
    case 'code':
      return block.text
    case 'image':
      return block.alt
    case 'table':
      return block.rows.map(row => row.map(plain).join(' ')).join('\n')
  }
}

/** A page's words, a line for each block. */
export const wordsOfPage = ({ heading, blocks }: Page): string =>
  [heading ?? '', ...blocks.map(wordsOfBlock)].filter(Boolean).join('\n')

/** A page's text in UTF-8 bytes. */
export function pageBytes(page: Page): number {
  return page.blocks.reduce(
    (sum, block) => sum + utf8Bytes(wordsOfBlock(block)),
    utf8Bytes(page.heading ?? ''),
  )
}

/** UTF-8 bytes of a text, counted without an encoder: the domain knows no platform. */
export function utf8Bytes(text: string): number {
  let bytes = 0
  for (const character of text) {
    const code = character.codePointAt(0) ?? 0
    bytes += code < 0x80 ? 1 : code < 0x800 ? 2 : code < 0x10000 ? 3 : 4
  }
  return bytes
}
