/**
 * What bit is likely to come next in a short text. A mixer of contexts as in lpaq (Matt Mahoney), one bit at a time:
 *   1. eight guesses: by the last 0 to 4 bytes, by the word so far, by the field of JSON, and by what followed the same before;
 *   2. they are mixed twice, with weights that learn which guesses were good: by how far the past is matched, and by the bits
 *      of the byte so far; the guess is between the two.
 * Whole numbers only: every engine must come to the very same guess.
 */
const contexts = 7
const guesses = contexts + 1
/** Chances by context: 22 bits of chance, 9 of how often it was seen. */
const slots = 1 << 18
const heads = 1 << 14
const certain = 4095
const even = 1 << 30
const quote = 34
const colon = 58
/** How soon a guess settles: after so many bits of a kind it moves by a fixed share. */
const steady = 14
const learning = 28

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

const mostChance = (1 << 22) - 1
const pace = Int32Array.from({ length: steady + 1 }, (_, seen) => Math.floor(16_384 / (seen + 1.5)))
/** What was seen once and never otherwise in its kind is right more often than its chance says. In 256ths. */
const trust = Int32Array.from(
  { length: steady + 1 },
  (_, seen) => 512 - Math.floor((320 * seen) / (seen + 4)),
)
const inBounds = (chance: number) => Math.min(certain, Math.max(1, chance))

/** Puts what differs in a few bits far apart. */
function spread(value: number): number {
  const once = Math.imul(value ^ (value >>> 15), 0x2c1b3c6d)
  const twice = Math.imul(once ^ (once >>> 12), 0x297a2d39)
  return twice ^ (twice >>> 15)
}

export class Model {
  /** The chance that the next bit is 1. Between 1 and 4095, of 4096. */
  chance = 2048
  private readonly table = new Int32Array(slots * contexts).fill(even)
  /** By how far the past is matched (17 sets), and by the bits of the byte so far (256). */
  private readonly weights = new Int32Array(guesses * (17 + 256)).fill(12_000)
  /** By how far the present has matched the past, and the bit that followed then. */
  private readonly matched = new Uint16Array(64).map((_, i) => (i & 1 ? 60_000 : 5536))
  private readonly lastAt = new Int32Array(heads)
  private readonly past: Uint8Array
  private length = 0
  private readonly hashes = new Int32Array(contexts)
  private readonly slot = new Int32Array(contexts)
  private readonly odds = new Int32Array(guesses)
  /** The bits of the byte so far, with a 1 in front. */
  private bits = 1
  private bitCount = 0
  private word = 0
  /** What is said since the last quotation mark, and what the last field was. */
  private said = 0
  private field = 0
  private matchAt = 0
  private matchLength = 0
  private match = -1
  private byMatch = 0
  private byBits = 0
  private chanceByMatch = 2048
  private chanceByBits = 2048
  /** Slots and what stood in them, while a text is read that will be taken back. */
  private undo = new Int32Array(1 << 17)
  private undone = 0

  /** @param room for so many bytes. */
  constructor(room: number) {
    this.past = new Uint8Array(room)
    this.beginByte()
    this.guess()
  }

  read(bytes: Uint8Array) {
    for (const byte of bytes) for (let i = 7; i >= 0; i--) this.update((byte >> i) & 1)
  }

  /** What was read up to here stays for good. */
  settle() {
    this.undone = 0
    this.undo = new Int32Array(1 << 17)
  }

  /** @returns takes back whatever is read from now on: a copy of all this would cost more than to read a letter. */
  mark(): () => void {
    const { weights, matched, lastAt, hashes, slot, odds, undo: _, ...rest } = this
    const small = [weights, matched, lastAt, hashes, slot, odds] as const
    const before = small.map(array => array.slice())
    return () => {
      const { table, undo, undone } = this
      for (let i = undone - 2; i >= 0; i -= 2) table[undo[i]!] = undo[i + 1]!
      small.forEach((array, i) => array.set(before[i]!))
      Object.assign(this, rest)
    }
  }

  update(bit: number) {
    const { weights, odds, table, slot, byMatch, byBits } = this
    const wrongByMatch = ((bit << 12) - this.chanceByMatch) * learning
    const wrongByBits = ((bit << 12) - this.chanceByBits) * learning
    for (let i = 0; i < guesses; i++) {
      const one = odds[i]!
      weights[byMatch + i]! += (Math.imul(one, wrongByMatch) + 0x8000) >> 16
      weights[byBits + i]! += (Math.imul(one, wrongByBits) + 0x8000) >> 16
    }
    const undo = this.undoing()
    let undone = this.undone
    for (let i = 0; i < contexts; i++) {
      const at = slot[i]!
      const before = table[at]!
      undo[undone++] = at
      undo[undone++] = before
      const seen = before & 511
      const was = before >> 9
      // Towards either end, and never beyond it.
      const chance = bit
        ? was + (Math.imul((mostChance - was) >> 5, pace[seen]!) >> 9)
        : was - (Math.imul(was >> 5, pace[seen]!) >> 9)
      table[at] = (chance << 9) + (seen < steady ? seen + 1 : seen)
    }
    this.undone = undone
    if (this.match >= 0) this.matched[this.match]! += ((bit ? 65_535 : 0) - this.matched[this.match]!) >> 6
    this.bits = (this.bits << 1) | bit
    if (++this.bitCount === 8) this.endByte()
    this.guess()
  }

  /** Room to note what stands in the slots of one more bit. */
  private undoing(): Int32Array {
    if (this.undone + 2 * contexts <= this.undo.length) return this.undo
    const longer = new Int32Array(this.undo.length * 2)
    longer.set(this.undo)
    return (this.undo = longer)
  }

  private endByte() {
    const byte = this.bits & 255
    const { past } = this
    past[this.length++] = byte
    this.bits = 1
    this.bitCount = 0
    const isLetter = byte >= 128 || (byte >= 97 && byte <= 122) || (byte >= 65 && byte <= 90)
    this.word = isLetter ? Math.imul(this.word + byte + 1, 0x2545f491) : 0
    this.said = byte === quote ? 0 : Math.imul(this.said + byte + 1, 0x2545f491)
    if (byte === colon) {
      const back = (n: number) => past[this.length - n] ?? 0
      this.field = Math.imul((back(5) << 16) | (back(3) << 8) | back(4), 0x9e3779b1)
    }
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
    hashes[6] = Math.imul(this.said + 1, 0x18e31da4) + this.field
    for (let i = 0; i < contexts; i++) hashes[i] = spread(hashes[i]! + i)
  }

  private guess() {
    const { table, hashes, slot, odds, weights, bits } = this
    const salt = Math.imul(bits, 0x9e3779b1)
    odds[contexts] = this.guessByMatch()
    const byMatch = (this.matchLength > 0 ? Math.min(15, this.matchLength >> 1) + 1 : 0) * guesses
    const byBits = (17 + bits) * guesses
    let one = Math.imul(weights[byMatch + contexts]!, odds[contexts]!) >> 16
    let other = Math.imul(weights[byBits + contexts]!, odds[contexts]!) >> 16
    for (let i = 0; i < contexts; i++) {
      const at = i * slots + (Math.imul(hashes[i]! ^ salt, 0x85ebca6b) >>> 14)
      slot[i] = at
      const guess = (stretched[table[at]! >> 19]! * trust[table[at]! & 511]!) >> 8
      odds[i] = guess
      one += Math.imul(weights[byMatch + i]!, guess) >> 16
      other += Math.imul(weights[byBits + i]!, guess) >> 16
    }
    this.byMatch = byMatch
    this.byBits = byBits
    this.chanceByMatch = inBounds(squash(one))
    this.chanceByBits = inBounds(squash(other))
    this.chance = inBounds(squash((one + other) >> 1))
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
