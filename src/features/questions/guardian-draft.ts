import { useEffect, useState } from 'preact/hooks'
import { readDraft, saveDraft } from '../../storage/drafts.ts'
import { usePocket } from '../../storage/live.ts'

export interface QuestionDraft {
  /** The teacher's tie. */
  to: string
  text: string
}

/** A question as it is being written: found again as it was left, and saved at each stroke. */
export function useQuestionDraft(work: string, asked: string) {
  const { session, now } = usePocket()
  const [content, setContent] = useState<QuestionDraft>({ to: asked, text: '' })
  const [kept, setKept] = useState(false)

  useEffect(() => {
    let here = true
    void readDraft<QuestionDraft>(session, work).then(draft => {
      if (!here || !draft) return
      // Whoever comes from a teacher's row means that teacher; and a stroke made meanwhile is newer than the draft.
      setContent(now => ({ to: asked || draft.to, text: now.text || draft.text }))
      setKept(true)
    })
    return () => void (here = false)
  }, [work])

  const change = (some: Partial<QuestionDraft>) => {
    const changed = { ...content, ...some }
    setContent(changed)
    setKept(false)
    void saveDraft(session, work, changed, now).then(() => setKept(true))
  }
  return { work, content, kept, change }
}
