import { isDone } from '../../domain/deadlines/deadline.ts'
import { plansOf } from '../../domain/deadlines/plan.ts'
import { readOwnDeadlines } from '../../domain/deadlines/read.ts'
import { draftedWork } from '../../storage/drafts.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { DatesOf } from './dates-of.tsx'
import { Plans } from './plan.tsx'
import { WeekStrip } from './week-strip.tsx'

/** A child's dates: the week, what is to do and what is done, and the weight of everything in its subject. */
export function StudentDates() {
  const say = useSay()
  const { now } = usePocket()
  const deadlines = useLive(async session => {
    const drafts = await draftedWork(session)
    return readOwnDeadlines(session.homes(), now, { drafts, acts: session.acts.values() })
  })
  const next = deadlines?.find(one => !isDone(one))
  return (
    <Screen>
      <WeekStrip deadlines={deadlines ?? []} now={now} />
      {deadlines?.length === 0 && <Empty title={say('deadlines.none')}>{say('deadlines.noneWhy')}</Empty>}
      {deadlines && deadlines.length > 0 && (
        <>
          <DatesOf
            deadlines={deadlines}
            now={now}
            toDo={say('deadlines.toDo')}
            hrefOf={({ place, id }) => `/work/${place}/${id}`}
          />
          <h2>{say('deadlines.plan')}</h2>
          <Plans plans={plansOf(deadlines, now)} first={next?.subject} name="plan" />
          <Button href="/marks" wide>
            {say('deadlines.marks')}
          </Button>
        </>
      )}
    </Screen>
  )
}
