/** Stands in for src/letters/point.ts: a key's number stands in front, and nothing behind it. */
export const longPoint = 65
export const shortPoint = 33

export const shorten = (point: Uint8Array) => point.slice(0, shortPoint)

export function lengthen(short: Uint8Array): Uint8Array {
  const point = new Uint8Array(longPoint)
  point.set(short.subarray(0, shortPoint))
  return point
}
