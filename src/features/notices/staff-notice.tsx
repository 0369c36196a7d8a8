import {
  tellAudience,
  tellPeople,
  tellPublished,
  shareText,
  type Sections,
} from '../../domain/notices/tell.ts'
import { audienceChoices, othersOf, readersOf } from '../../domain/notices/audience-choices.ts'
import { stageOf } from '../../domain/notices/notice.ts'
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
import { Withdraw, WithdrawnCard } from './staff-withdraw.tsx'

async function readMine(home: Home | undefined, id: string) {
  const notice = await home?.get('notice', id)
  if (!home || !notice || notice.body.by !== home.person) return {}
  const rows = await home.all('section')
  const sections: Sections = Object.fromEntries(rows.map(row => [row.id, row.body]))
  const choices = audienceChoices(rows, await home.all('headcount'))
  return {
    notice,
    sections,
    reach: (await home.get('reach', id))?.body,
    people: othersOf(choices, notice.body.to, home.person, home.tiesOf(home.person)),
    school: (await home.get('school', home.place))?.body.name ?? '',
    words: (await home.get('withdrawn', id))?.body,
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
  const { notice, sections = {}, reach, people = 0, school = '', words } = read
  if (!notice || !home) return <NoticeScreen place={place} id={id} />

  const { kind, to, publishAt } = notice.body
  const state = stateOfRow(pocket, home, 'notice', id)
  const stage = stageOf(notice.body, pocket.now)
  const said = { ...notice.body, ...words }
  const title = say(kind === 'official' ? 'broadcasts.notice' : 'broadcasts.word')
  const steps = { here: say('states.here'), way: say('states.way'), arrived: say('states.arrived') }
  return (
    <Screen top={<TopBar title={title} back={back} />}>
      {state === 'arrived' ? (
        <Reached kind={kind} to={to} reach={reach} over={stage === 'past' || stage === 'withdrawn'} />
      ) : (
        <Card tone="blue">
          <SyncSteps at={state} words={steps} />
          {state === 'here' && <p class="sm">{say('states.hereWhy')}</p>}
        </Card>
      )}
      {stage === 'withdrawn' && words && (
        <WithdrawnCard place={place} id={id} notice={notice.body} words={words} />
      )}
      {stage === 'planned' && (
        <p class="line sm bold">
          <Icon name="clock" />
          {tellPublished(say, dates, pocket.now, publishAt)}
        </p>
      )}
      <NoticeText place={place} id={id} notice={said} gender={home.actor().gender ?? 'female'} asks={false} />
      <div class="line">
        <Chip icon="people">{tellAudience(say, to, sections)}</Chip>
        <span class="sm two">{tellPeople(say, readersOf(to), people)}</span>
      </div>
      {stage !== 'withdrawn' && (
        <>
          <Share text={shareText(notice.body, school, say, dates)} />
          <Withdraw place={place} id={id} kind={kind} />
        </>
      )}
    </Screen>
  )
}
