import { useState } from 'preact/hooks'
import { usePocket, useHome } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Field } from '../../ui/field.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import type { RefusalCode } from '../../domain/refusal.ts'
import { answersAsText } from './answers.ts'
import { GivenAnswers } from './given-answers.tsx'
import type { Refused, Work } from './work.ts'

export interface RefusedCardProps {
  work: Work
  refused: Refused
  /** Opens the answers for a change; absent where the tasks are not on the phone. */
  onChange?: () => void
}

/** A hand-in that the school did not take: why, what was written, and every way to keep it. */
export function RefusedCard({ work, refused, onChange }: RefusedCardProps) {
  const say = useSay()
  const { session } = usePocket()
  const gender = useHome(work.place)?.actor().gender ?? 'male'
  const [again, setAgain] = useState<RefusalCode>()
  const [copied, setCopied] = useState<'yes' | 'by hand'>()
  const [fault, setFault] = useState<unknown>()
  if (fault) throw fault as Error
  const text = answersAsText(say, work.title, work.body?.tasks ?? [], refused.answers)

  async function sendAgain() {
    const args = { ...(refused.act.args as object), id: newId() }
    const refusal = await act(session, { place: work.place, name: 'submissions.hand-in', args })
    setAgain(refusal?.refused)
    if (!refusal) await session.dismiss(refused.act.n)
  }
  // Old browsers and pages without https have no clipboard: then the text is shown to be taken by hand.
  const copy = () =>
    Promise.resolve(navigator.clipboard?.writeText(text) ?? Promise.reject(new Error('No clipboard'))).then(
      () => setCopied('yes'),
      () => setCopied('by hand'),
    )

  return (
    <Notice
      kind="needs"
      level={2}
      title={say('submissions.refused')}
      action={
        <>
          <Button kind="main" onClick={() => void sendAgain().catch(setFault)}>
            {say('submissions.sendAgain', { context: gender })}
          </Button>
          {onChange && <Button onClick={onChange}>{say('submissions.change', { context: gender })}</Button>}
          <Button onClick={() => void copy()}>{say('submissions.copy', { context: gender })}</Button>
          <Button
            kind="link"
            icon="download"
            download={`${work.id}.txt`}
            href={`data:text/plain;charset=utf-8,${encodeURIComponent(`\ufeff${text}`)}`}
          >
            {say('submissions.download', { context: gender })}
          </Button>
          <Button kind="link" onClick={() => void session.dismiss(refused.act.n).catch(setFault)}>
            {say('submissions.putAway')}
          </Button>
        </>
      }
    >
      <p>{say('submissions.refusedSafe')}</p>
      <p>{say(`refusals.${refused.code}`)}</p>
      {again && <Problem id={`again-${refused.act.n}`}>{say(`refusals.${again}`)}</Problem>}
      <GivenAnswers tasks={work.body?.tasks} answers={refused.answers} place={work.place} about="" />
      {copied === 'yes' && <p role="status">{say('submissions.copied')}</p>}
      {copied === 'by hand' && (
        <Field
          label={say('submissions.copyByHand', { context: gender })}
          name={`copy-${refused.act.n}`}
          value={text}
          lines={5}
          readOnly
        />
      )}
    </Notice>
  )
}
