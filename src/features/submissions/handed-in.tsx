import { tellMoment } from '../../domain/calendar/tell.ts'
import { stateOfRow, useHome, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncSteps } from '../../ui/sync-steps.tsx'
import { GivenAnswers } from './given-answers.tsx'
import { MarkCard } from './mark-card.tsx'
import { SolutionNote } from './solved.tsx'
import { Intro } from './work-head.tsx'
import type { Attempt, Work } from './work.ts'

export interface HandedInProps {
  work: Work
  /** The newest attempt, and those before it. */
  attempts: readonly [Attempt, ...Attempt[]]
  /** Begins another attempt; absent where the work has left the phone. */
  onAgain?: () => void
}

/** What was handed in: how far it has come, the mark when there is one, and the attempts before. */
export function HandedIn({ work, attempts: [last, ...earlier], onAgain }: HandedInProps) {
  const say = useSay()
  const gender = useHome(work.place)?.actor().gender ?? 'male'
  const tasks = work.body?.tasks
  return (
    <>
      {last.mark && <MarkCard place={work.place} mark={last.mark} />}
      <Way work={work} attempt={last} />
      <section class="stack">
        <h2 class="md">{say('submissions.yourAnswers')}</h2>
        {work.body && <Intro text={work.body.intro} />}
        <SolutionNote solution={work.solution} />
        <GivenAnswers
          tasks={tasks}
          answers={last.answers}
          place={work.place}
          about={last.id}
          solved={work.solution?.answers}
        />
      </section>
      {work.body && !last.mark && work.hasSiblings && (
        <Button kind="link" icon="swap" href={`/work/${work.place}/${work.id}/whose`}>
          {say('submissions.notMine')}
        </Button>
      )}
      {earlier.length > 0 && <h2 class="md">{say('submissions.attempts')}</h2>}
      {earlier.map(attempt => (
        <Earlier key={attempt.id} work={work} attempt={attempt} />
      ))}
      {onAgain && (
        <Button wide onClick={onAgain}>
          {say('submissions.another', { context: gender })}
        </Button>
      )}
    </>
  )
}

/** The three steps of one attempt, with the hour of its arrival. */
function Way({ work: { place, teacher }, attempt }: { work: Work; attempt: Attempt }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const home = useHome(place)!
  const gender = home.actor().gender ?? 'male'
  const at = attempt.arrivedAt === 0 ? 'here' : stateOfRow(pocket, home, 'submission', attempt.id)
  const hasArrived = at === 'arrived'
  const moment = (ms: number) => tellMoment(say, dates, pocket.now, ms)
  const arrived = () => {
    const arrival = moment(attempt.arrivedAt)
    if (!teacher) return say('states.arrivedAt', { moment: arrival })
    return say('states.arrivedTo', { name: teacher.name, moment: arrival, context: teacher.gender })
  }
  const words = { here: say('states.here'), way: say('states.way'), arrived: say('states.arrived') }
  return (
    <Card title={say('submissions.handed', { context: gender })}>
      <SyncSteps at={at} words={words} />
      <p class="sm two" role="status">
        {hasArrived ? arrived() : say('submissions.tapped', { moment: moment(attempt.tappedAt) })}
        {at === 'here' && !pocket.reached && ` ${say('states.hereWhy')}`}
      </p>
      {hasArrived && attempt.lateness !== 'in_time' && <Late lateness={attempt.lateness} />}
    </Card>
  )
}

function Late({ lateness }: Pick<Attempt, 'lateness'>) {
  const say = useSay()
  return (
    <p>
      {lateness === 'late' ? (
        <Chip tone="clay">{say('states.late')}</Chip>
      ) : (
        <Chip tone="stone">{say('states.tappedBefore')}</Chip>
      )}
    </p>
  )
}

function Earlier({ work, attempt }: { work: Work; attempt: Attempt }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const title = say('submissions.attempt', { n: attempt.n })
  return (
    <details class="card">
      <summary class="bold">
        {say('submissions.ofAttempt', { title, moment: tellMoment(say, dates, now, attempt.tappedAt) })}
      </summary>
      {attempt.mark && <MarkCard place={work.place} mark={attempt.mark} />}
      <GivenAnswers
        tasks={work.body?.tasks}
        answers={attempt.answers}
        place={work.place}
        about={attempt.id}
      />
    </details>
  )
}
