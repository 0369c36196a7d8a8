/**
 * A public key as 33 bytes in place of 65 (SEC 1, 2.3.3): its x, and in the first byte whether y is odd. The one-time key of
 * every letter and bundle crosses in this form; HPKE itself speaks of the long one.
 */
import { join } from '../wire/bytes.ts'

const p = 0xffffffff00000001000000000000000000000000ffffffffffffffffffffffffn
const b = 0x5ac635d8aa3a93e7b3ebbd55769886bc651d06b0cc53b0f63bce3c3e27d2604bn

export const longPoint = 65
export const shortPoint = 33

export function shorten(point: Uint8Array): Uint8Array<ArrayBuffer> {
  return join(new Uint8Array([2 + (point[64]! & 1)]), point.subarray(1, 33))
}

/** undefined when no point of the curve has this x, or the first byte is no sign: one letter has one form of bytes. */
export function lengthen(short: Uint8Array): Uint8Array<ArrayBuffer> | undefined {
  const [sign] = short
  if (sign !== 2 && sign !== 3) return undefined
  const x = toNumber(short.subarray(1, shortPoint))
  if (x >= p) return undefined
  // y² = x³ - 3x + b; the prime leaves 3 when divided by 4, so a root is a power.
  const square = mod(x * x * x - 3n * x + b)
  const root = power(square, (p + 1n) / 4n)
  if (mod(root * root) !== square) return undefined
  const y = (root & 1n) === BigInt(sign & 1) ? root : p - root
  return join(new Uint8Array([4]), short.subarray(1, shortPoint), toBytes(y))
}

const mod = (value: bigint) => ((value % p) + p) % p

function power(base: bigint, exponent: bigint): bigint {
  let result = 1n
  for (let square = base, rest = exponent; rest > 0n; rest >>= 1n, square = mod(square * square))
    if (rest & 1n) result = mod(result * square)
  return result
}

const toNumber = (bytes: Uint8Array) => bytes.reduce((value, byte) => (value << 8n) | BigInt(byte), 0n)

function toBytes(value: bigint): Uint8Array {
  const bytes = new Uint8Array(32)
  for (let i = 31, rest = value; i >= 0; i--, rest >>= 8n) bytes[i] = Number(rest & 255n)
  return bytes
}
