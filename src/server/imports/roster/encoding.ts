import { isUtf8 } from 'node:buffer'

export interface Decoded {
  text: string
  encoding: 'utf-8' | 'utf-16le' | 'utf-16be' | 'windows-1256' | 'iso-8859-6' | 'windows-1252'
  /** Nothing in the file says it; it was judged by how it reads. */
  guessed: boolean
}

/** How much of a file is looked at for a guess. */
const SAMPLE = 256 * 1024

/**
 * A table's bytes as text without a byte order mark. UTF-8 is believed wherever it is sound; else the code pages that
 * Arabic offices use are tried, and the one in which the words look like words is taken. Undefined: this is no text.
 */
export function decode(bytes: Uint8Array): Decoded | undefined {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return decoded(bytes, 'utf-16le', false)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return decoded(bytes, 'utf-16be', false)
  const nul = bytes.subarray(0, SAMPLE).indexOf(0)
  if (nul !== -1) {
    const bare = bareUtf16(bytes)
    return bare && decoded(bytes, bare, true)
  }
  if (bytes.includes(0)) return undefined
  if (isUtf8(bytes)) return decoded(bytes, 'utf-8', false)

  const sample = bytes.subarray(0, SAMPLE)
  const candidates = ['windows-1256', 'iso-8859-6', 'windows-1252'] as const
  const scores = candidates.map(encoding => likeness(new TextDecoder(encoding).decode(sample)))
  // On a tie the first is taken: Windows is what offices have.
  return decoded(bytes, candidates[scores.indexOf(Math.max(...scores))]!, true)
}

function decoded(bytes: Uint8Array, encoding: Decoded['encoding'], guessed: boolean): Decoded | undefined {
  const text = new TextDecoder(encoding).decode(bytes)
  return text.includes('\0') ? undefined : { text, encoding, guessed }
}

/** UTF-16 without a mark: commas and line ends have a NUL on one side, always the same, and nothing else is odd in it. */
function bareUtf16(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | undefined {
  if (bytes.length % 2 === 1) return undefined
  const sample = bytes.subarray(0, 4096)
  for (const encoding of ['utf-16le', 'utf-16be'] as const) {
    const text = new TextDecoder(encoding).decode(sample)
    // What is no table looks Chinese, or like nothing at all.
    if (/[,;\t|]/.test(text) && !/[\u2e80-\ud7ff\ufffd]|(?![\t\n\r])\p{Cc}/u.test(text)) return encoding
  }
  return undefined
}

/** How many letters stand in words of one script: a wrong encoding puts letters of two, or signs, into one word. */
function likeness(text: string): number {
  let letters = 0
  for (const word of text.split(/[^\p{L}\p{M}\p{Nd}\p{Sc}\p{So}×÷ƒ¹²³ºª]+/u)) {
    if (/^\p{ASCII}*$/u.test(word)) continue
    const arabic = /^(?:[\u0621-\u064a\u067e\u0686\u0698\u06af\u0660-\u0669]|\p{Mn})+$/u.test(word)
    if (arabic || (/^[a-zà-öø-ÿœšž]+$/i.test(word) && /[a-z]/i.test(word))) letters += word.length
  }
  return letters
}
