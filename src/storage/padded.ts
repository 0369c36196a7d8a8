import { toUtf8 } from '../wire/bytes.ts'

const step = 256

/** JSON in bytes, with blanks behind it: how long a sealed text is says little of what was written. */
export function paddedJson(value: unknown): Uint8Array<ArrayBuffer> {
  const json = toUtf8(JSON.stringify(value))
  const padded = new Uint8Array(Math.ceil(json.length / step) * step).fill(32)
  padded.set(json)
  return padded
}
