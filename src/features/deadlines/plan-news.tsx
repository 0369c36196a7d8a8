import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellChange } from '../../domain/plans/tell.ts'
import type { PlanNews } from '../../domain/plans/news.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { usePocket } from '../../storage/live.ts'
import { act } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

export interface PlanNewsProps {
  /** By child where there are several; '' for one's own. */
  news: readonly { who: string; news: PlanNews }[]
}

/** What is new in the plans, until somebody says that he has seen it: each change by itself, new plans together. */
export function PlanNewsCards({ news }: PlanNewsProps) {
  const changed = news.filter(one => one.news.changes.length > 0)
  const fresh = news.filter(one => one.news.changes.length === 0)
  return (
    <>
      {changed.map(({ who, news: one }) => (
        <ChangedPlan key={`${who}/${one.row}`} who={who} news={one} />
      ))}
      {fresh.length > 0 && <NewPlans news={fresh} />}
    </>
  )
}

function ChangedPlan({ news, who }: { news: PlanNews; who: string }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { subject, changes, byName, publishAt } = news
  const title = say('plans.newsTitle', { subject: tellSubject(say, subject) })
  return (
    <Notice
      kind="news"
      icon="calendar"
      level={2}
      title={who ? say('plans.newsOf', { child: who, title }) : title}
      from={say('plans.newsFrom', { name: byName, moment: tellMoment(say, dates, now, publishAt) })}
      action={<Seen news={[news]} />}
    >
      <ul class="changes">
        {changes.map(change => (
          <li key={`${change.kind}/${change.item.id}`}>{tellChange(say, dates, change)}</li>
        ))}
      </ul>
    </Notice>
  )
}

function NewPlans({ news }: PlanNewsProps) {
  const say = useSay()
  const names = news.map(({ who, news: { subject } }) => {
    const title = tellSubject(say, subject)
    return who ? say('plans.newsOf', { child: who, title }) : title
  })
  return (
    <Notice
      kind="news"
      icon="calendar"
      level={2}
      title={say('plans.newPlans', { count: news.length })}
      action={<Seen news={news.map(one => one.news)} />}
    >
      <p>{names.reduce((first, second) => say('plans.both', { first, second }))}</p>
      <p>{say('plans.newText')}</p>
    </Notice>
  )
}

function Seen({ news }: { news: readonly PlanNews[] }) {
  const say = useSay()
  const { session } = usePocket()
  // Two children of one class have one plan.
  const rows = [...new Map(news.map(one => [`${one.place}/${one.row}`, one])).values()]
  async function see() {
    for (const { place, row } of rows) await act(session, { place, name: 'plans.read', args: { plan: row } })
  }
  return <Button onClick={() => void see()}>{say('plans.seen')}</Button>
}
