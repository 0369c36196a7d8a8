/** The assignment on the table: begun, taken up where it was left, or reopened from what the school did not accept. */
import { useEffect, useRef, useState } from 'preact/hooks'
import { reopened, newWriting, type Publishing, type Writing } from '../../domain/assignments/writing.ts'
import { dropDraft, readDraft, saveDraft } from '../../storage/drafts.ts'
import { usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { newId } from '../../sync/act.ts'

export interface Draft {
  /** undefined until the phone has answered. */
  writing?: Writing
  /** Whether the last stroke is safe on the phone. */
  state: 'untouched' | 'saving' | 'saved' | 'failed'
  change(part: Partial<Writing>): void
  drop(): Promise<void>
}

/** A writing of its own for each refused act that is opened again; all others share one. */
export const draftKey = (again: string | undefined) => (again ? `publish/work/${again}` : 'publish/work')

export function useDraft(again: string | undefined): Draft {
  const { session, now } = usePocket()
  const [writing, setWriting] = useState<Writing>()
  const [state, setState] = useState<Draft['state']>('untouched')
  const [fault, setFault] = useState<unknown>()
  // Strokes come faster than drawings: each builds on the last one, not on the last drawn one.
  const latest = useRef<Writing | undefined>(undefined)
  const key = draftKey(again)

  useEffect(() => {
    let here = true
    readDraft<Writing>(session, key).then(draft => {
      if (!here) return
      latest.current = draft ?? begun(session, again)
      setState(draft ? 'saved' : 'untouched')
      setWriting(latest.current)
    }, setFault)
    return () => {
      here = false
      // The home says whether a writing waits, and learns it here.
      session.phone.bell.ring()
    }
  }, [session, key])

  function change(part: Partial<Writing>) {
    const next = { ...latest.current!, ...part }
    latest.current = next
    setWriting(next)
    setState('saving')
    const tell = (how: Draft['state']) => () => latest.current === next && setState(how)
    saveDraft(session, key, next, now).then(tell('saved'), tell('failed'))
  }

  if (fault) throw fault as Error
  return { writing, state, change, drop: () => dropDraft(session, key) }
}

function begun(session: Session, again: string | undefined): Writing {
  const refused = session.acts.get(Number(again))
  if (refused?.name === 'assignments.publish')
    return reopened(refused.args as Publishing, refused.place, newId())
  return newWriting(newId())
}
