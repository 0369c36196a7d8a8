/** An act that the school refused. It is still its author's: he sends it again, takes its text elsewhere, or puts it away. */
import { useState } from 'preact/hooks'
import { kindOf } from '../domain/attachments/tell.ts'
import { tellMoment } from '../domain/calendar/tell.ts'
import { useSession } from '../storage/live.ts'
import { act as doAct, newId } from '../sync/act.ts'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Notice } from '../ui/notice.tsx'
import { Problem } from '../ui/problem.tsx'
import { useDates, useSay } from '../ui/say.tsx'
import { argsAgain, canGoAgain, mendAt, tellAct } from './sent-act.ts'
import type { RefusedFile } from './sent-files.ts'
import type { SentList } from './sent-list.ts'

/** What it went with stands at school; this alone did not, and it lies here still. */
export function FileNeedsYou({ file: { type, code, about, at }, now }: { file: RefusedFile; now: number }) {
  const say = useSay()
  const dates = useDates()
  const what = say(`files.${kindOf(type)}`)
  return (
    <Notice
      kind="needs"
      title={<bdi>{about || what}</bdi>}
      from={say('sent.what', { what, moment: tellMoment(say, dates, now, at) })}
    >
      <p>{say(code ? `files.${code}` : 'files.file_unknown')}</p>
      <p>{say('files.refused')}</p>
    </Notice>
  )
}

type Refused = SentList['needs'][number]

export function NeedsYou({ sent, now }: { sent: Refused; now: number }) {
  const say = useSay()
  const dates = useDates()
  const { act, about, at, text } = sent
  const what = tellAct(say, act.name)
  return (
    <Notice
      kind="needs"
      title={<bdi>{about ?? what}</bdi>}
      from={say('sent.what', { what, moment: tellMoment(say, dates, now, at) })}
      action={<Ways sent={sent} />}
    >
      <p>{text === '' ? say('sent.actSafe') : say('sent.textSafe')}</p>
      <p>{say(`refusals.${act.code}`)}</p>
    </Notice>
  )
}

function Ways({ sent: { act, text } }: { sent: Refused }) {
  const say = useSay()
  const session = useSession()
  const [again, setAgain] = useState<string>()
  const [away, setAway] = useState(false)
  const [busy, setBusy] = useState(false)

  const sendAgain = async () => {
    setBusy(true)
    const { place, name, version } = act
    const refusal = await doAct(session, { place, name, version, args: argsAgain(act, newId()) })
    if (!refusal) return session.dismiss(act.n)
    setAgain(refusal.refused)
    setBusy(false)
  }
  if (away)
    return (
      <>
        <p>{say('sent.awaySure')}</p>
        <Button kind="danger" onClick={() => void session.dismiss(act.n)}>
          {say('sent.awayYes')}
        </Button>
        <Button onClick={() => setAway(false)}>{say('sent.awayNo')}</Button>
      </>
    )
  const mend = mendAt(act)
  return (
    <>
      {mend && (
        <Button icon="pencil" href={mend}>
          {say('sent.mend')}
        </Button>
      )}
      {canGoAgain(act) && (
        <Button icon="send" disabled={busy} onClick={() => void sendAgain()}>
          {say('sent.again')}
        </Button>
      )}
      {text !== '' && <CopyOut text={text} />}
      <Button kind="link" onClick={() => setAway(true)}>
        {say('sent.away')}
      </Button>
      {again && <Problem id={`again-${act.n}`}>{say(`refusals.${again}`)}</Problem>}
    </>
  )
}

/** To the clipboard, and where a browser won't, as text that can be marked by hand. */
function CopyOut({ text }: { text: string }) {
  const say = useSay()
  const [state, setState] = useState<'' | 'copied' | 'shown'>('')
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      setState('copied')
    } catch {
      // No clipboard, or no leave to use it: the text itself is shown.
      setState('shown')
    }
  }
  if (state === 'shown') return <Field label={say('sent.text')} name="text" lines={5} readOnly value={text} />
  return (
    <>
      <Button onClick={() => void copy()}>{say('sent.copy')}</Button>
      <span class="sm two" role="status">
        {state === 'copied' && say('sent.copied')}
      </span>
    </>
  )
}
