import { toBase64url } from '../wire/bytes.ts'

const sortable = '-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz'

/** A UUIDv7 (48 bits of milliseconds, 74 random) as 22 letters that sort by time like the UUID does. */
export function newId(now = Date.now()): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  for (let i = 0; i < 6; i++) bytes[i] = Math.floor(now / 2 ** (8 * (5 - i))) & 255
  bytes[6] = (bytes[6]! & 0x0f) | 0x70
  bytes[8] = (bytes[8]! & 0x3f) | 0x80
  let rest = 0n
  for (const byte of bytes) rest = (rest << 8n) | BigInt(byte)
  let text = ''
  for (let shift = 126n; shift >= 0n; shift -= 6n) text += sortable[Number((rest >> shift) & 63n)]
  return text
}

/** A letter's id tells nothing, not even when it was written. */
export const newLetterId = () => toBase64url(crypto.getRandomValues(new Uint8Array(16)))
