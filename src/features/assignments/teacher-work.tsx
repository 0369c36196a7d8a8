import { tellMoment } from '../../domain/calendar/tell.ts'
import { handedOf, readGiven, type Given } from '../../domain/assignments/given.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { sectionsOf, type OwnSection } from '../../domain/sections/mine.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { readDraft } from '../../storage/drafts.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Button } from '../../ui/button.tsx'
import { DayBlock } from '../../ui/day-block.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { draftKey } from './teacher-draft.ts'

async function readWork(session: Session, now: number) {
  const homes = session.homes()
  const [given, sections] = await Promise.all([
    Promise.all(homes.map(home => readGiven(home, now))).then(all => all.flat()),
    Promise.all(homes.map(sectionsOf)).then(all => all.flat()),
  ])
  return { given, sections, drafted: (await readDraft(session, draftKey(undefined))) !== undefined }
}

/** /work of a teacher: what she has given, how far it has come, and how many answers wait for a mark. */
export function TeacherWork() {
  const say = useSay()
  const { session, now } = usePocket()
  const read = useLive(from => readWork(from, now), [now])
  const top = <TopBar title={say('assignments.mine')} heading />
  if (!read) return <Screen top={top}>{null}</Screen>
  const { given, sections, drafted } = read
  const context = session.homes()[0]?.actor().gender ?? 'female'
  const open = given.filter(one => one.body.dueAt >= now)
  const past = given.filter(one => one.body.dueAt < now)
  return (
    <Screen top={top}>
      <Button kind="main" icon="pencil" href="/publish/work" wide>
        {say(drafted ? 'assignments.goOn' : 'assignments.write', { context })}
      </Button>
      <div class="line">
        <Button icon="list" href="/plans">
          {say('assignments.plans')}
        </Button>
        <Button icon="calendar" href="/deadlines">
          {say('assignments.dates')}
        </Button>
      </div>
      <Refused />
      {given.length === 0 && <Empty title={say('assignments.none')}>{say('assignments.noneWhy')}</Empty>}
      {open.length > 0 && <List title={say('assignments.open')} given={open} sections={sections} />}
      {past.length > 0 && <List title={say('assignments.past')} given={past} sections={sections} />}
    </Screen>
  )
}

interface ListProps {
  title: string
  given: readonly Given[]
  sections: readonly OwnSection[]
}

function List({ title, given, sections }: ListProps) {
  return (
    <section>
      <h2 class="md two">{title}</h2>
      <RowList label={title}>
        {given.map(one => (
          <WorkRow
            key={`${one.place}/${one.id}`}
            one={one}
            section={sections.find(({ place, id }) => place === one.place && id === one.body.section)}
          />
        ))}
      </RowList>
    </section>
  )
}

function WorkRow({ one, section }: { one: Given; section: OwnSection | undefined }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { place, id, body, queue, phones } = one
  const { iso, weekday, figure } = dates.day(body.dueAt)
  const subject = tellSubject(say, body.subject)
  const { handed, of } = handedOf(queue)
  const told = say('assignments.handedOf', { handed, of })
  return (
    <Row
      href={`/desk/${place}/${id}`}
      start={<DayBlock iso={iso} weekday={weekday} figure={figure} />}
      title={body.title}
      under={
        <>
          {section ? say('assignments.both', { first: tellSection(say, section), second: subject }) : subject}
          {body.publishAt > now ? (
            <span class="under">
              {say('assignments.opens', { moment: tellMoment(say, dates, now, body.publishAt) })}
            </span>
          ) : (
            <>
              {of > 0 && of <= 40 && (
                <span class="olive tiles-line">
                  <Tiles n={handed} of={of} label={told} per={40} />
                </span>
              )}
              <span class="under">
                {phones === undefined
                  ? told
                  : say('assignments.both', {
                      first: say('phones.received', { count: phones }),
                      second: told,
                    })}
              </span>
            </>
          )}
        </>
      }
      end={<State one={one} />}
    />
  )
}

function State({ one: { place, id, queue } }: { one: Given }) {
  const say = useSay()
  const pocket = usePocket()
  const home = useHome(place)
  const state = home ? stateOfRow(pocket, home, 'assignment', id) : 'arrived'
  if (state !== 'arrived') return <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
  if (queue.waiting > 0)
    return <b class="sm olive-ink">{say('assignments.toMark', { count: queue.waiting })}</b>
  if (queue.marked > 0) return <SyncMark state="arrived">{say('assignments.allMarked')}</SyncMark>
  return <SyncMark state="arrived">{say('states.arrived')}</SyncMark>
}

/** What the school did not accept: kept, explained, and one tap away from being put right. */
function Refused() {
  const say = useSay()
  const { session } = usePocket()
  const context = session.homes()[0]?.actor().gender ?? 'female'
  const refused = [...session.acts.values()].filter(act => act.name === 'assignments.publish' && act.code)
  return (
    <>
      {refused.map(({ n, args, code }) => (
        <Notice
          key={n}
          kind="needs"
          level={2}
          title={<bdi>{(args as { title: string }).title}</bdi>}
          action={
            <Button icon="pencil" href={`/publish/work?again=${n}`}>
              {say('assignments.openAgain', { context })}
            </Button>
          }
        >
          {say(`refusals.${code}`)}
        </Notice>
      ))}
    </>
  )
}
