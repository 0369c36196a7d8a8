/** Somebody comes to his pocket: by his secret, or by the code that the school keeps for him. */
import { useEffect, useState } from 'preact/hooks'
import type { DataKey } from '../storage/lock.ts'
import type { Phone } from '../storage/phone.ts'
import type { Profile } from '../storage/vault.ts'
import { Button } from '../ui/button.tsx'
import { Patch } from '../ui/patch.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { motifOf } from './motif-of.ts'
import { Opening } from './opening-by.tsx'
import { Rescue } from './rescue.tsx'

export interface UnlockProps {
  phone: Phone
  id: string
  onOpen(profile: string, dataKey?: DataKey): void
}

export function Unlock({ phone, id, onOpen }: UnlockProps) {
  const say = useSay()
  const [profile, setProfile] = useState<Profile>()
  const [forgotten, setForgotten] = useState(false)
  const read = () => void phone.vault.profiles.get(id).then(setProfile)
  useEffect(read, [phone, id])
  const bare = profile?.lock.kind === 'none'
  useEffect(() => {
    if (bare) onOpen(id)
  }, [bare])
  const top = (
    <TopBar
      title={say('locks.unlock')}
      back={{
        label: say('app.back'),
        href: '/faces',
        ...(forgotten && { onClick: () => setForgotten(false) }),
      }}
    />
  )
  if (!profile || profile.lock.kind === 'none') return <Screen nav={false}>{null}</Screen>
  const { face, lock } = profile
  const open = (dataKey: DataKey) => onOpen(id, dataKey)
  return (
    <Screen nav={false} top={top}>
      <div class="line">
        <Patch pocket={face.pocket} motif={motifOf(face)} />
        <h1 class="body">
          <bdi>{face.name}</bdi>
        </h1>
      </div>
      {forgotten || lock.kind === 'spent' ? (
        <Rescue phone={phone} profile={profile} onOpen={open} />
      ) : (
        <>
          <Opening
            phone={phone}
            id={id}
            kind={lock.kind}
            first={say(`locks.show_${lock.kind}`)}
            go={say('locks.open')}
            onOpen={open}
            onSpent={read}
          />
          <Button kind="link" onClick={() => setForgotten(true)}>
            {say('locks.forgotten')}
          </Button>
        </>
      )}
    </Screen>
  )
}
