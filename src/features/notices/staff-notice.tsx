import {
  tellAudience,
  tellPeople,
  tellPublished,
  shareText,
  type Sections,
} from '../../domain/notices/tell.ts'
import { readersOf } from '../../domain/notices/audience-choices.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import type { Home } from '../../storage/home.ts'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncSteps } from '../../ui/sync-steps.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { NoticeScreen } from './everyone-read.tsx'
import { NoticeText } from './everyone-text.tsx'
import { Reached } from './staff-reached.tsx'
import { Share } from './staff-share.tsx'

async function readMine(home: Home | undefined, id: string) {
  const notice = await home?.get('notice', id)
  if (!home || !notice || notice.body.by !== home.person) return {}
  const sections: Sections = Object.fromEntries((await home.all('section')).map(row => [row.id, row.body]))
  return {
    notice,
    sections,
    reach: (await home.get('reach', id))?.body,
    people: (await home.get('headcount', notice.audience))?.body.people ?? 0,
    school: (await home.get('school', home.place))?.body.name ?? '',
  }
}

/** His own notice: as its readers see it, to whom it went, how far it has come. Somebody else's is simply read. */
export function StaffNotice({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const home = useHome(place)
  const read = useLive(session => readMine(session.home(place), id), [place, id])
  const back = { label: say('app.back'), href: '/notices' }
  if (!read) return <Screen top={<TopBar title={say('broadcasts.notice')} back={back} />}>{null}</Screen>
  const { notice, sections = {}, reach, people = 0, school = '' } = read
  if (!notice || !home) return <NoticeScreen place={place} id={id} />

  const { kind, to, publishAt } = notice.body
  const state = stateOfRow(pocket, home, 'notice', id)
  const title = say(kind === 'official' ? 'broadcasts.notice' : 'broadcasts.word')
  const steps = { here: say('states.here'), way: say('states.way'), arrived: say('states.arrived') }
  return (
    <Screen top={<TopBar title={title} back={back} />}>
      {state === 'arrived' ? (
        <Reached kind={kind} reach={reach} />
      ) : (
        <Card tone="blue">
          <SyncSteps at={state} words={steps} />
          {state === 'here' && <p class="sm">{say('states.hereWhy')}</p>}
        </Card>
      )}
      {publishAt > pocket.now && (
        <p class="line sm bold">
          <Icon name="clock" />
          {tellPublished(say, dates, pocket.now, publishAt)}
        </p>
      )}
      <NoticeText notice={notice.body} gender={home.actor().gender ?? 'female'} asks={false} />
      <div class="line">
        <Chip icon="people">{tellAudience(say, to, sections)}</Chip>
        <span class="sm two">{tellPeople(say, readersOf(to), people)}</span>
      </div>
      <Share text={shareText(notice.body, school, say, dates)} />
    </Screen>
  )
}
