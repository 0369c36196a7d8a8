/** Hands on the reader: the arrow keys turn its pages, and its foot makes room while the eye goes down. */
import { useEffect, useState } from 'preact/hooks'
import { turnOf } from '../../domain/lessons/reading.ts'

const writes = 'input, textarea, select, [contenteditable]'
/** These use the arrows themselves, to be pushed along. */
const pushes = '.table, pre'

export function useArrowKeys(turn: (by: 1 | -1) => void) {
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey || event.defaultPrevented) return
      if (event.target instanceof Element && event.target.closest(`${writes}, ${pushes}`)) return
      const by = turnOf(event.key, document.documentElement.dir === 'ltr' ? 'ltr' : 'rtl')
      if (by) turn(by)
    }
    addEventListener('keydown', onKey)
    return () => removeEventListener('keydown', onKey)
  }, [turn])
}

/** A finger trembles: less than this many pixels is no scrolling. */
const tremble = 8
/** The foot is back before the text ends. */
const nearEnd = 96

/** Whether the foot is away: it leaves while somebody reads on downwards, and comes back on the way up and at the end. */
export function useFootAway(page: unknown): boolean {
  const [away, setAway] = useState(false)
  useEffect(() => {
    let last = scrollY
    setAway(false)
    const onScroll = () => {
      const left = document.documentElement.scrollHeight - innerHeight - scrollY
      if (left < nearEnd) setAway(false)
      else if (Math.abs(scrollY - last) >= tremble) setAway(scrollY > last && scrollY > 0)
      if (Math.abs(scrollY - last) >= tremble) last = scrollY
    }
    addEventListener('scroll', onScroll, { passive: true })
    return () => removeEventListener('scroll', onScroll)
  }, [page])
  return away
}
