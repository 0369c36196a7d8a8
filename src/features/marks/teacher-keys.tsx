import { useEffect, useRef } from 'preact/hooks'
import { typeMark, type Typed } from '../../domain/marks/keys.ts'
import { useSay } from '../../ui/say.tsx'

export interface Doings {
  points: number | undefined
  outOf: number
  onPoints(points: number | undefined): void
  onConfirm(): void
  onMove(by: 1 | -1): void
  onComment(): void
}

/**
 * The desk by keyboard: arrows go through the queue, digits give the mark, a dot its half, Enter confirms and goes on, the slash
 * leads to the comment. Whoever writes in a field has the keys for himself, only Ctrl+Enter confirms from there too.
 */
export function useDeskKeys(doings: Doings) {
  const now = useRef(doings)
  now.current = doings
  const digits = useRef('')
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      const { outOf, points, onPoints, onConfirm, onMove, onComment } = now.current
      const target = event.target as HTMLElement
      const isWriting = target.matches('textarea, input, select')
      const done = (act: () => void) => {
        event.preventDefault()
        act()
      }
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) return done(onConfirm)
      if (isWriting && event.key === 'Escape') return target.blur()
      if (isWriting || event.ctrlKey || event.metaKey || event.altKey) return
      if (event.key === 'ArrowDown') return done(() => onMove(1))
      if (event.key === 'ArrowUp') return done(() => onMove(-1))
      if (event.key === '/') return done(onComment)
      if (event.key === 'Enter') {
        // Enter on a link or a button is theirs; on the mark that is given already it goes on.
        const isOwn = target.matches('a, button, summary') && target.getAttribute('aria-pressed') !== 'true'
        return isOwn ? undefined : done(onConfirm)
      }
      const typed: Typed | undefined = typeMark({ digits: digits.current, points }, event.key, outOf)
      if (!typed) return
      done(() => {
        digits.current = typed.digits
        onPoints(typed.points)
      })
    }
    document.addEventListener('keydown', press)
    return () => document.removeEventListener('keydown', press)
  }, [])
}

/** What the keys do, for those who have a keyboard. */
export function Keys() {
  const say = useSay()
  return (
    <p class="keys xs two" aria-hidden="true">
      <span>
        <kbd>↓</kbd> <kbd>↑</kbd> {say('desk.keyPupil')}
      </span>
      <span>
        <kbd>{say('desk.figure', { n: 0 })}</kbd>–<kbd>{say('desk.figure', { n: 9 })}</kbd>{' '}
        {say('desk.keyMark')}
      </span>
      <span>
        <kbd>.</kbd> {say('desk.keyHalf')}
      </span>
      <span>
        <kbd>/</kbd> {say('desk.keyComment')}
      </span>
      <span>
        <kbd>
          <bdi>Enter ↵</bdi>
        </kbd>{' '}
        {say('desk.keyNext')}
      </span>
    </p>
  )
}
