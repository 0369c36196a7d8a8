import '../../ui/desk.css'
import '../../ui/marking.css'
import { useLocation } from 'preact-iso'
import { readGiven, type Given } from '../../domain/assignments/given.ts'
import { outOf } from '../../domain/assignments/assignment.ts'
import { entryOf, nextWaiting } from '../../domain/marks/queue.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { sectionsOf, type OwnSection } from '../../domain/sections/mine.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { AnswerPane } from './teacher-answer.tsx'
import { Keys } from './teacher-keys.tsx'
import { MarkPane } from './teacher-mark.tsx'
import { QueuePane } from './teacher-queue.tsx'

export interface DeskProps {
  place: string
  assignment: string
  submission?: string
}

/** /desk/:place/:assignment/:submission?, where answers are read and marked: queue, answer and mark beside one another. */
export function TeacherDesk({ place, assignment, submission }: DeskProps) {
  const say = useSay()
  const { now } = usePocket()
  const read = useLive(
    async session => {
      const home = session.home(place)
      if (!home) return null
      const given = (await readGiven(home, now)).find(one => one.id === assignment)
      const section = (await sectionsOf(home)).find(one => one.id === given?.body.section)
      return given ? { given, section } : null
    },
    [place, assignment],
  )
  if (read === undefined) return <Screen top={<Top />}>{null}</Screen>
  if (read === null)
    return (
      <Screen top={<Top />}>
        <Empty title={say('desk.missing')} action={<Button href="/work">{say('desk.toWork')}</Button>}>
          {say('desk.missingWhy')}
        </Empty>
      </Screen>
    )
  return <Desk given={read.given} section={read.section} submission={submission} />
}

function Top() {
  const say = useSay()
  return <TopBar title={say('desk.title')} heading back={{ label: say('app.back'), href: '/work' }} />
}

interface OneDeskProps {
  given: Given
  section: OwnSection | undefined
  submission: string | undefined
}

function Desk({ given, section, submission }: OneDeskProps) {
  const { route } = useLocation()
  const { place, id, body, queue } = given
  // Without a name in the address a wide screen opens the first who waits; a phone shows the queue.
  const entry = entryOf(queue, submission) ?? nextWaiting(queue, undefined)
  const attempt = entry?.attempts.find(one => one.submission.id === submission) ?? entry?.attempts[0]
  const address = (to: string) => `/desk/${place}/${id}/${to}`
  const go = (to: string | undefined) => route(to === undefined ? `/desk/${place}/${id}` : address(to))
  const isChosen = entryOf(queue, submission) !== undefined
  return (
    <Screen wide nav={false} top={<DeskTop given={given} section={section} atQueue={!isChosen} />}>
      <div class={isChosen ? 'marking picked' : 'marking'}>
        <QueuePane
          queue={queue}
          place={place}
          current={entry?.id}
          isChosen={isChosen}
          address={address}
          more={<DeskLinks place={place} id={id} />}
        />
        {entry && attempt ? (
          <>
            <AnswerPane
              key={`answer/${attempt.submission.id}`}
              place={place}
              work={body}
              entry={entry}
              attempt={attempt}
              address={address}
              keys={<Keys />}
            />
            <MarkPane
              key={`mark/${attempt.submission.id}`}
              given={given}
              entry={entry}
              attempt={attempt}
              outOf={outOf(body)}
              onGo={go}
            />
          </>
        ) : (
          <div class="pane-answer">
            <Finished given={given} />
          </div>
        )}
      </div>
    </Screen>
  )
}

/** What else a teacher does with this work: its solutions, and the names of those who are missing. */
function DeskLinks({ place, id }: { place: string; id: string }) {
  const say = useSay()
  return (
    <div class="line">
      <Button icon="check" href={`/solutions/${place}/${id}`}>
        {say('desk.solutions')}
      </Button>
      <Button icon="list" href={`/missing/${place}/${id}`}>
        {say('desk.missingList')}
      </Button>
    </div>
  )
}

/** Everybody is marked, or nobody has handed in. */
function Finished({ given: { queue } }: { given: Given }) {
  const say = useSay()
  const { session } = usePocket()
  const context = session.homes()[0]?.actor().gender ?? 'female'
  if (queue.marked === 0) return <Empty title={say('desk.nobody')}>{say('desk.nobodyWhy')}</Empty>
  return (
    <Empty
      title={say('desk.finished', { context })}
      action={<Button href="/work">{say('desk.toWork')}</Button>}
    >
      {say('desk.markedOf', { marked: queue.marked, of: queue.marked })}
    </Empty>
  )
}

interface DeskTopProps {
  given: Given
  section: OwnSection | undefined
  atQueue: boolean
}

function DeskTop({ given: { place, id, body, queue }, section, atQueue }: DeskTopProps) {
  const say = useSay()
  const { session, onWay } = usePocket()
  const handed = queue.marked + queue.waiting
  const told = say('desk.markedOf', { marked: queue.marked, of: handed })
  const waiting = [...session.acts.values()].filter(
    act => act.place === place && act.name === 'marks.give' && act.code === undefined,
  ).length
  const total = say('marks.count', { count: outOf(body) })
  return (
    <TopBar
      title={
        <>
          <bdi>{body.title}</bdi>{' '}
          <span class="sm two plain">
            {section ? say('desk.sectionOutOf', { section: tellSection(say, section), total }) : total}
          </span>
        </>
      }
      heading
      back={{ label: say('app.back'), href: atQueue ? '/work' : `/desk/${place}/${id}` }}
      end={
        <>
          <span class="sm">{told}</span>
          {handed > 0 && handed <= 40 && (
            <span class="olive desk-tiles">
              <Tiles n={queue.marked} of={handed} label={told} per={40} />
            </span>
          )}
          {waiting > 0 && (
            <SyncMark state={onWay.size > 0 ? 'way' : 'here'}>
              {say('desk.marksWait', { count: waiting })}
            </SyncMark>
          )}
        </>
      }
    />
  )
}
