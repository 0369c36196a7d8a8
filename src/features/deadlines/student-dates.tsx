import { readAround, type Around } from '../../domain/deadlines/around.ts'
import { eventsOf, holidayEvents } from '../../domain/deadlines/calendar-file.ts'
import { isDone, type Deadline } from '../../domain/deadlines/deadline.ts'
import { plansOf } from '../../domain/deadlines/plan.ts'
import { readOwnDeadlines, sectionsOf } from '../../domain/deadlines/read.ts'
import { readPlanNews, type PlanNews } from '../../domain/plans/news.ts'
import { draftedWork } from '../../storage/drafts.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { DatesOf } from './dates-of.tsx'
import { DatesPage } from './dates-page.tsx'
import { dateEntry, workEntry } from './entry.tsx'
import { PlanDates } from './plan-dates.tsx'
import { PlanNewsCards } from './plan-news.tsx'
import { Plans } from './plan.tsx'

interface OwnDates {
  deadlines: Deadline[]
  around: Around[]
  news: PlanNews[]
}

/** A child's dates: list, week or month, what changed in the plans, and the weight of everything in its subject. */
export function StudentDates() {
  const { now } = usePocket()
  const read = useLive(session => readOwn(session, now))
  return <ChildDates {...(read ?? { deadlines: [], around: [], news: [] })} now={now} isRead={!!read} />
}

export function ChildDates({
  deadlines,
  around,
  news,
  now,
  isRead,
}: OwnDates & { now: number; isRead: boolean }) {
  const say = useSay()
  const dates = useDates()
  const { session } = usePocket()
  const hrefOf = ({ place, id }: Deadline) => `/work/${place}/${id}`
  const telling = { say, dates, now, hrefOf }
  const planned = around.flatMap(one => one.dates)
  const next = deadlines.find(one => !isDone(one))
  const plans = plansOf(
    deadlines,
    now,
    around.flatMap(one => one.plans),
  )
  const name = say('plans.fileOf', { name: session.profile.face.name })
  return (
    <DatesPage
      now={now}
      entries={[
        ...deadlines.map(one => workEntry(one, telling)),
        ...planned.map(one => dateEntry(one, telling)),
      ]}
      holidays={around.flatMap(one => one.holidays.map(row => row.body))}
      news={<PlanNewsCards news={news.map(one => ({ who: '', news: one }))} />}
      file={{
        name,
        events: () => [
          ...eventsOf(say, { deadlines, dates: around.flatMap(one => [...one.dates, ...one.cancelled]) }),
          ...around.flatMap(one => holidayEvents(one.place, one.holidays)),
        ],
      }}
    >
      {isRead && deadlines.length === 0 && planned.length === 0 && (
        <Empty title={say('deadlines.none')}>{say('deadlines.noneWhy')}</Empty>
      )}
      <DatesOf deadlines={deadlines} now={now} toDo={say('deadlines.toDo')} hrefOf={hrefOf} />
      <PlanDates dates={planned} now={now} />
      {plans.length > 0 && (
        <>
          <h2>{say('deadlines.plan')}</h2>
          <Plans plans={plans} first={next?.subject} name="plan" />
          <Button href="/marks" wide>
            {say('deadlines.marks')}
          </Button>
        </>
      )}
    </DatesPage>
  )
}

async function readOwn(session: Session, now: number): Promise<OwnDates> {
  const homes = session.homes()
  const drafts = await draftedWork(session)
  const deadlines = await readOwnDeadlines(homes, now, { drafts, acts: session.acts.values() })
  const around = await Promise.all(homes.map(home => readAround(home, sectionsOf(home, home.person), now)))
  const news = await Promise.all(homes.map(home => readPlanNews(home, sectionsOf(home, home.person))))
  return { deadlines, around, news: news.flat() }
}
