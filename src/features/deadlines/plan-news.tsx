import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellChange } from '../../domain/plans/tell.ts'
import type { PlanNews } from '../../domain/plans/news.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

/** What changed in a plan, until somebody says that he has seen it. */
export function PlanNewsCard({ news, who }: { news: PlanNews; who?: string }) {
  const say = useSay()
  const dates = useDates()
  const { session, now } = usePocket()
  const { place, row, subject, changes, byName, publishAt } = news
  const context = session.home(place)?.actor().gender ?? 'male'
  const isNew = changes.length === 0
  const told = say(isNew ? 'plans.newTitle' : 'plans.newsTitle', { subject: tellSubject(say, subject) })
  return (
    <Notice
      kind="news"
      icon="calendar"
      level={2}
      title={who ? say('plans.newsOf', { child: who, title: told }) : told}
      from={say('plans.newsFrom', { name: byName, moment: tellMoment(say, dates, now, publishAt) })}
      action={
        <Button onClick={() => void act(session, { place, name: 'plans.read', args: { plan: row } })}>
          {say('plans.seen', { context })}
        </Button>
      }
    >
      {isNew ? (
        <p>{say('plans.newText')}</p>
      ) : (
        <ul class="changes">
          {changes.map(change => (
            <li key={`${change.kind}/${change.item.id}`}>{tellChange(say, dates, change)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}
