/** The phones of one person as the school knows them, and the ending of one that was lost. */
import { useState } from 'preact/hooks'
import { tellMoment } from '../domain/calendar/tell.ts'
import { fullName } from '../domain/people/person.ts'
import { phonesId, type Phone, type Phones } from '../domain/phones/phone.ts'
import type { Home } from '../storage/home.ts'
import { useHome, useLive, usePocket } from '../storage/live.ts'
import { deviceOf } from '../storage/phone.ts'
import type { Session } from '../storage/session.ts'
import { act } from '../sync/act.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Empty } from '../ui/empty.tsx'
import { Problem } from '../ui/problem.tsx'
import { useDates, useSay } from '../ui/say.tsx'
import { Screen } from '../ui/screen.tsx'
import { SyncMark } from '../ui/sync-mark.tsx'
import { TopBar } from '../ui/top-bar.tsx'

interface Read {
  name: string
  /** undefined until the school has been asked once. */
  told: Phones | undefined
  /** Whether something that was asked here has not been answered. */
  waits: boolean
  /** The device in one's hand. */
  here: string
}

async function readPhones(session: Session, place: string, person: string): Promise<Read> {
  const home = session.home(place)
  const about = (await home?.get('person', person))?.body
  const row = phonesId(person, home?.person ?? '')
  return {
    name: about ? fullName(about) : await nameByBook(home, person),
    told: (await home?.get('phones', row))?.body,
    waits: home?.stateOf('phones', row) === 'here',
    here: (await deviceOf(session.phone)).id,
  }
}

/** A principal holds no pupil's and no teacher's own row: he knows them from his book, and from the boards. */
async function nameByBook(home: Home | undefined, person: string): Promise<string> {
  const [learner] = (await home?.list('learner', person)) ?? []
  if (learner) return learner.body.name
  const teachings = (await home?.all('teaching')) ?? []
  return teachings.find(({ body }) => body.person === person)?.body.name ?? ''
}

export function LostOf({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const dates = useDates()
  const { session, now, onWay, reached } = usePocket()
  const home = useHome(place)
  const read = useLive(open => readPhones(open, place, id), [place, id])
  const [refused, setRefused] = useState<string>()
  const does = async (name: 'phones.list' | 'phones.end', more: { device?: string } = {}) => {
    const refusal = await act(session, { place, name, args: { person: id, ...more } })
    setRefused(refusal?.refused)
  }
  const phones = read?.told?.phones ?? []
  const isTold = phones.length > 0 || (read?.told !== undefined && !read.waits)
  const isChild = home?.tiesOf(home.person).some(tie => tie.role === 'guardian' && tie.target === id)
  const back = isChild ? `/children/${place}/${id}` : '/phones'
  return (
    <Screen top={<TopBar title={say('lost.title')} back={{ label: say('app.back'), href: back }} />}>
      <h1>
        <bdi>{read?.name}</bdi>
      </h1>
      <p>{say('lost.what')}</p>
      {isTold && phones.length === 0 && <Empty title={say('lost.none')}>{say('lost.noneWhy')}</Empty>}
      {phones.map(phone => (
        <OnePhone
          key={phone.device}
          phone={phone}
          isHere={phone.device === read?.here}
          waits={read?.waits ?? false}
          onEnd={() => does('phones.end', { device: phone.device })}
        />
      ))}
      {phones.some(({ endedAt }) => endedAt > 0) && <p class="sm">{say('lost.card')}</p>}
      {read?.waits && phones.length === 0 && (
        <p role="status">
          <SyncMark state={onWay.size > 0 ? 'way' : 'here'}>{say('lost.asked')}</SyncMark>
        </p>
      )}
      {read?.waits && !reached && <p class="sm two">{say('lost.offline')}</p>}
      {read && (
        <Button
          kind={isTold ? 'quiet' : 'main'}
          wide
          disabled={read.waits}
          onClick={() => void does('phones.list')}
        >
          {say(isTold ? 'lost.again' : 'lost.show')}
        </Button>
      )}
      {isTold && read?.told && read.told.toldAt > 0 && (
        <p class="sm two">{say('lost.told', { moment: tellMoment(say, dates, now, read.told.toldAt) })}</p>
      )}
      {refused && <Problem id="lost-refused">{say(`refusals.${refused}`)}</Problem>}
    </Screen>
  )
}

interface OneProps {
  phone: Phone
  isHere: boolean
  waits: boolean
  onEnd(): Promise<void>
}

function OnePhone({ phone: { enrolledAt, seenAt, endedAt, others }, isHere, waits, onEnd }: OneProps) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const [sure, setSure] = useState(false)
  const [busy, setBusy] = useState(false)
  const at = (ms: number) => tellMoment(say, dates, now, ms)
  const since = say('lost.since', { moment: at(enrolledAt) })
  const end = async () => {
    setBusy(true)
    await onEnd()
    setBusy(false)
    setSure(false)
  }
  return (
    <Card title={isHere ? say('lost.here') : since}>
      {isHere && <p class="sm two">{since}</p>}
      <p>{say('lost.seen', { moment: at(seenAt) })}</p>
      {others > 0 && <p>{say('lost.others', { count: others })}</p>}
      {endedAt > 0 && (
        <p role="status">
          <SyncMark state={waits ? 'here' : 'arrived'}>
            {waits ? say('lost.ending') : say('lost.ended', { moment: at(endedAt) })}
          </SyncMark>
        </p>
      )}
      {endedAt === 0 && !sure && (
        <Button kind="danger" icon="stop" wide onClick={() => setSure(true)}>
          {say('lost.end')}
        </Button>
      )}
      {endedAt === 0 && sure && (
        <div class="stack" role="status">
          <p>{say('lost.sure')}</p>
          {others > 0 && <p>{say('lost.sureOthers')}</p>}
          {isHere && <p class="bold">{say('lost.sureHere')}</p>}
          <Button kind="danger" wide disabled={busy} onClick={() => void end()}>
            {say('lost.yes')}
          </Button>
          <Button wide disabled={busy} onClick={() => setSure(false)}>
            {say('lost.no')}
          </Button>
        </div>
      )}
    </Card>
  )
}
