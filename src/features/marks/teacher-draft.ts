/** A mark on the table: points and comment, kept at each stroke until it is given. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { dropDraft, readDraft, saveDraft } from '../../storage/drafts.ts'
import { usePocket } from '../../storage/live.ts'

export interface MarkDraft {
  points?: number
  comment: string
}

export interface Kept {
  /** undefined until the phone has answered. */
  draft: MarkDraft | undefined
  state: 'untouched' | 'saved' | 'failed'
  change(part: Partial<MarkDraft>): void
  drop(): Promise<void>
}

/** @param given the mark that stands, from which a new one begins. */
export function useMarkDraft(place: string, submission: string, given: MarkDraft | undefined): Kept {
  const { session, now } = usePocket()
  const [draft, setDraft] = useState<MarkDraft>()
  const [state, setState] = useState<Kept['state']>('untouched')
  const [fault, setFault] = useState<unknown>()
  const latest = useRef<MarkDraft>({ comment: '' })
  const work = `mark/${place}/${submission}`
  useEffect(() => {
    let here = true
    readDraft<MarkDraft>(session, work).then(kept => {
      if (!here) return
      latest.current = kept ?? given ?? { comment: '' }
      setDraft(latest.current)
    }, setFault)
    return () => void (here = false)
  }, [session, work])
  if (fault) throw fault as Error

  const change = (part: Partial<MarkDraft>) => {
    const next = { ...latest.current, ...part }
    latest.current = next
    setDraft(next)
    const tell = (how: Kept['state']) => () => latest.current === next && setState(how)
    saveDraft(session, work, next, now).then(tell('saved'), tell('failed'))
  }
  const drop = async () => {
    await dropDraft(session, work)
    setState('untouched')
  }
  return { draft, state, change, drop }
}
