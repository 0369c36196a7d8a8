import { createContext } from 'preact'
import { useContext } from 'preact/hooks'
import { datesFor, type Dates } from '../domain/calendar/tell.ts'
import type { Say } from '../domain/words.ts'

/** Where screens find their words. The app provides it, since only the app knows the dictionaries. */
export const SayContext = createContext<Say | undefined>(undefined)

/** The `say` of this screen: `const say = useSay()`, then `say('noun.name', { count, context })`. */
export function useSay(): Say {
  const say = useContext(SayContext)
  if (!say) throw new Error('No words: draw this inside <SayContext.Provider value={say}>')
  return say
}

/** Where screens find dates in the person's language, digits and school offset; Arabic until the app says more. */
export const DatesContext = createContext<Dates>(datesFor({ lang: 'ar', digits: 'arab', hijriOffset: 0 }))

export function useDates(): Dates {
  return useContext(DatesContext)
}
