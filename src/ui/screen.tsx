import { createContext, type ComponentChildren } from 'preact'
import { useContext, useLayoutEffect, useRef } from 'preact/hooks'

/** The navigation of whoever's pocket is open; the app hands it to every screen. */
export const NavContext = createContext<ComponentChildren>(undefined)

export interface ScreenProps {
  /** TopBar or PocketField. */
  top?: ComponentChildren
  /** Default: the navigation of the open pocket, and none where a foot keeps the bottom edge. */
  nav?: ComponentChildren
  /** What is done here: steps and the main button, kept at the bottom edge. */
  foot?: ComponentChildren
  /** The foot makes room for a while, unless something in it has the focus (reading.css). */
  away?: boolean
  /** Toast, shown just above the foot. */
  toast?: ComponentChildren
  /** Desks of the staff may use the whole width. */
  wide?: boolean
  children: ComponentChildren
}

/** A whole screen. The foot and the navigation never cover the last row of a list: they stand after it. */
export function Screen({ top, nav: given, foot, away, toast, wide, children }: ScreenProps) {
  const around = useContext(NavContext)
  const nav = given ?? (foot ? undefined : around)
  const screen = useFocusHandedOn()
  return (
    <div ref={screen} class={['screen', nav && 'has-nav', wide && 'wide'].filter(Boolean).join(' ')}>
      {top}
      <main id="main" tabIndex={-1}>
        {children}
      </main>
      {(toast || foot || nav) && (
        <div class={away ? 'base away' : 'base'}>
          {toast}
          {foot && <footer class="foot">{foot}</footer>}
          {nav}
        </div>
      )}
    </div>
  )
}

/** Whether the screen that went last had the focus. */
let hadFocus = false

/**
 * A screen that gives way to another, as an empty frame does to what it waited for, takes the focus with it: whoever goes by keys
 * or by ear would stand before the whole page again. The next one begins where its words begin.
 */
function useFocusHandedOn() {
  const screen = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    const own = screen.current!
    const isLost = hadFocus && document.activeElement === document.body
    if (isLost) own.querySelector('main')!.focus({ preventScroll: true })
    hadFocus = false
    return () => void (hadFocus = own.contains(document.activeElement))
  }, [])
  return screen
}
