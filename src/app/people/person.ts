import type { ComponentType } from 'preact'
import type { Say } from '../../domain/words.ts'
import type { Session } from '../../storage/session.ts'
import type { Face } from '../../storage/vault.ts'
import type { NavItem } from '../../ui/nav-bar.tsx'
import type { Screen } from '../../ui/route.ts'
import type { Dictionary } from '../words/learnt.ts'

/** What every prepared first screen knows: whose pocket it is, and when it was made. */
export interface DayBase {
  profile: string
  face: Face
  /** The school's clock when it was made, milliseconds. */
  now: number
}

/**
 * What one kind of person sees. `Home` draws only from its day, so that the same component makes the prepared page after
 * each sync and takes it over later.
 */
export interface PersonDesk<Day extends DayBase> {
  readDay(session: Session, now: number): Promise<Day>
  Home: ComponentType<{ day: Day }>
  /** The Arabic words of its home. */
  words: Dictionary
  /** All its addresses, with their words: fetched once the home lives. */
  screens(): Promise<{ screens: readonly Screen[]; words: Dictionary }>
  nav(say: Say): Omit<NavItem, 'current'>[]
}
