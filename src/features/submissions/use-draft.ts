import { useEffect, useRef, useState } from 'preact/hooks'
import { draftName } from '../../domain/deadlines/own.ts'
import { dropDraft, readDraft, saveDraft } from '../../storage/drafts.ts'
import type { Session } from '../../storage/session.ts'
import type { Answers } from './answers.ts'

export interface Draft {
  answers: Answers
}

/**
 * What was written of one work and not handed in.
 * @returns undefined until the phone has answered, null when nothing was written.
 */
export function useFoundDraft(session: Session, place: string, id: string): Draft | null | undefined {
  const [found, setFound] = useState<Draft | null>()
  const [fault, setFault] = useState<unknown>()
  useEffect(() => {
    let here = true
    setFound(undefined)
    readDraft<Draft>(session, draftName(place, id)).then(
      draft => here && setFound(draft ?? null),
      (error: unknown) => here && setFault(error),
    )
    return () => void (here = false)
  }, [session, place, id])
  if (fault) throw fault as Error
  return found
}

export type Saving = 'nothing' | 'saved' | 'failed'

/** Answers that are saved with each stroke, so that a tab that dies in the middle of a word loses no letter before it. */
export function useAnswers(session: Session, place: string, id: string, now: number, given: Answers) {
  const [answers, setAnswers] = useState(given)
  const [saving, setSaving] = useState<Saving>('nothing')
  // Two strokes may come before one drawing: the second must not forget the first.
  const latest = useRef(given)
  const name = draftName(place, id)

  function answer(task: string, value: Answers[string]) {
    latest.current = { ...latest.current, [task]: value }
    setAnswers(latest.current)
    saveDraft(session, name, { answers: latest.current } satisfies Draft, now).then(
      () => setSaving('saved'),
      // The child is told at once: what he writes is not safe any more.
      () => setSaving('failed'),
    )
  }
  return { answers, saving, answer, drop: () => dropDraft(session, name) }
}
