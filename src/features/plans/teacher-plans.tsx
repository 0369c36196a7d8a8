import { termAt } from '../../domain/plans/term.ts'
import { readTaught, type Taught } from '../../domain/plans/taught.ts'
import { tellTerm } from '../../domain/plans/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Notice } from '../../ui/notice.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import type { Publishing } from '../../domain/plans/writing.ts'

/** /plans of a teacher: a plan for each subject in each section. */
export function TeacherPlans() {
  const say = useSay()
  const { now } = usePocket()
  const term = termAt(now)
  const read = useLive(async session =>
    (await Promise.all(session.homes().map(home => readTaught(home, term)))).flat(),
  )
  const top = (
    <TopBar title={say('planning.title')} heading back={{ label: say('app.back'), href: '/work' }} />
  )
  if (!read) return <Screen top={top}>{null}</Screen>
  return (
    <Screen top={top}>
      <p class="sm two">{tellTerm(say, term)}</p>
      <Refused />
      {read.length === 0 && <Empty title={say('teacher.noSections')}>{say('teacher.noSectionsWhy')}</Empty>}
      <RowList label={say('planning.title')}>
        {read.map(one => (
          <PlanRow key={`${one.place}/${one.section.id}/${one.subject}`} one={one} />
        ))}
      </RowList>
    </Screen>
  )
}

/** The address at which a plan is written. */
export const writeAt = (place: string, section: string, subject: string, more = '') =>
  `/plans/write?place=${place}&section=${section}&subject=${encodeURIComponent(subject)}${more}`

function PlanRow({ one: { place, section, subject, plan } }: { one: Taught }) {
  const say = useSay()
  const pocket = usePocket()
  const home = useHome(place)
  const first = tellSection(say, section)
  const title = say('planning.both', { first: tellSubject(say, subject), second: first })
  if (!plan)
    return (
      <Row
        href={writeAt(place, section.id, subject)}
        title={title}
        under={say('planning.noneYet')}
        end={<b class="sm">{say('planning.begin', { context: home?.actor().gender ?? 'female' })}</b>}
      />
    )
  const state = home ? stateOfRow(pocket, home, 'plan', plan.id) : 'arrived'
  return (
    <Row
      href={`/plans/${place}/${plan.body.plan}`}
      title={title}
      under={say('planning.versionOf', {
        version: say('planning.version', { n: plan.body.version }),
        items: say('planning.items', { count: plan.body.items.length }),
      })}
      end={<SyncMark state={state}>{say(`states.${state}`)}</SyncMark>}
    />
  )
}

/** What the school did not accept: kept, explained, and one tap from being put right. */
function Refused() {
  const say = useSay()
  const { session } = usePocket()
  const context = session.homes()[0]?.actor().gender ?? 'female'
  const refused = [...session.acts.values()].filter(act => act.name === 'plans.publish' && act.code)
  return (
    <>
      {refused.map(({ n, place, args, code }) => {
        const { section, subject } = args as Publishing
        return (
          <Notice
            key={n}
            kind="needs"
            level={2}
            title={say('planning.refused', { subject: tellSubject(say, subject) })}
            action={
              <Button icon="pencil" href={writeAt(place, section, subject, `&again=${n}`)}>
                {say('planning.openAgain', { context })}
              </Button>
            }
          >
            {say(`refusals.${code}`)}
          </Notice>
        )
      })}
    </>
  )
}
