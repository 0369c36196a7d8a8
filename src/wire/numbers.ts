/** Whole numbers as seven bits a byte, the lowest first, each but the last byte with its high bit set; and what stands between. */

export function writeNumber(value: number): Uint8Array {
  const bytes: number[] = []
  let rest = value
  for (; rest >= 128; rest = Math.floor(rest / 128)) bytes.push((rest % 128) + 128)
  return Uint8Array.from([...bytes, rest])
}

/** Reads what came from outside: whatever ends too early is undefined. */
export class Reader {
  private readonly bytes: Uint8Array
  private at: number

  constructor(bytes: Uint8Array, at = 0) {
    this.bytes = bytes
    this.at = at
  }

  get atEnd() {
    return this.at >= this.bytes.length
  }

  get left() {
    return Math.max(0, this.bytes.length - this.at)
  }

  /** At most 2 to the power of 53; undefined also for what is longer. */
  number(): number | undefined {
    let value = 0
    for (let place = 1; place <= 2 ** 49; place *= 128) {
      const byte = this.bytes[this.at++]
      if (byte === undefined) return undefined
      value += (byte & 127) * place
      if (byte < 128) return Number.isSafeInteger(value) ? value : undefined
    }
    return undefined
  }

  take(length: number | undefined): Uint8Array | undefined {
    if (length === undefined || this.at + length > this.bytes.length) return undefined
    this.at += length
    return this.bytes.subarray(this.at - length, this.at)
  }
}
