/**
 * How often anyone may ask, kept in this server's memory: bounds against a phone gone wild and against guessing, far above
 * what families do. A class behind one address is one network to us, so that networks are bounded only in what strangers do.
 */
import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible'

const minute = 60
const hour = 60 * minute
const day = 24 * hour

/** How many in how many seconds. */
const bounds = {
  /** Exchanges of one device. */
  device: [240, minute],
  /** From one network: exchanges of devices that no school knows, and questions about cards. */
  stranger: [3000, hour],
  /** Wrong cards from one device. */
  guessing: [10, hour],
  /** Wrong secrets for one card. */
  guessed: [20, day],
  /** Wrong cards from one network, and at one school: beyond it each phone has two tries left (sync/guesses). */
  guessingFrom: [60, hour],
  guessingAt: [200, hour],
} satisfies Record<string, [number, number]>
export type Bound = keyof typeof bounds
export type Bounds = Record<Bound, [number, number]>

export class Rates {
  private readonly limiters: Record<Bound, RateLimiterMemory>

  constructor(changed: Partial<Bounds> = {}) {
    const all = { ...bounds, ...changed }
    const made = Object.entries(all).map(
      ([name, [points, duration]]) =>
        [name, new RateLimiterMemory({ keyPrefix: name, points, duration })] as const,
    )
    this.limiters = Object.fromEntries(made) as Record<Bound, RateLimiterMemory>
  }

  /** Counts one more. @returns 0 when it is within the bound, else the seconds to wait. */
  async count(bound: Bound, key: string): Promise<number> {
    try {
      await this.limiters[bound].consume(key)
      return 0
    } catch (over) {
      if (over instanceof Error) throw over
      return seconds(over as RateLimiterRes)
    }
  }

  /** Whether the bound, or `points` of it, is reached, without counting. */
  async isOver(bound: Bound, key: string, points?: number): Promise<boolean> {
    const limiter = this.limiters[bound]
    const state = await limiter.get(key)
    return !!state && state.consumedPoints >= (points ?? limiter.points)
  }
}

const seconds = ({ msBeforeNext }: RateLimiterRes) => Math.max(1, Math.ceil(msBeforeNext / 1000))
