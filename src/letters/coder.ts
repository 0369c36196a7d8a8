/**
 * Short texts, coded by what is likely to come next. Deflate must first describe its own code, which costs a child's answer of
 * 600 bytes a fifth of what is sent; here both sides begin with the same expectations, learnt from the same words.
 *
 * A context-mixing coder as in lpaq (Matt Mahoney), one bit at a time:
 *   1. seven guesses at the next bit: by the last 0 to 4 bytes, by the word so far, and by what followed the same bytes before;
 *   2. they are mixed, with weights that learn which guesses were good;
 *   3. an arithmetic coder spends as many bits as the mixed guess was wrong.
 * Whole numbers only: every engine must come to the very same guess.
 */
const guesses = 7
const slots = 1 << 16
const heads = 1 << 14
const certain = 4095
/** How soon a guess settles: after so many bits of a kind it moves by a fixed share. */
const steady = 15
const learning = 12

/** Odds (stretched: -2047 to 2047) as a chance of 0 to 4095, by 33 points of the logistic curve. */
const curve = [
  1, 2, 3, 6, 10, 16, 27, 45, 73, 120, 194, 310, 488, 747, 1101, 1546, 2047, 2549, 2994, 3348, 3607, 3785,
  3901, 3975, 4024, 4050, 4068, 4079, 4085, 4089, 4092, 4093, 4094,
]
function squash(odds: number): number {
  if (odds > 2047) return certain
  if (odds < -2047) return 0
  const at = (odds >> 7) + 16
  const rest = odds & 127
  return (curve[at]! * (128 - rest) + curve[at + 1]! * rest + 64) >> 7
}

/** The other way round. */
const stretched = new Int16Array(4096)
for (let odds = -2047, from = 0; odds <= 2047; odds++)
  for (const to = squash(odds); from <= to; from++) stretched[from] = odds
stretched[certain] = 2047

const pace = Int32Array.from({ length: steady + 1 }, (_, seen) => Math.floor(65_536 / (seen + 1.5)))

class Model {
  /** The chance (of 65536) that the next bit is 1. Between 1 and 4095, of 4096. */
  chance = 2048
  private readonly table: Uint16Array
  private readonly seen: Uint8Array
  private readonly weights: Int32Array
  /** By how far the present has matched the past, and the bit that followed then. */
  private readonly matched: Uint16Array
  private readonly lastAt: Int32Array
  private readonly past: Uint8Array
  private length: number
  private word: number
  private readonly hashes = new Int32Array(guesses - 1)
  private readonly slot = new Int32Array(guesses - 1)
  private readonly odds = new Int32Array(guesses)
  /** The bits of the byte so far, with a 1 in front. */
  private bits = 1
  private bitCount = 0
  private matchAt: number
  private matchLength: number
  private match = -1
  private set = 0

  /** @param room for so many more bytes. @param from learns on from what this one has learnt. */
  constructor(room: number, from?: Model) {
    this.table = from ? from.table.slice() : new Uint16Array(slots * (guesses - 1)).fill(32_768)
    this.seen = from ? from.seen.slice() : new Uint8Array(slots * (guesses - 1))
    this.weights = from ? from.weights.slice() : new Int32Array(guesses * 17).fill(1 << 14)
    this.matched = from ? from.matched.slice() : new Uint16Array(64).map((_, i) => (i & 1 ? 60_000 : 5536))
    this.lastAt = from ? from.lastAt.slice() : new Int32Array(heads)
    this.past = new Uint8Array((from?.length ?? 0) + room)
    if (from) this.past.set(from.past.subarray(0, from.length))
    this.length = from?.length ?? 0
    this.word = from?.word ?? 0
    this.matchAt = from?.matchAt ?? 0
    this.matchLength = from?.matchLength ?? 0
    this.beginByte()
    this.guess()
  }

  learn(bytes: Uint8Array): this {
    for (const byte of bytes) for (let i = 7; i >= 0; i--) this.update((byte >> i) & 1)
    return this
  }

  update(bit: number) {
    const { table, seen, slot, weights, odds, set } = this
    const wrong = ((bit << 12) - this.chance) * learning
    for (let i = 0; i < guesses; i++) weights[set + i]! += (Math.imul(odds[i]!, wrong) + 0x8000) >> 16
    const goal = bit ? 65_535 : 0
    for (let i = 0; i < guesses - 1; i++) {
      const at = slot[i]!
      const count = seen[at]!
      table[at]! += ((goal - table[at]!) * pace[count]!) >> 16
      if (count < steady) seen[at] = count + 1
    }
    if (this.match >= 0) this.matched[this.match]! += (goal - this.matched[this.match]!) >> 6
    this.bits = (this.bits << 1) | bit
    if (++this.bitCount === 8) this.endByte()
    this.guess()
  }

  private endByte() {
    const byte = this.bits & 255
    this.past[this.length++] = byte
    this.bits = 1
    this.bitCount = 0
    const isLetter = byte >= 128 || (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
    this.word = isLetter ? Math.imul(this.word + byte + 1, 0x2545f491) : 0
    this.findMatch()
    this.beginByte()
  }

  /** Where the last four bytes stood before: what followed there is likely to follow here. */
  private findMatch() {
    const { past, length } = this
    if (this.matchLength > 0) {
      this.matchAt++
      this.matchLength++
    }
    if (length < 5) return
    const four =
      past[length - 1]! | (past[length - 2]! << 8) | (past[length - 3]! << 16) | (past[length - 4]! << 24)
    const head = Math.imul(four, 0x2c1b3c6d) >>> 18
    const at = this.lastAt[head]!
    this.lastAt[head] = length
    if (this.matchLength > 0 || at === 0) return
    let same = 0
    while (same < 32 && same < at && past[at - same - 1] === past[length - same - 1]) same++
    if (same < 4) return
    this.matchAt = at
    this.matchLength = same
  }

  private beginByte() {
    const { hashes, past, length } = this
    const back = (n: number) => past[length - n] ?? 0
    const [one, two, three, four] = [back(1), back(2), back(3), back(4)]
    hashes[1] = Math.imul(one + 1, 0x2f0b4c47)
    hashes[2] = Math.imul(((two << 8) | one) + 1, 0x3c6ef372)
    hashes[3] = Math.imul(((three << 16) | (two << 8) | one) + 1, 0x5851f42d)
    hashes[4] = Math.imul(((four << 24) | (three << 16) | (two << 8) | one) + 1, 0x4c957f2d)
    hashes[5] = Math.imul(this.word + 1, 0x1b873593)
  }

  private guess() {
    const { table, hashes, slot, odds, weights } = this
    const set = (this.set = (this.matchLength > 0 ? Math.min(15, this.matchLength >> 1) + 1 : 0) * guesses)
    let mixed = 0
    const salt = Math.imul(this.bits, 0x9e3779b1)
    for (let i = 0; i < guesses - 1; i++) {
      const at = i * slots + (Math.imul(hashes[i]! + salt, 0x85ebca6b) >>> 16)
      slot[i] = at
      const one = stretched[table[at]! >> 4]!
      odds[i] = one
      mixed += Math.imul(weights[set + i]!, one) >> 16
    }
    odds[guesses - 1] = this.guessByMatch()
    mixed += Math.imul(weights[set + guesses - 1]!, odds[guesses - 1]!) >> 16
    this.chance = Math.min(certain, Math.max(1, squash(mixed)))
  }

  private guessByMatch(): number {
    this.match = -1
    if (this.matchLength === 0) return 0
    const then = this.past[this.matchAt]! | 256
    if (then >> (8 - this.bitCount) !== this.bits) {
      this.matchLength = 0
      return 0
    }
    this.match = Math.min(31, this.matchLength) * 2 + ((then >> (7 - this.bitCount)) & 1)
    return stretched[this.matched[this.match]! >> 4]!
  }
}

/** Where the range of 32 bits is cut: below and at it stands a 1. Each step stays within what a double holds exactly. */
const cut = (low: number, high: number, chance: number) => {
  const range = high - low
  return low + Math.floor(range / 4096) * chance + Math.floor(((range % 4096) * chance) / 4096)
}

/** A coder that has read these words, and others before a text where they are known to both sides. */
export class Coder {
  private readonly learnt: Model

  constructor(words: Uint8Array) {
    this.learnt = new Model(words.length).learn(words)
  }

  encode(text: Uint8Array, before: Uint8Array): Uint8Array {
    const model = new Model(before.length + text.length, this.learnt).learn(before)
    const code: number[] = []
    let [low, high] = [0, 0xffffffff]
    for (const byte of text)
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
    // Beyond its end the code is read as zeros: one more byte leads into the range.
    if (low > 0) code.push((low >>> 24) + 1)
    return Uint8Array.from(code)
  }

  /** @param length of the text. Any bytes decode to some text; whether it was meant, its reader must know. */
  decode(code: Uint8Array, length: number, before: Uint8Array): Uint8Array {
    const model = new Model(before.length + length, this.learnt).learn(before)
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
    }
    return text
  }
}
