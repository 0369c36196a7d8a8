/**
 * A carried file is a `/sync` request in an envelope to the school; what is brought back is its answer in one to the device.
 * Outside, all that a carrier sees. Request: version 1 | kind 1 | school key id 8 | file id 16. Answer: version 1 | kind 2 |
 * file id 16 | the school's signature 64. Then the sealed bytes.
 */
import { fromBase64url, fromUtf8, join, toBase64url } from './bytes.ts'
import { limits } from './sync.ts'

export const carriedKinds = { request: 1, answer: 2 } as const
export const idLength = 16
export const requestOutside = 2 + 8 + idLength
export const answerOutside = 2 + idLength + 64

/** Bytes of a file: a request as large as one over the net, in its envelope. */
export const carriedLimits = { file: limits.body + 1000, text: Math.ceil((limits.body + 1000) * 1.4) }

export type Carried =
  | { kind: 'request'; schoolKey: string; id: string; outside: Uint8Array; sealed: Uint8Array }
  | { kind: 'answer'; id: string; outside: Uint8Array; mark: Uint8Array; sealed: Uint8Array }

export function writeRequestOutside(schoolKey: string, id: Uint8Array): Uint8Array {
  return join(new Uint8Array([1, carriedKinds.request]), fromBase64url(schoolKey)!, id)
}
export const writeAnswerOutside = (id: Uint8Array) => join(new Uint8Array([1, carriedKinds.answer]), id)

/** Reads a file in either form, as bytes or as text; undefined when it is none of ours. */
export function readCarried(given: Uint8Array): Carried | undefined {
  const file = given[0] === 1 ? given : fromText(given)
  if (!file || file[0] !== 1) return undefined
  if (file[1] === carriedKinds.request && file.length > requestOutside)
    return {
      kind: 'request',
      schoolKey: toBase64url(file.subarray(2, 10)),
      id: toBase64url(file.subarray(10, requestOutside)),
      outside: file.subarray(0, requestOutside),
      sealed: file.subarray(requestOutside),
    }
  if (file[1] === carriedKinds.answer && file.length > answerOutside)
    return {
      kind: 'answer',
      id: toBase64url(file.subarray(2, 2 + idLength)),
      outside: file.subarray(0, 2 + idLength),
      mark: file.subarray(2 + idLength, answerOutside),
      sealed: file.subarray(answerOutside),
    }
  return undefined
}

const marker = 'haqiba:carried:1'

/**
 * As text, for ways that pass no other file: words for whoever opens it, a line that marks it, and lines of letters that
 * every mail and messenger leaves alone.
 */
export function toText(file: Uint8Array, words = ''): string {
  const lines = toBase64url(file).match(/.{1,76}/g) ?? []
  return [words, marker, ...lines, ''].join('\r\n').trimStart()
}

function fromText(given: Uint8Array): Uint8Array | undefined {
  let text: string
  try {
    text = fromUtf8(given)
  } catch {
    return undefined
  }
  const at = text.indexOf(marker)
  return at < 0 ? undefined : fromBase64url(text.slice(at + marker.length).replace(/\s+/g, ''))
}
