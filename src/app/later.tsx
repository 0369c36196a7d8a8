import type { ComponentType } from 'preact'
import { useEffect, useLayoutEffect, useRef, useState } from 'preact/hooks'
import { Screen } from '../ui/screen.tsx'
import { learn, type Dictionary } from './words/learnt.ts'

export interface Brought<Props> {
  screen: ComponentType<Props>
  /** The Arabic words that it says. */
  words: Dictionary
}

/** A screen that the phone takes out of its own store when it is first shown; its frame stands at once. */
export function later<Props extends object>(load: () => Promise<Brought<Props>>): ComponentType<Props> {
  let brought: Brought<Props> | undefined
  return function Later(props) {
    const [, shown] = useState(false)
    const [fault, setFault] = useState<unknown>()
    const turned = useRef(false)
    useEffect(() => {
      if (brought) return
      load().then(one => {
        learn(one.words)
        brought = one
        turned.current = document.activeElement?.id === 'main'
        shown(true)
      }, setFault)
    }, [])
    // Whoever stood in the empty frame stands in the screen that took its place.
    useLayoutEffect(() => {
      if (turned.current) document.getElementById('main')?.focus({ preventScroll: true })
      turned.current = false
    })
    // The page's own guard tells it; a chunk that is missing is never an empty screen.
    if (fault) throw fault as Error
    return brought ? <brought.screen {...props} /> : <Screen>{null}</Screen>
  }
}
