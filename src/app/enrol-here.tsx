import type { Profile } from '../storage/vault.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Patch } from '../ui/patch.tsx'
import { Problem } from '../ui/problem.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { motifOf } from './motif-of.ts'

/** The card's person lives here already: nothing is made twice. */
export function HereStep({ profile, onBack, onOpen }: { profile: Profile; onBack(): void; onOpen(): void }) {
  const say = useSay()
  return (
    <Pocket profile={profile} onBack={onBack} title={say('enrol.hereTitle')} text={say('enrol.here')}>
      <Button kind="main" wide onClick={onOpen}>
        {say('enrol.open', { name: profile.face.name })}
      </Button>
    </Pocket>
  )
}

export interface RenewStepProps {
  profile: Profile
  busy: boolean
  wrong?: string | undefined
  onBack(): void
  onJoin(): void
}

/** A new card takes the place of the refused one; what the school has kept meanwhile is settled with it. */
export function RenewStep({ profile, busy, wrong, onBack, onJoin }: RenewStepProps) {
  const say = useSay()
  return (
    <Pocket
      profile={profile}
      onBack={onBack}
      title={say('enrol.renewTitle')}
      text={say('enrol.renew')}
      wrong={wrong}
    >
      <Button kind="main" wide disabled={busy} onClick={onJoin}>
        {busy ? say('app.loading') : say('enrol.renewAdd', { name: profile.face.name })}
      </Button>
    </Pocket>
  )
}

interface PocketProps {
  profile: Profile
  title: string
  text: string
  wrong?: string | undefined
  onBack(): void
  children: preact.ComponentChildren
}

function Pocket({ profile, title, text, wrong, onBack, children }: PocketProps) {
  const say = useSay()
  const { face, desk } = profile
  return (
    <Screen
      top={<TopBar title={say('enrol.title')} back={{ label: say('app.back'), onClick: onBack }} />}
      foot={children}
    >
      <h1>{title}</h1>
      <Card>
        <div class="line">
          <Patch pocket={face.pocket} motif={motifOf(face)} />
          <span class="body">
            <b>
              <bdi>{face.name}</bdi>
            </b>
            <span class="sm two">{say(`faces.desk_${desk}`)}</span>
          </span>
        </div>
        <p>{text}</p>
      </Card>
      {wrong && <Problem id="renew-wrong">{wrong}</Problem>}
    </Screen>
  )
}
