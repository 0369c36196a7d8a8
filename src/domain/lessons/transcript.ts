/** What is said in a film, as text: from a plain text, or from subtitles (WebVTT, and its elder SubRip). */

/** A few words, and the second at which they are said; a plain text knows no seconds. */
export interface Cue {
  at?: number | undefined
  t: string
}

/** `chars` of all cues together: a family pays for them. */
export const transcriptLimits = { chars: 60_000, cues: 3000, cue: 4000 } as const

export type TranscriptProblem = 'transcript_empty' | 'transcript_too_long' | 'transcript_timing'
export type ReadTranscript =
  | { ok: true; cues: Cue[] }
  | { ok: false; code: TranscriptProblem; /** From 1. */ line: number }

const wrong = (code: TranscriptProblem, line: number): ReadTranscript => ({ ok: false, code, line })

/** Reads either kind; subtitles are known by their first line or by their first arrow. */
export function readTranscript(text: string): ReadTranscript {
  const lines = text.replace(/^\uFEFF/, '').split(/\r\n|\r|\n/)
  const isTimed = /^WEBVTT(?:[ \t]|$)/.test(lines[0] ?? '') || lines.slice(0, 10).some(isTiming)
  const read = isTimed ? readTimed(lines) : readPlain(lines)
  if (!read.ok) return read
  const { cues } = read
  if (cues.length === 0) return wrong('transcript_empty', 1)
  const chars = cues.reduce((sum, { t }) => sum + t.length, 0)
  const tooLong = chars > transcriptLimits.chars || cues.length > transcriptLimits.cues
  return tooLong || cues.some(({ t }) => t.length > transcriptLimits.cue)
    ? wrong('transcript_too_long', 1)
    : read
}

const isTiming = (line: string) => line.includes('-->')
const timing = /^\s*(?:(\d{1,3}):)?([0-5]?\d):([0-5]\d)[.,](\d{3})\s*-->/

/** Blocks between empty lines: an optional name, the times, then words. Blocks without times are notes or styles. */
function readTimed(lines: readonly string[]): ReadTranscript {
  const cues: Cue[] = []
  for (let i = 0; i < lines.length; i++) {
    if (!isTiming(lines[i]!)) continue
    const [, hours = '0', minutes, seconds] = timing.exec(lines[i]!) ?? []
    if (minutes === undefined || seconds === undefined) return wrong('transcript_timing', i + 1)
    const words: string[] = []
    while (i + 1 < lines.length && lines[i + 1]!.trim() !== '') words.push(lines[++i]!)
    const t = wordsOf(words.join('\n'))
    if (t) cues.push({ at: Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds), t })
  }
  return { ok: true, cues: cues.sort((a, b) => a.at! - b.at!) }
}

/** A paragraph a cue. */
function readPlain(lines: readonly string[]): ReadTranscript {
  const paragraphs = lines.join('\n').split(/\n\s*\n/)
  return { ok: true, cues: paragraphs.flatMap(text => (text.trim() ? [{ t: text.trim() }] : [])) }
}

const entities: Record<string, string> = {
  amp: '&',
  lt: '<',
  gt: '>',
  nbsp: ' ',
  lrm: '\u200E',
  rlm: '\u200F',
}

/** The words of a cue without its marks: who speaks, colours, times of single words. */
function wordsOf(marked: string): string {
  return marked
    .replace(/<[^>\n]*>/g, '')
    .replace(/&(amp|lt|gt|nbsp|lrm|rlm);/g, (_, name: string) => entities[name]!)
    .trim()
}
