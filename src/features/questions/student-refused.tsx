import { useState } from 'preact/hooks'
import type { Attachment } from '../../domain/attachments/attachment.ts'
import { usePocket } from '../../storage/live.ts'
import type { Act } from '../../storage/session.ts'
import { act as perform, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useSay } from '../../ui/say.tsx'
import { RowFiles } from './row-files.tsx'

/** A question that the school did not take: what is safe, then why, and the way to send it again. */
export function Refused({ act, gender }: { act: Act; gender: 'male' | 'female' }) {
  const say = useSay()
  const { session } = usePocket()
  const [again, setAgain] = useState<string>()
  const args = act.args as { text: string; files?: Attachment[] }
  const send = async () => {
    const refusal = await perform(session, {
      place: act.place,
      name: act.name,
      args: { ...args, id: newId() },
    })
    if (refusal) return setAgain(refusal.refused)
    await session.dismiss(act.n)
  }
  return (
    <Notice
      kind="needs"
      level={2}
      title={say('questions.refused')}
      action={
        <>
          <Button kind="main" onClick={() => void send()}>
            {say('questions.sendAgain', { context: gender })}
          </Button>
          <Button onClick={() => void session.dismiss(act.n)}>{say('questions.putAway')}</Button>
        </>
      }
    >
      {args.text && (
        <p class="quoted" dir="auto">
          {args.text}
        </p>
      )}
      <RowFiles place={act.place} about="" files={args.files} />
      <p>{say('questions.refusedSafe')}</p>
      <p>{say(`refusals.${act.code}`)}</p>
      {again && <Problem id={`again-${act.n}`}>{say(`refusals.${again}`)}</Problem>}
    </Notice>
  )
}
