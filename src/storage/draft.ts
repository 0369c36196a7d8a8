/** What somebody writes: found again as it was left, kept at each stroke, put away when it has been sent. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { dropDraft, readDraft, saveDraft } from './drafts.ts'
import { usePocket } from './live.ts'

export interface Draft<T> {
  /** undefined until the phone has answered. */
  content: T | undefined
  /** Whether it was left here at an earlier visit, and whether the last stroke since is safe on the phone. */
  state: 'untouched' | 'found' | 'saving' | 'saved' | 'failed'
  /** A part of it anew; made from what stands there now, where it builds on that. */
  change(part: Partial<T> | ((now: T) => Partial<T>)): void
  /** Takes it off the phone. What stands on the screen stays, or begins anew with `next`. */
  drop(next?: T): Promise<void>
}

/** What lies here of one work. @returns undefined until the phone has answered, null when there is nothing. */
export function useFoundDraft<T>(work: string): T | null | undefined {
  const { session } = usePocket()
  const [found, setFound] = useState<{ work: string; draft: T | null }>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    let here = true
    readDraft<T>(session, work).then(
      draft => here && setFound({ work, draft: draft ?? null }),
      (error: unknown) => here && setFault(error),
    )
    return () => void (here = false)
  }, [session, work])
  if (fault) throw fault as Error
  return found?.work === work ? found.draft : undefined
}

/**
 * One draft under the pen.
 * @param work its name, such as ask/amal/lesson/3
 * @param begin what it begins with, given what was left here
 * @param ready what it begins with where the phone need not be asked
 */
export function useDraft<T extends object>(
  work: string,
  begin: (found: T | undefined) => T,
  ready?: T,
): Draft<T> {
  const { session, now: at } = usePocket()
  const [content, setContent] = useState(ready)
  const [state, setState] = useState<Draft<T>['state']>('untouched')
  const [fault, setFault] = useState<unknown>()
  // Strokes come faster than drawings: each builds on the last one, not on the last drawn one.
  const latest = useRef(ready)
  const touched = useRef(false)

  useEffect(() => {
    let here = true
    if (!ready)
      readDraft<T>(session, work).then(
        draft => {
          if (!here) return
          latest.current = begin(draft)
          setContent(latest.current)
          setState(draft ? 'found' : 'untouched')
        },
        (error: unknown) => here && setFault(error),
      )
    return () => {
      here = false
      setContent(ready)
      setState('untouched')
      // The home says whether a writing waits, and learns it here.
      if (touched.current) session.phone.bell.ring()
      touched.current = false
    }
  }, [session, work])

  const show = (next: T | undefined) => {
    latest.current = next
    setContent(next)
  }
  const change: Draft<T>['change'] = part => {
    const now = latest.current!
    const next = { ...now, ...(typeof part === 'function' ? part(now) : part) }
    show(next)
    touched.current = true
    setState('saving')
    // An answer that comes late tells nothing of the strokes after it.
    const tell = (how: Draft<T>['state']) => () => latest.current === next && setState(how)
    saveDraft(session, work, next, at).then(tell('saved'), tell('failed'))
  }
  const drop = async (next?: T) => {
    await dropDraft(session, work)
    show(next ?? latest.current)
    setState('untouched')
  }
  if (fault) throw fault as Error
  return { content, state, change, drop }
}
