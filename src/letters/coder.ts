/**
 * Short texts, coded by what is likely to come next. Deflate must first describe its own code, which costs a child's answer of
 * 600 bytes a fifth of what is sent; here both sides begin with the same expectations, learnt from the same words.
 *
 * An arithmetic coder spends on each bit as much as the model was wrong about it (letters/model.ts). One model serves all texts,
 * one after the other: what it learns from a text is taken back behind it. Long ones make room for others every few hundred bytes.
 */
import { Model } from './model.ts'

/** Bytes at one go: a hundredth of a second on a slow phone. */
const slice = 512

export class Coder {
  private readonly model: Model
  private ready: Promise<unknown>

  /** @param words what everybody has read. @param most bytes of a text together with what is read before it. */
  constructor(words: Uint8Array, most: number) {
    this.model = new Model(words.length + most)
    this.ready = this.read(words).then(() => this.model.settle())
  }

  /** @param before read by both sides before the text. */
  encode(text: Uint8Array, before: Uint8Array): Promise<Uint8Array> {
    return this.inTurn(before, async model => {
      const code: number[] = []
      let [low, high] = [0, 0xffffffff]
      for (const [n, byte] of text.entries()) {
        for (let i = 7; i >= 0; i--) {
          const bit = (byte >> i) & 1
          const at = cut(low, high, model.chance)
          if (bit) high = at
          else low = at + 1
          model.update(bit)
          while (low >>> 24 === high >>> 24) {
            code.push(low >>> 24)
            low = (low << 8) >>> 0
            high = ((high << 8) | 255) >>> 0
          }
        }
        if (n % slice === slice - 1) await pause()
      }
      // Beyond its end the code is read as zeros: one more byte leads into the range.
      if (low > 0) code.push((low >>> 24) + 1)
      return Uint8Array.from(code)
    })
  }

  /** @param length of the text. Any bytes decode to some text; whether it was meant, its reader must know. */
  decode(code: Uint8Array, length: number, before: Uint8Array): Promise<Uint8Array> {
    return this.inTurn(before, async model => {
      const text = new Uint8Array(length)
      let at = 0
      let value = 0
      for (let i = 0; i < 4; i++) value = ((value << 8) | (code[at++] ?? 0)) >>> 0
      let [low, high] = [0, 0xffffffff]
      for (let n = 0; n < length; n++) {
        let byte = 0
        for (let i = 0; i < 8; i++) {
          const middle = cut(low, high, model.chance)
          const bit = value <= middle ? 1 : 0
          if (bit) high = middle
          else low = middle + 1
          model.update(bit)
          byte = (byte << 1) | bit
          while (low >>> 24 === high >>> 24) {
            low = (low << 8) >>> 0
            high = ((high << 8) | 255) >>> 0
            value = ((value << 8) | (code[at++] ?? 0)) >>> 0
          }
        }
        text[n] = byte
        if (n % slice === slice - 1) await pause()
      }
      return text
    })
  }

  private inTurn(before: Uint8Array, use: (model: Model) => Promise<Uint8Array>): Promise<Uint8Array> {
    const turn = this.ready.then(async () => {
      const back = this.model.mark()
      try {
        await this.read(before)
        return await use(this.model)
      } finally {
        back()
      }
    })
    // Who comes next waits for this one, and does not fall with it.
    this.ready = turn.catch(() => {})
    return turn
  }

  private async read(bytes: Uint8Array) {
    for (let at = 0; at < bytes.length; at += slice) {
      if (at > 0) await pause()
      this.model.read(bytes.subarray(at, at + slice))
    }
  }
}

/** Where the range of 32 bits is cut: below and at it stands a 1. Each step stays within what a double holds exactly. */
const cut = (low: number, high: number, chance: number) => {
  const range = high - low
  return low + Math.floor(range / 4096) * chance + Math.floor(((range % 4096) * chance) / 4096)
}

const pause = () => new Promise<void>(resolve => setTimeout(resolve))
