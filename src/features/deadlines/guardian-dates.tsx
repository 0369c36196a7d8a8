import { readFamily } from '../../domain/children/family.ts'
import { isDone, type Deadline } from '../../domain/deadlines/deadline.ts'
import { plansOf } from '../../domain/deadlines/plan.ts'
import { readDeadlines } from '../../domain/deadlines/read.ts'
import type { Gender } from '../../domain/people/person.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Session } from '../../storage/session.ts'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { DatesOf } from './dates-of.tsx'
import { Plans } from './plan.tsx'
import { WeekStrip } from './week-strip.tsx'

interface ChildDates {
  place: string
  id: string
  name: string
  gender: Gender
  school: string
  deadlines: Deadline[]
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
  const all = (childDates ?? []).flatMap(child => child.deadlines)
  return (
    <Screen>
      <WeekStrip deadlines={all} now={now} />
      {childDates?.length === 0 && (
        <Empty title={say('deadlines.childMissing')}>{say('deadlines.childMissingWhy')}</Empty>
      )}
      {childDates?.map(child => (
        <OneChild key={child.id} child={child} now={now} />
      ))}
    </Screen>
  )
}

function OneChild({ child, now }: { child: ChildDates; now: number }) {
  const say = useSay()
  const { id, name, gender, school, deadlines } = child
  const next = deadlines.find(one => !isDone(one))
  return (
    <section class="stack child" aria-labelledby={`dates-${id}`}>
      <h2 class="xl" id={`dates-${id}`}>
        {name}
        <span class="sm two">{school}</span>
      </h2>
      {deadlines.length === 0 ? (
        <p class="two">{say('deadlines.none')}</p>
      ) : (
        <>
          <DatesOf
            deadlines={deadlines}
            now={now}
            toDo={say('deadlines.childToDo', { context: gender })}
            under
          />
          <Plans plans={plansOf(deadlines, now)} first={next?.subject} name={`plan-${id}`} />
        </>
      )}
    </section>
  )
}

async function datesOfChildren(session: Session, now: number): Promise<ChildDates[]> {
  const family = await readFamily(session.homes(), now)
  return Promise.all(
    family.map(async ({ place, id, name, gender, school }) => ({
      ...{ place, id, name, gender, school: school?.name ?? '' },
      deadlines: await readDeadlines(session.home(place)!, id, now),
    })),
  )
}
