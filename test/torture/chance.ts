/** Chance that can be had again: one seed decides every choice. When the machine comes to each, no seed can say. */
export class Chance {
  private state: number

  constructor(seed: number) {
    this.state = seed >>> 0
  }

  /** At least 0, below 1 (mulberry32). */
  next(): number {
    this.state = (this.state + 0x6d2b79f5) >>> 0
    let mixed = this.state
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }

  whole(below: number): number {
    return Math.floor(this.next() * below)
  }

  between(least: number, most: number): number {
    return least + this.next() * (most - least)
  }

  is(share: number): boolean {
    return this.next() < share
  }

  one<T>(of: readonly T[]): T {
    if (of.length === 0) throw new Error('There is nothing to choose from')
    return of[this.whole(of.length)]!
  }

  /** Another chance, for something that runs beside this one. */
  fork(): Chance {
    return new Chance(this.whole(4_294_967_296))
  }
}

/** Later by so many milliseconds: the moment of a death is chance, nothing waits for it. */
export const after = (milliseconds: number) => new Promise<void>(done => setTimeout(done, milliseconds))
