/** A house of memory, of what an exchange needs and nothing more, and the office's ways into it. */
import type { Desk } from '../../../../src/domain/people/person.ts'
import { performOffice } from '../../../../src/server/actions/perform.ts'
import { issueCard as issue, type PrintedCard } from '../../../../src/server/cards/cards.ts'
import { Schools } from '../../../../src/server/places/schools.ts'
import type { SyncDesk } from '../../../../src/server/sync/desk.ts'
import type { MemoryStore } from './memory.ts'

export interface MemoryHouse extends SyncDesk {
  store: MemoryStore
}

export interface Wiring {
  store: MemoryStore
  now(): number
  /** Keys that were read already; without them a house reads its own. */
  schools?: Schools
}

export function memoryHouse({ store, now, schools = new Schools(store.each.places) }: Wiring): MemoryHouse {
  return {
    store,
    schools,
    now,
    rates: { count: async () => 0, isOver: async () => false },
    log: { warn() {} },
    actsCame() {},
    async beforeAnswer() {},
  }
}

export interface OfficeCall {
  name: string
  args: unknown
}

/** Opens a place and plays the office's calls in one transaction. Throws where one is refused. */
export async function openSchool(house: MemoryHouse, place: string, calls: readonly OfficeCall[]) {
  await house.schools.openPlace(place, house.now())
  const refused = await performOffice(house.store, place, calls, house.now())
  if (refused) throw new Error(`${calls[refused.at]!.name}: ${refused.refused} ${refused.field ?? ''}`)
}

export interface CardWish {
  place: string
  person: string
  desk: Desk
  /** How many devices it admits; three, where nothing is said. */
  uses?: number
}

/** @param chance sixteen bytes of which the code is made. */
export function issueCard(house: MemoryHouse, wish: CardWish, chance?: Uint8Array): Promise<PrintedCard> {
  return issue(house.store, house.schools, 'http://school', { ...wish, now: house.now() }, chance)
}
