import { readFamily } from '../../domain/children/family.ts'
import { readAround, type Around } from '../../domain/deadlines/around.ts'
import { eventsOf, holidayEvents } from '../../domain/deadlines/calendar-file.ts'
import { isDone, type Deadline } from '../../domain/deadlines/deadline.ts'
import { plansOf } from '../../domain/deadlines/plan.ts'
import { readDeadlines, sectionsOf } from '../../domain/deadlines/read.ts'
import type { Gender } from '../../domain/people/person.ts'
import { readPlanNews, type PlanNews } from '../../domain/plans/news.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Empty } from '../../ui/empty.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { DatesOf } from './dates-of.tsx'
import { DatesPage } from './dates-page.tsx'
import { dateEntry, workEntry } from './entry.tsx'
import { PlanDates } from './plan-dates.tsx'
import { PlanNewsCards } from './plan-news.tsx'
import { Plans } from './plan.tsx'

interface ChildDates {
  place: string
  id: string
  name: string
  gender: Gender
  school: string
  deadlines: Deadline[]
  around: Around
  news: PlanNews[]
}

/** The dates of all children of a guardian: one week for the family, then each child under his own name. */
export function GuardianDates() {
  const { now } = usePocket()
  const children = useLive(session => datesOfChildren(session, now))
  return <FamilyDates childDates={children} now={now} />
}

/** @param childDates undefined until they have been read. */
export function FamilyDates({ childDates, now }: { childDates?: readonly ChildDates[]; now: number }) {
  const say = useSay()
  const dates = useDates()
  const all = childDates ?? []
  const holidays = schoolsOf(all).flatMap(({ around }) => around.holidays)
  return (
    <DatesPage
      now={now}
      entries={all.flatMap(({ name, deadlines, around }) => [
        ...deadlines.map(one => workEntry(one, { say, dates, now, who: name })),
        ...around.dates.map(one => dateEntry(one, { say, dates, now, who: name })),
      ])}
      holidays={holidays.map(row => row.body)}
      news={
        <PlanNewsCards news={all.flatMap(child => child.news.map(news => ({ who: child.name, news })))} />
      }
      file={{
        name: say('plans.fileOfFamily'),
        events: () => [
          ...all.flatMap(({ name, deadlines, around }) =>
            eventsOf(say, { who: name, deadlines, dates: [...around.dates, ...around.cancelled] }),
          ),
          ...schoolsOf(all).flatMap(({ place, around }) => holidayEvents(place, around.holidays)),
        ],
      }}
    >
      {childDates?.length === 0 && (
        <Empty title={say('deadlines.childMissing')}>{say('deadlines.childMissingWhy')}</Empty>
      )}
      {all.map(child => (
        <OneChild key={child.id} child={child} now={now} />
      ))}
    </DatesPage>
  )
}

/** One child of each school: holidays are the school's. */
const schoolsOf = (children: readonly ChildDates[]) =>
  children.filter(({ place }, index) => children.findIndex(one => one.place === place) === index)

function OneChild({ child, now }: { child: ChildDates; now: number }) {
  const say = useSay()
  const { id, name, gender, school, deadlines, around } = child
  const next = deadlines.find(one => !isDone(one))
  const plans = plansOf(deadlines, now, around.plans)
  return (
    <section class="stack child" aria-labelledby={`dates-${id}`}>
      <h2 class="xl" id={`dates-${id}`}>
        {name}
        <span class="sm two">{school}</span>
      </h2>
      {deadlines.length === 0 && around.dates.length === 0 && <p class="two">{say('deadlines.none')}</p>}
      <DatesOf deadlines={deadlines} now={now} toDo={say('deadlines.childToDo', { context: gender })} under />
      <PlanDates dates={around.dates} now={now} under />
      <Plans plans={plans} first={next?.subject} name={`plan-${id}`} />
    </section>
  )
}

async function datesOfChildren(session: Session, now: number): Promise<ChildDates[]> {
  const family = await readFamily(session.homes(), now)
  return Promise.all(
    family.map(async ({ place, id, name, gender, school }) => {
      const home = session.home(place)!
      const sections = sectionsOf(home, id)
      return {
        ...{ place, id, name, gender, school: school?.name ?? '' },
        deadlines: await readDeadlines(home, id, now),
        around: await readAround(home, sections, now),
        news: await readPlanNews(home, sections),
      }
    }),
  )
}
