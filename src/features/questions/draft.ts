/** A question's draft: what was typed and whom it is for, kept at each stroke. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { dropDraft, readDraft, saveDraft } from '../../storage/drafts.ts'
import { usePocket } from '../../storage/live.ts'

export interface Draft {
  text: string
  teaching?: string
}

export interface Kept {
  /** undefined until the phone has been asked for it. */
  draft: Draft | undefined
  /** Whether it was found as left at an earlier visit. */
  found: boolean
  state: 'untouched' | 'saved' | 'failed'
  write(draft: Draft): void
  drop(): Promise<void>
}

const empty: Draft = { text: '' }

/** @param work the draft's name, such as ask/amal/lesson/3 */
export function useDraft(work: string): Kept {
  const { session, now } = usePocket()
  const [draft, setDraft] = useState<Draft>()
  const [found, setFound] = useState(false)
  const [state, setState] = useState<Kept['state']>('untouched')
  /** An answer that comes late tells nothing of the strokes after it. */
  const strokes = useRef(0)
  useEffect(() => {
    let here = true
    setDraft(undefined)
    setState('untouched')
    void readDraft<Draft>(session, work).then(kept => {
      if (!here) return
      setDraft(kept ?? empty)
      setFound(Boolean(kept?.text))
    })
    return () => void (here = false)
  }, [session, work])

  const write = (next: Draft) => {
    const stroke = ++strokes.current
    const tell = (how: Kept['state']) => stroke === strokes.current && setState(how)
    setDraft(next)
    saveDraft(session, work, next, now).then(
      () => tell('saved'),
      () => tell('failed'),
    )
  }
  const drop = async () => {
    strokes.current++
    await dropDraft(session, work)
    setDraft(empty)
    setFound(false)
    setState('untouched')
  }
  return { draft, found, state, write, drop }
}
