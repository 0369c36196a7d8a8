import { headingOf } from '../../domain/notices/heading.ts'
import type { NoticeKind } from '../../domain/notices/notice.ts'
import { isCurrent, publishedBy, toldTo, type NoticeLine } from '../../domain/notices/published.ts'
import type { Sections } from '../../domain/notices/tell.ts'
import type { Publishing } from '../../domain/notices/writing.ts'
import type { Role } from '../../domain/people/person.ts'
import { readDraft } from '../../storage/drafts.ts'
import { stateOfRow, useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { NoticeRows } from '../../ui/notice-rows.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { ToldRows, type ToldLine } from '../../ui/told-rows.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { draftKey } from './staff-draft.ts'
import { homesAs } from './staff-write.tsx'

interface SchoolNotices {
  place: string
  name: string
  sections: Sections
  mine: NoticeLine[]
  told: ToldLine[]
}

async function readList(session: Session, role: Role, now: number) {
  const schools = await Promise.all(
    homesAs(session, role).map(async (home): Promise<SchoolNotices> => ({
      place: home.place,
      name: (await home.get('school', home.place))?.body.name ?? '',
      sections: Object.fromEntries((await home.all('section')).map(row => [row.id, row.body])),
      mine: await publishedBy(home),
      told: await toldTo(home, now),
    })),
  )
  return { schools, drafted: (await readDraft(session, draftKey(undefined))) !== undefined }
}

/** What the school did not accept: kept, explained, and one tap away from being sent again. */
function Refused() {
  const say = useSay()
  const { session } = usePocket()
  const refused = [...session.acts.values()].filter(act => act.name === 'notices.publish' && act.code)
  return (
    <>
      {refused.map(({ n, args, code }) => (
        <Notice
          key={n}
          kind="needs"
          level={2}
          title={headingOf(args as Publishing)}
          action={
            <Button icon="pencil" href={`/notices/new?again=${n}`}>
              {say('broadcasts.openAgain')}
            </Button>
          }
        >
          {say(`refusals.${code}`)}
        </Notice>
      ))}
    </>
  )
}

export function StaffList({ as: role, kind }: { as: Role; kind: NoticeKind }) {
  const say = useSay()
  const pocket = usePocket()
  const { now, session } = pocket
  const read = useLive(from => readList(from, role, now), [now])
  const own = kind === 'encouragement'
  const title = say(own ? 'broadcasts.words' : 'broadcasts.notices')
  const top = <TopBar title={title} heading />
  if (!read) return <Screen top={top}>{null}</Screen>
  const { schools, drafted } = read
  const context = session.homes()[0]?.actor().gender ?? 'male'
  const write = drafted
    ? say(own ? 'broadcasts.goOnWord' : 'broadcasts.goOnNotice', { context })
    : say(own ? 'broadcasts.writeWord' : 'broadcasts.writeNotice', { context })
  /** With what is being sent right now. */
  const withState = (line: NoticeLine) => {
    const home = session.home(line.place)
    return home ? { ...line, state: stateOfRow(pocket, home, 'notice', line.id) } : line
  }
  return (
    <Screen top={top}>
      <Button kind="main" icon="pencil" href="/notices/new" wide>
        {write}
      </Button>
      <Refused />
      {schools.every(({ mine }) => mine.length === 0) && (
        <Empty title={say(own ? 'broadcasts.noneYetWords' : 'broadcasts.noneYetNotices')}>
          {say(own ? 'broadcasts.noneYetWordsWhy' : 'broadcasts.noneYetNoticesWhy')}
        </Empty>
      )}
      {schools.map(({ place, name, sections, mine, told }) => (
        <section key={place} class="stack">
          {schools.length > 1 && <h2>{name}</h2>}
          <Mine lines={mine.map(withState)} sections={sections} now={now} />
          <ToldRows title={say('broadcasts.told')} lines={told} now={now} />
        </section>
      ))}
    </Screen>
  )
}

/** His own: what is coming and what holds, then what is past. */
function Mine({
  lines,
  sections,
  now,
}: Pick<SchoolNotices, 'sections'> & { lines: NoticeLine[]; now: number }) {
  const say = useSay()
  const current = lines.filter(line => isCurrent(line, now))
  const past = lines.filter(line => !isCurrent(line, now))
  return (
    <>
      {current.length > 0 && (
        <NoticeRows lines={current} sections={sections} now={now} label={say('broadcasts.mine')} />
      )}
      {past.length > 0 && (
        <section>
          <h2 class="md two">{say('broadcasts.past')}</h2>
          <NoticeRows lines={past} sections={sections} now={now} label={say('broadcasts.past')} />
        </section>
      )}
    </>
  )
}
