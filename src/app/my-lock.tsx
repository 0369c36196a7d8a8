/** One's own lock: chosen, changed, taken away. Whoever has one shows first that he knows it. */
import { useLocation } from 'preact-iso'
import { useState } from 'preact/hooks'
import { bareKey, type DataKey } from '../storage/lock.ts'
import { useLive, useSession } from '../storage/live.ts'
import { deviceOf } from '../storage/phone.ts'
import { hasRescue, setLock } from '../storage/unlock.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { NewLock, type Chosen } from './new-lock.tsx'
import { Opening } from './opening-by.tsx'
import { makeStretcher } from './stretching.ts'

export function MyLock({ onLock }: { onLock(): void }) {
  const say = useSay()
  const session = useSession()
  const { phone, profile } = session
  const { route } = useLocation()
  const [dataKey, setDataKey] = useState<DataKey>()
  const [busy, setBusy] = useState(false)
  const rescued = useLive(() => hasRescue(phone, profile))
  const { kind } = profile.lock
  const locked = kind === 'pictures' || kind === 'pin' || kind === 'secret'
  const choose = async (chosen: Chosen) => {
    setBusy(true)
    const key = dataKey ?? (await bareKey(await deviceOf(phone), profile))
    await setLock(phone, profile.id, key, chosen, makeStretcher)
    await session.refresh()
    route('/me')
  }
  return (
    <Screen
      top={<TopBar title={say('locks.title')} heading back={{ label: say('app.back'), href: '/me' }} />}
    >
      {locked && (
        <Button icon="lock" wide onClick={onLock}>
          {say('locks.now')}
        </Button>
      )}
      {locked && !dataKey ? (
        <Opening
          phone={phone}
          id={profile.id}
          kind={kind}
          first={say('locks.showOld')}
          go={say('app.next')}
          onOpen={setDataKey}
        />
      ) : (
        <>
          <NewLock desk={profile.desk} bare={locked} busy={busy} onChosen={chosen => void choose(chosen)} />
          <Card tone="stone">
            <p class="line">
              <Icon name="lock" />
              <span class="sm body">{say('locks.whatItIs')}</span>
            </p>
            {profile.desk === 'student' && (
              <p class="sm">{say(rescued ? 'locks.rescueIs' : 'locks.rescueNotYet')}</p>
            )}
          </Card>
        </>
      )}
    </Screen>
  )
}
