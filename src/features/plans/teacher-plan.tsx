import '../../ui/desk.css'
import { versionsOf } from '../../domain/plans/plan.ts'
import { copyTargets, readTaught } from '../../domain/plans/taught.ts'
import { tellTerm } from '../../domain/plans/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useHome, useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { History } from './history.tsx'
import { PlanPicture } from './picture.tsx'
import { writeAt } from './teacher-plans.tsx'

/** /plans/:place/:plan of its teacher: the picture, who has read it, its versions, and the ways on. */
export function TeacherPlan({ place, plan }: { place: string; plan: string }) {
  const say = useSay()
  const home = useHome(place)
  const { now } = usePocket()
  const read = useLive(async () => {
    if (!home) return null
    const rows = (await home.all('plan')).filter(row => row.body.plan === plan)
    const [newest] = versionsOf(rows, plan)
    if (!newest) return null
    const taught = await readTaught(home, newest.body)
    const section = (await home.get('section', newest.body.section))?.body
    const reach = (await home.get('reach', newest.id))?.body
    return { rows, newest, section, reach, targets: copyTargets(taught, newest.body) }
  }, [place, plan, now])
  const top = (title: string) => (
    <TopBar title={title} heading back={{ label: say('app.back'), href: '/plans' }} />
  )
  if (read === undefined) return <Screen top={top(say('planning.title'))}>{null}</Screen>
  if (read === null)
    return (
      <Screen top={top(say('planning.title'))}>
        <Empty title={say('planning.missing')}>{say('planning.missingWhy')}</Empty>
      </Screen>
    )
  const { rows, newest, section, reach, targets } = read
  const { subject, items } = newest.body
  const context = home?.actor().gender ?? 'female'
  const first = section ? tellSection(say, section) : ''
  return (
    <Screen top={top(say('planning.planOf', { subject: tellSubject(say, subject) }))}>
      <p class="sm two">{say('planning.both', { first, second: tellTerm(say, newest.body) })}</p>
      <PlanPicture subject={subject} items={items} />
      {reach && <p class="sm two">{say('planning.readBy', { count: reach.people, of: reach.of })}</p>}
      <Button kind="main" icon="pencil" wide href={writeAt(place, newest.body.section, subject)}>
        {say('planning.change', { context })}
      </Button>
      {targets.map(one => (
        <Button
          key={one.section.id}
          wide
          href={writeAt(place, one.section.id, subject, `&from=${newest.body.plan}`)}
        >
          {say('planning.copyTo', { section: tellSection(say, one.section), context })}
        </Button>
      ))}
      <History rows={rows} plan={plan} />
    </Screen>
  )
}
