/** Who I am at school, how the school is reached, and how this phone speaks to me. Nobody's ids are shown. */
import type { Settings } from './settings.ts'
import { useLive, useSession } from '../storage/live.ts'
import { Button } from '../ui/button.tsx'
import { Patch } from '../ui/patch.tsx'
import { useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { motifOf } from './motif-of.ts'
import { readSchools } from './me-read.ts'
import { School } from './me-school.tsx'
import { Taste } from './me-taste.tsx'

export interface MeProps {
  settings?: Settings
  /** Absent where nothing can be chosen. */
  onSettings?(settings: Settings): void
}

export function Me({ settings, onSettings }: MeProps) {
  const say = useSay()
  const { face, desk } = useSession().profile
  const schools = useLive(readSchools)
  return (
    <Screen top={<TopBar title={say('me.title')} heading back={{ label: say('app.back'), href: '/' }} />}>
      <div class="line">
        <Patch pocket={face.pocket} motif={motifOf(face)} />
        <span class="body">
          <b class="xl">
            <bdi>{face.name}</bdi>
          </b>
          <span class="sm two">{say(`faces.desk_${desk}`)}</span>
        </span>
        <Button icon="swap" href="/faces">
          {say('me.switch')}
        </Button>
      </div>
      {schools?.map(school => (
        <School key={school.place} school={school} digits={settings?.digits ?? 'arab'} />
      ))}
      <Button icon="pencil" wide href="/me/pocket">
        {say('me.pocket')}
      </Button>
      <Button icon="lock" wide href="/me/lock">
        {say('me.lock')}
      </Button>
      <Button icon="eye" wide href="/me/privacy">
        {say('me.privacy')}
      </Button>
      {schools?.some(({ roles }) => roles.some(({ role }) => role === 'homeroom')) && (
        <Button icon="people" wide href="/codes">
          {say('me.codes')}
        </Button>
      )}
      {desk === 'guardian' && (
        <Button icon="people" wide href="/claims">
          {say('me.claims')}
        </Button>
      )}
      {desk !== 'student' && (
        <Button icon="search" wide href="/phones">
          {say('me.lost')}
        </Button>
      )}
      <Button icon="phone" wide href="/sent">
        {say('me.sent')}
      </Button>
      {settings && onSettings && <Taste settings={settings} onSettings={onSettings} />}
    </Screen>
  )
}
