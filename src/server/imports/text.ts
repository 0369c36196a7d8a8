import { isUtf8 } from 'node:buffer'
import { lessonLimits } from '../../domain/lessons/content.ts'
import type { Report } from './report.ts'

/**
 * A file's bytes as text with "\n" line ends and without a byte order mark, or nothing and an error in the report.
 * A text that is already a string came through somebody else's decoder and is only measured.
 */
export function textOf(content: Uint8Array | string, report: Report): string | undefined {
  const bytes = typeof content === 'string' ? Buffer.from(content, 'utf8') : content
  if (bytes.length > lessonLimits.lessonBytes) return refuse(report, 1, 'too_large')
  // UTF-16 is full of NULs too, but "save it as UTF-8" helps its author more than "this is not a text".
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)
  if (!utf16 && bytes.includes(0)) return refuse(report, lineOf(bytes, bytes.indexOf(0)), 'binary')
  if (!isUtf8(bytes)) return refuse(report, firstBadLine(bytes), 'not_utf8')
  const text = new TextDecoder('utf-8').decode(bytes).replace(/\r\n?/g, '\n')
  if (text.trim() === '') return refuse(report, 1, 'empty')
  return text
}

function refuse(
  report: Report,
  line: number,
  code: 'too_large' | 'binary' | 'not_utf8' | 'empty',
): undefined {
  report.error(line, code)
  return undefined
}

/** No UTF-8 character holds a newline byte, so lines can be tried one by one. */
function firstBadLine(bytes: Uint8Array): number {
  let line = 1
  for (let start = 0; start <= bytes.length; line++) {
    const end = bytes.indexOf(10, start)
    const stop = end === -1 ? bytes.length : end
    if (!isUtf8(bytes.subarray(start, stop))) return line
    start = stop + 1
  }
  return 1
}

function lineOf(bytes: Uint8Array, at: number): number {
  let line = 1
  for (let i = 0; i < at; i++) if (bytes[i] === 10) line++
  return line
}
