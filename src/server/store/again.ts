import type { Transactions } from './store.ts'

/** Two transactions wrote the same row: the later begins again. */
export class ChangedMeanwhile extends Error {}

const attempts = 5

/**
 * One transaction on a place, begun again when another came between: then it holds the place's counter from its first
 * step, so that a class that hands in at the same minute waits in line. What can't be settled so is a bug, and throws.
 */
export async function again<Tx, T>(
  store: Transactions<Tx>,
  place: string,
  change: (tx: Tx) => Promise<T>,
): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await store.transaction(async tx => {
        if (attempt > 1) await store.hold(tx, place)
        return change(tx)
      })
    } catch (error) {
      const collided = error instanceof ChangedMeanwhile || store.isCollision(error)
      if (attempt > attempts || !collided) throw error
    }
  }
}
