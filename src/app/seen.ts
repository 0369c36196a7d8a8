/**
 * A short word of the school stands whole on a first screen: whoever has had it before his eyes has read it. Seen is what was
 * in view for as long as it takes to read a line, on a page that is in front.
 */
import type { Session } from '../storage/session.ts'
import { act } from '../sync/act.ts'

const aLine = 1500

export interface Eyes {
  /** After each drawing: looks at what stands on the page now. */
  look(session: Session | undefined): void
}

export function openEyes(): Eyes {
  let session: Session | undefined
  /** Told already, so that a drawing in between tells nothing twice. */
  const told = new Set<string>()
  const watched = new Set<Element>()
  const timers = new Map<Element, ReturnType<typeof setTimeout>>()
  const close = (element: Element) => {
    clearTimeout(timers.get(element))
    timers.delete(element)
  }
  const sight = new IntersectionObserver(
    entries => {
      for (const { target, isIntersecting } of entries)
        if (!isIntersecting) close(target)
        else if (!timers.has(target))
          timers.set(
            target,
            setTimeout(() => void read(target), aLine),
          )
    },
    { threshold: 0.6 },
  )
  async function read(element: Element) {
    close(element)
    const named = (element as HTMLElement).dataset.reads
    const reader = session
    if (!named || !reader || !element.isConnected || document.visibilityState !== 'visible') return
    const key = `${reader.profile.id} ${named}`
    if (told.has(key)) return
    told.add(key)
    const [place = '', notice] = named.split('/')
    await act(reader, { place, name: 'notices.read', args: { notice } })
  }
  /** A drawing leaves most of the page as it was: what is being read goes on being read. */
  const look = (again: boolean) => {
    if (again) for (const element of [...watched]) leave(element)
    for (const element of [...watched]) if (!element.isConnected) leave(element)
    for (const element of document.querySelectorAll('[data-reads]'))
      if (!watched.has(element)) {
        watched.add(element)
        sight.observe(element)
      }
  }
  const leave = (element: Element) => {
    close(element)
    watched.delete(element)
    sight.unobserve(element)
  }
  // What lay open in a pocket begins anew when the phone is taken out.
  document.addEventListener('visibilitychange', () => look(true))
  return {
    look(open) {
      const isOther = open !== session
      session = open
      look(isOther)
    },
  }
}
