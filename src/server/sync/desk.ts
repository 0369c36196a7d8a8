import type { Schools } from '../places/schools.ts'
import type { Rates } from '../rates.ts'
import type { Store } from '../store/store.ts'

/** What an exchange needs of the house: the simulation has a house of this and nothing more. */
export interface SyncDesk {
  store: Store
  schools: Schools
  rates: Pick<Rates, 'count' | 'isOver'>
  log: { warn(about: object, words: string): void }
  now(): number
  /** Letters were settled: what waits for them beside the exchange may go on. */
  actsCame(): void
  /** What a place does for itself whenever a phone asks, before it is answered. @param came whether letters were settled. */
  beforeAnswer(place: string, device: string, came: boolean): Promise<void>
}
