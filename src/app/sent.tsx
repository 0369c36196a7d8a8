/** What is on this phone, on its way, arrived, and what needs its author; and when phone and school last spoke. */
import { useDates, useSay } from '../ui/say.tsx'
import { tellSize } from '../domain/attachments/tell.ts'
import { tellMoment } from '../domain/calendar/tell.ts'
import { useLive, usePocket } from '../storage/live.ts'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Row, RowList } from '../ui/row.tsx'
import { Screen } from '../ui/screen.tsx'
import { SyncMark } from '../ui/sync-mark.tsx'
import { TopBar } from '../ui/top-bar.tsx'
import { tellAct } from './sent-act.ts'
import { readSent, type SentList } from './sent-list.ts'
import { FileNeedsYou, NeedsYou } from './sent-needs.tsx'

export function Sent() {
  const pocket = usePocket()
  const { onWay, now, contact, reached, beat } = pocket
  const list = useLive(session => readSent(session, onWay, now), [onWay])
  return (
    <SentPage list={list} now={now} contact={contact} reached={reached} busy={onWay.size > 0} onSend={beat} />
  )
}

export interface SentPageProps {
  /** undefined until the phone has answered. */
  list: SentList | undefined
  now: number
  /** When phone and school last spoke; 0 for never. */
  contact: number
  reached: boolean
  busy: boolean
  onSend(): void
}

export function SentPage({ list, ...line }: SentPageProps) {
  const say = useSay()
  const back = { label: say('app.back'), href: '/' }
  const { now } = line
  return (
    <Screen top={<TopBar title={say('sent.title')} heading back={back} />}>
      <Line {...line} />
      {list && (
        <>
          {list.needs.length + list.refused.length > 0 && (
            <>
              <h2>{say('states.needs')}</h2>
              {list.needs.map(one => (
                <NeedsYou key={one.act.n} sent={one} now={now} />
              ))}
              {list.refused.map(file => (
                <FileNeedsYou key={file.id} file={file} now={now} />
              ))}
            </>
          )}
          <h2>{say('sent.waiting')}</h2>
          <Waiting list={list} now={now} />
          <Button icon="people" wide href="/carry">
            {say('sent.carry')}
          </Button>
          {list.arrived.length > 0 && <Arrived list={list} now={now} />}
        </>
      )}
    </Screen>
  )
}

/** The state of the line to the school, and the way to speak with it now. */
function Line({ now, contact, reached, busy, onSend }: Omit<SentPageProps, 'list'>) {
  const say = useSay()
  const dates = useDates()
  const spoke = contact
    ? say('sent.spoke', { moment: tellMoment(say, dates, now, contact) })
    : say('sent.neverSpoke')
  return (
    <section class="stack">
      <div class="line">
        <Icon name={reached ? 'wifi' : 'wifi-off'} />
        <p class="body" role="status">
          <b>{busy ? say('sent.sending') : say(reached ? 'app.online' : 'app.offline')}</b>
          <span class="sm two">{spoke}</span>
        </p>
        <Button kind="main" icon="send" onClick={onSend} disabled={busy}>
          {say('sent.now')}
        </Button>
      </div>
      {!reached && <p class="sm two">{say('sent.safe')}</p>}
    </section>
  )
}

function Waiting({ list, now }: { list: SentList; now: number }) {
  const say = useSay()
  const dates = useDates()
  return (
    <>
      {list.waiting.length + list.files.count === 0 && !list.card ? (
        <Empty title={say('sent.nothing')}>{say('sent.nothingWhy')}</Empty>
      ) : (
        <RowList label={say('sent.waiting')}>
          {list.card && (
            <Row
              title={say('sent.card')}
              under={tellMoment(say, dates, now, list.card.at)}
              end={
                <SyncMark state={list.card.place === 'way' ? 'way' : 'here'}>
                  {say(`states.${list.card.place}`)}
                </SyncMark>
              }
            />
          )}
          {list.waiting.map(({ act, about, at, place }) => (
            <Row
              key={act.n}
              title={about ?? tellAct(say, act.name)}
              under={say('sent.what', {
                what: tellAct(say, act.name),
                moment: tellMoment(say, dates, now, at),
              })}
              end={
                <SyncMark state={place === 'here' ? 'here' : 'way'}>
                  {say(place === 'kept' ? 'sent.kept' : `states.${place}`)}
                </SyncMark>
              }
            />
          ))}
          {list.files.count > 0 && <FilesRow files={list.files} />}
        </RowList>
      )}
      {list.waiting.some(({ place }) => place === 'kept') && <p class="sm two">{say('sent.keptWhy')}</p>}
      {list.others > 0 && <p class="sm two">{say('sent.others', { count: list.others })}</p>}
    </>
  )
}

/** They follow their letters, whoever's they are. */
function FilesRow({ files: { count, left, place, noRoom } }: { files: SentList['files'] }) {
  const say = useSay()
  const size = say('sent.filesLeft', { size: tellSize(say, left) })
  return (
    <Row
      start={<Icon name="picture" />}
      title={say('sent.files', { count })}
      under={noRoom ? say('files.waitRoom') : size}
      end={
        <SyncMark state={place === 'way' ? 'way' : 'here'}>
          {say(place === 'way' ? 'states.way' : 'states.here')}
        </SyncMark>
      }
    />
  )
}

function Arrived({ list, now }: { list: SentList; now: number }) {
  const say = useSay()
  const dates = useDates()
  return (
    <>
      <h2>{say('sent.arrived')}</h2>
      <RowList label={say('sent.arrived')}>
        {list.arrived.map(({ key, id, title, at }) => (
          <Row
            key={id}
            title={title || say(`sent.${key}`)}
            under={say('sent.what', { what: say(`sent.${key}`), moment: tellMoment(say, dates, now, at) })}
            end={<SyncMark state="arrived">{say('states.arrived')}</SyncMark>}
          />
        ))}
      </RowList>
    </>
  )
}
