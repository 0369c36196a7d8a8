/** A pocket leaves this phone: what is only here is sent, carried or kept elsewhere first, and nothing goes unsaid. */
import { useState } from 'preact/hooks'
import { dayOf } from '../domain/calendar/day.ts'
import { useLive, usePocket } from '../storage/live.ts'
import { Button } from '../ui/button.tsx'
import { handFile } from '../ui/hand-file.ts'
import { Notice } from '../ui/notice.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { readLeaving, type Leaving } from './leave-pocket-read.ts'

export function LeavePocket({ onLeave }: { onLeave(): Promise<void> }) {
  const say = useSay()
  const { session } = usePocket()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const leaving = useLive(readLeaving)
  const go = async () => {
    setBusy(true)
    await onLeave()
  }
  return (
    <Screen
      top={
        <TopBar title={say('pockets.leave')} heading back={{ label: say('app.back'), href: '/me/pocket' }} />
      }
    >
      <p>{say('pockets.leaveWhy', { name: session.profile.face.name })}</p>
      {leaving && <OnlyHere leaving={leaving} />}
      {leaving && !sure && (
        <Button kind="danger" icon="trash" wide onClick={() => setSure(true)}>
          {say('pockets.out')}
        </Button>
      )}
      {sure && (
        <div class="stack" role="status">
          <p>{say('pockets.sure', { name: session.profile.face.name })}</p>
          <Button kind="danger" wide disabled={busy} onClick={() => void go()}>
            {busy ? say('app.loading') : say('pockets.yes')}
          </Button>
          <Button wide disabled={busy} onClick={() => setSure(false)}>
            {say('pockets.no')}
          </Button>
        </div>
      )}
    </Screen>
  )
}

function OnlyHere({ leaving: { sealed, open, drafts, refused, text } }: { leaving: Leaving }) {
  const say = useSay()
  const { now, beat } = usePocket()
  const [told, setTold] = useState('')
  if (sealed + open + drafts + refused === 0) return <p>{say('pockets.nothingHere')}</p>
  const keep = async () => {
    const name = `haqiba-${dayOf(now)}.txt`
    const way = await handFile(new File([text], name, { type: 'text/plain' }))
    setTold(way === 'left' ? '' : say(`pockets.kept_${way}`, { file: name }))
  }
  return (
    <Notice
      kind="needs"
      level={2}
      title={say('pockets.onlyHere')}
      action={
        <>
          {sealed + open > 0 && (
            <Button icon="send" onClick={beat}>
              {say('sent.now')}
            </Button>
          )}
          {sealed > 0 && (
            <Button icon="people" href="/carry">
              {say('sent.carry')}
            </Button>
          )}
          {text !== '' && (
            <Button icon="download" onClick={() => void keep()}>
              {say('pockets.keep')}
            </Button>
          )}
          <span class="sm two" role="status">
            {told}
          </span>
        </>
      }
    >
      {sealed > 0 && <p>{say('pockets.sealed', { count: sealed })}</p>}
      {open > 0 && <p>{say('pockets.open', { count: open })}</p>}
      {refused > 0 && <p>{say('pockets.refused', { count: refused })}</p>}
      {drafts > 0 && <p>{say('pockets.drafts', { count: drafts })}</p>}
    </Notice>
  )
}
