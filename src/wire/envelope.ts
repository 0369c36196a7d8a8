import { fromUtf8, join, readU32, toUtf8, u32 } from './bytes.ts'
import { readJson } from './json.ts'

/** A head and its frames, as bytes: length of the head (4), head, then for each frame its length (4) and itself. */
export function writeEnvelope(head: unknown, frames: readonly Uint8Array[]): Uint8Array<ArrayBuffer> {
  const text = toUtf8(JSON.stringify(head))
  return join(u32(text.length), text, ...frames.flatMap(frame => [u32(frame.length), frame]))
}

export type Envelope = { ok: true; head: unknown; frames: Uint8Array[] } | { ok: false; field: string }

/** Reads what came from outside; every length is checked before it is used. */
export function readEnvelope(bytes: Uint8Array, most: { frames: number; frame: number }): Envelope {
  if (bytes.length < 4) return { ok: false, field: 'head' }
  const headEnd = 4 + readU32(bytes, 0)
  if (headEnd > bytes.length) return { ok: false, field: 'head' }
  let text: string
  try {
    text = fromUtf8(bytes.subarray(4, headEnd))
  } catch {
    return { ok: false, field: 'head' }
  }
  const head = readJson(text)
  if (!head.ok) return { ok: false, field: 'head' }
  const frames: Uint8Array[] = []
  let at = headEnd
  while (at < bytes.length) {
    if (frames.length === most.frames) return { ok: false, field: 'frames' }
    if (at + 4 > bytes.length) return { ok: false, field: `frames.${frames.length}` }
    const length = readU32(bytes, at)
    if (length > most.frame || at + 4 + length > bytes.length)
      return { ok: false, field: `frames.${frames.length}` }
    frames.push(bytes.subarray(at + 4, at + 4 + length))
    at += 4 + length
  }
  return { ok: true, head: head.value, frames }
}
