/** Locks on single rows, held to the end of a transaction, as PostgreSQL holds them: whoever comes later waits in line. */

/** What the engines say where two transactions can't both go on: the asking one begins again. */
export class Collision extends Error {}

export class Holder {
  readonly keys = new Set<string>()
  waitsFor: string | undefined
}

interface Lock {
  holder: Holder
  line: { holder: Holder; go: () => void }[]
}

export class Locks {
  private readonly locks = new Map<string, Lock>()

  /** undefined when it was free: then it is held at once. */
  take(key: string, holder: Holder): Promise<void> | undefined {
    const lock = this.locks.get(key)
    if (!lock) {
      this.locks.set(key, { holder, line: [] })
      holder.keys.add(key)
      return undefined
    }
    if (lock.holder === holder) return undefined
    if (this.isCircle(lock.holder, holder)) throw new Collision('deadlock')
    holder.waitsFor = key
    return new Promise(go => lock.line.push({ holder, go }))
  }

  /** Lets everything go that somebody holds or waits for; the next in each line go on. */
  release(holder: Holder) {
    const { waitsFor } = holder
    const waited = waitsFor === undefined ? undefined : this.locks.get(waitsFor)
    if (waited) waited.line = waited.line.filter(one => one.holder !== holder)
    for (const key of holder.keys) {
      const lock = this.locks.get(key)!
      const next = lock.line.shift()
      if (!next) {
        this.locks.delete(key)
        continue
      }
      lock.holder = next.holder
      next.holder.waitsFor = undefined
      next.holder.keys.add(key)
      next.go()
    }
    holder.keys.clear()
    holder.waitsFor = undefined
  }

  /** Whether `by`, who would wait for `holder`, is waited for by him in the end. */
  private isCircle(holder: Holder, by: Holder): boolean {
    for (let at: Holder | undefined = holder; at;) {
      if (at === by) return true
      at = at.waitsFor === undefined ? undefined : this.locks.get(at.waitsFor)?.holder
    }
    return false
  }
}
