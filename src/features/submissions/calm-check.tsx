import { useEffect, useRef } from 'preact/hooks'
import type { Gender } from '../../domain/people/person.ts'
import { Button } from '../../ui/button.tsx'
import { useSay } from '../../ui/say.tsx'

export interface CalmCheckProps {
  /** Tasks without an answer. */
  count: number
  gender: Gender
  onSend: () => void
  onBack: () => void
}

/** Asked once before work with open tasks is handed in; nothing is ever held back for it. */
export function CalmCheck({ count, gender, onSend, onBack }: CalmCheckProps) {
  const say = useSay()
  const words = useRef<HTMLParagraphElement>(null)
  // It takes the place of the button that was tapped, and so the place of its focus.
  useEffect(() => words.current?.focus(), [])
  return (
    <div class="stack wide">
      <p class="bold" tabIndex={-1} ref={words}>
        {say('submissions.left', { count })}
      </p>
      <Button kind="main" wide onClick={onSend}>
        {say('submissions.asItIs', { context: gender })}
      </Button>
      <Button wide onClick={onBack}>
        {say('submissions.backToTasks')}
      </Button>
    </div>
  )
}
