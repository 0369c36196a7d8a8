/** The writing on the table: begun, taken up again where it was left, or reopened from what the school did not accept. */
import { useEffect, useRef, useState } from 'preact/hooks'
import type { NoticeKind } from '../../domain/notices/notice.ts'
import { reopened, type Publishing, type Writing } from '../../domain/notices/writing.ts'
import { readDraft, saveDraft } from '../../storage/drafts.ts'
import { usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { newId } from '../../sync/act.ts'

export interface Draft {
  /** undefined until the phone has answered. */
  writing?: Writing
  /** Whether the last stroke is safe on the phone. */
  kept: boolean
  change(part: Partial<Writing>): void
}

/** A writing of its own for each refused act that is opened again; all others share one. */
export const draftKey = (again: string | undefined) => (again ? `notices/new/${again}` : 'notices/new')

export function useDraft(kind: NoticeKind, place: string, again: string | undefined): Draft {
  const { session, now } = usePocket()
  const [writing, setWriting] = useState<Writing>()
  const [kept, setKept] = useState(false)
  const [fault, setFault] = useState<unknown>()
  // Strokes come faster than drawings: each builds on the last one, not on the last drawn one.
  const latest = useRef<Writing | undefined>(undefined)
  const key = draftKey(again)

  useEffect(() => {
    let here = true
    readDraft<Writing>(session, key).then(draft => {
      if (!here) return
      latest.current = draft ?? begun(session, kind, place, again)
      setKept(draft !== undefined)
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
    setKept(false)
    saveDraft(session, key, next, now).then(() => setKept(latest.current === next), setFault)
  }

  if (fault) throw fault as Error
  return { writing, kept, change }
}

function begun(session: Session, kind: NoticeKind, place: string, again: string | undefined): Writing {
  const ids = { first: newId(), guardians: newId() }
  const refused = session.acts.get(Number(again))
  if (refused?.name === 'notices.publish') return reopened(refused.args as Publishing, refused.place, ids)
  return {
    ...{ kind, place, ids, where: '', readers: ['students'] },
    ...{ title: '', text: '', guardiansText: '', source: '' },
    ...{ mustRead: kind === 'official', later: false, day: '', time: '' },
  }
}
