import { versionsOf } from '../../domain/plans/plan.ts'
import { tellTerm } from '../../domain/plans/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useHome, useLive } from '../../storage/live.ts'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { History } from './history.tsx'
import { PlanPicture } from './picture.tsx'

/** /plans/:place/:plan of a principal: his copy of a teacher's plan, with its history. */
export function PrincipalPlan({ place, plan }: { place: string; plan: string }) {
  const say = useSay()
  const home = useHome(place)
  const read = useLive(async () => {
    const rows = home ? versionsOf(await home.all('plan'), plan) : []
    const [newest] = rows
    return newest ? { rows, newest, section: await home!.get('section', newest.body.section) } : null
  }, [place, plan])
  const back = { label: say('app.back'), href: '/plans' }
  if (!read)
    return (
      <Screen top={<TopBar title={say('planning.received')} heading back={back} />}>
        {read === null && <Empty title={say('planning.missing')}>{say('planning.missingWhy')}</Empty>}
      </Screen>
    )
  const { rows, newest, section } = read
  const { subject, items, byName } = newest.body
  const first = section ? tellSection(say, section.body) : ''
  return (
    <Screen
      top={
        <TopBar title={say('planning.planOf', { subject: tellSubject(say, subject) })} heading back={back} />
      }
    >
      <p>{say('planning.both', { first: byName, second: first })}</p>
      <p class="sm two">{tellTerm(say, newest.body)}</p>
      <PlanPicture subject={subject} items={items} />
      <History rows={rows} plan={plan} />
    </Screen>
  )
}
