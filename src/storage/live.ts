/** Live reads: a screen asks once and is drawn again whenever the phone's bell has rung and the pocket has been refreshed. */
import { createContext } from 'preact'
import { useContext, useEffect, useState } from 'preact/hooks'
import type { SyncState } from '../domain/states.ts'
import type { Noun } from '../domain/nouns.ts'
import type { Home } from './home.ts'
import type { Session } from './session.ts'

/** What the app hands to every screen. */
export interface Pocket {
  session: Session
  /** Grows with each refresh. */
  tick: number
  /** Letters that are on their way right now. */
  onWay: ReadonlySet<string>
  /** The best guess of the school's clock, milliseconds. */
  now: number
  /** When phone and school last spoke, by the phone's clock; 0 for never. */
  contact: number
  /** Whether the last try reached the school. */
  reached: boolean
  /** Speaks with the school now. */
  beat(): void
  /** Fetches a file that somebody tapped. @returns what stood in the way (sync/bring.ts), undefined when it is here. */
  bring(place: string, hash: string): Promise<string | undefined>
}

export const PocketContext = createContext<Pocket | undefined>(undefined)

export function usePocket(): Pocket {
  const pocket = useContext(PocketContext)
  if (!pocket) throw new Error('No pocket is open: draw this inside <PocketContext.Provider>')
  return pocket
}

export const useSession = (): Session => usePocket().session

/** The home of an address, such as /lessons/:place/:id; undefined when this person is not at home there. */
export const useHome = (place: string): Home | undefined => useSession().home(place)

/**
 * The answer of a query over the open pocket, kept up to date. undefined until the first answer is there.
 * @param deps what the query uses beside the session; it runs again when they change.
 */
export function useLive<T>(
  query: (session: Session) => Promise<T>,
  deps: readonly unknown[] = [],
): T | undefined {
  const { session, tick } = usePocket()
  const [answer, setAnswer] = useState<{ value: T } | undefined>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    let here = true
    query(session).then(
      value => here && setAnswer({ value }),
      (error: unknown) => here && setFault(error),
    )
    return () => void (here = false)
  }, [session, tick, ...deps])
  // A bug in a query is shown by the page's own guard, never lost.
  if (fault) throw fault as Error
  return answer?.value
}

/** Where a row of one's own work is: on this phone, on its way, or arrived. Refused work is told by its act. */
export function stateOfRow(pocket: Pocket, home: Home, noun: Noun, id: string): SyncState {
  if (home.stateOf(noun, id) === 'arrived') return 'arrived'
  return pocket.onWay.size > 0 ? 'way' : 'here'
}
