/** Whose bag is it now: the family of this phone, a pocket each. Nothing here tells more than the family chose to show. */
import { useContext, useEffect } from 'preact/hooks'
import type { Desk } from '../domain/people/person.ts'
import type { Phone } from '../storage/phone.ts'
import { PocketContext } from '../storage/live.ts'
import type { Face, Lock } from '../storage/vault.ts'
import { BagMark } from '../ui/bag-mark.tsx'
import { Button } from '../ui/button.tsx'
import { Faces as Pockets } from '../ui/faces.tsx'
import { Icon } from '../ui/icon.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { useProfiles } from './faces-here.ts'
import { motifOf } from './motif-of.ts'

export interface FacesProps {
  phone: Phone
  onPick(profile: string): void
  /** Whoever looks for another face goes from his pocket: one that has a lock is locked. */
  onLock(): void
}

export function Faces({ phone, onPick, onLock }: FacesProps) {
  const lock = useContext(PocketContext)?.session.profile.lock.kind ?? 'none'
  useEffect(() => {
    if (lock !== 'none') onLock()
  }, [lock])
  return <Family people={useProfiles(phone) ?? []} onPick={onPick} />
}

export interface FamilyProps {
  people: readonly { id: string; face: Face; desk: Desk; lock: Lock }[]
  onPick?(profile: string): void
}

/** Drawn from what it is given only, so that it can be drawn ahead as well. */
export function Family({ people, onPick }: FamilyProps) {
  const say = useSay()
  const shown = people.map(({ id, face, desk, lock }) => ({
    id,
    name: face.name,
    under: say(`faces.desk_${desk}`),
    pocket: face.pocket,
    motif: motifOf(face),
    ...(lock.kind !== 'none' && { locked: say('faces.locked') }),
    // On a prepared page a tap leads somewhere before any script runs.
    ...(!onPick && { href: `/unlock/${id}` }),
  }))
  return (
    <Screen nav={false}>
      <div class="line">
        <BagMark name={say('app.name')} />
        <p class="end sync">
          <Icon name="wifi-off" />
          {say('welcome.works')}
        </p>
      </div>
      <div>
        <h1>{say('app.chooser')}</h1>
        <p class="two">{say('app.tagline')}</p>
      </div>
      <Pockets people={shown} onPick={onPick} />
      <Button icon="plus" wide href="/enrol">
        {say('faces.add')}
      </Button>
      <Button kind="link" icon="send" href="/carry">
        {say('faces.carry')}
      </Button>
    </Screen>
  )
}
