import type { ComponentChildren } from 'preact'
import { timeLeft } from '../../domain/calendar/time-left.ts'
import { tellMoment, tellTimeLeft } from '../../domain/calendar/tell.ts'
import type { Child } from '../../domain/children/family.ts'
import type { Work } from '../../domain/children/work.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import type { Home } from '../../storage/home.ts'
import { stateOfRow, usePocket } from '../../storage/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { DayBlock } from '../../ui/day-block.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'

/** How much of the past is shown under «arrived». */
const mostArrived = 6

/** His work by where it is: late, coming up, waiting on this phone, arrived. */
export function WorkLists({ home, child }: { home: Home; child: Child }) {
  const say = useSay()
  const of = (state: Work['state']) => child.work.filter(work => work.state === state)
  const late = of('late')
  const open = of('open')
  const waiting = of('waiting')
  const arrived = of('arrived')
    .sort((a, b) => b.tappedAt! - a.tappedAt!)
    .slice(0, mostArrived)
  const rows = (works: Work[]) => works.map(work => <ToDo key={work.id} work={work} />)
  return (
    <>
      {late.length > 0 && <List title={say('children.lateOnes')}>{rows(late)}</List>}
      {open.length > 0 && <List title={say('children.dueOnes')}>{rows(open)}</List>}
      {late.length + open.length === 0 && (
        <p class="two">{say('children.nothingGiven', { context: child.gender })}</p>
      )}
      {waiting.length > 0 && (
        <List title={say('children.waitingOnes')} under={say('children.waitingWhy')}>
          {waiting.map(work => (
            <Handed key={work.id} work={work} child={child} home={home} />
          ))}
        </List>
      )}
      {arrived.length > 0 && (
        <List title={say('children.arrivedOnes')}>
          {arrived.map(work => (
            <Handed key={work.id} work={work} child={child} home={home} />
          ))}
        </List>
      )}
    </>
  )
}

function List({ title, under, children }: { title: string; under?: string; children: ComponentChildren }) {
  return (
    <section>
      <h2>{title}</h2>
      {under && <p class="sm two">{under}</p>}
      <RowList label={title}>{children}</RowList>
    </section>
  )
}

function ToDo({ work }: { work: Work }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { title, subject, dueAt } = work
  const day = dates.day(dueAt)
  const isNear = timeLeft(now, dueAt).kind !== 'days'
  return (
    <Row
      start={
        <DayBlock
          weekday={day.weekday}
          figure={day.figure}
          under={day.hijri}
          iso={day.iso}
          tone={isNear ? 'clay' : 'stone'}
        />
      }
      title={title}
      under={say('children.subjectDue', {
        subject: tellSubject(say, subject),
        moment: dates.clock(dueAt),
      })}
      end={<Chip tone={isNear ? 'clay' : 'stone'}>{tellTimeLeft(say, now, dueAt)}</Chip>}
    />
  )
}

function Handed({ work, child, home }: { work: Work; child: Child; home: Home }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const state = stateOfRow(pocket, home, 'submission', work.submission!)
  const moment = tellMoment(say, dates, pocket.now, work.tappedAt!)
  const how = { late: say('states.late'), tapped_before_arrived_after: say('states.tappedBefore') }
  const lateness = work.state === 'arrived' && work.lateness !== 'in_time' && how[work.lateness!]
  return (
    <Row
      title={work.title}
      under={
        <span class="who">
          <span>
            {say('children.subjectDue', {
              subject: tellSubject(say, work.subject),
              moment: say('children.handedAt', { moment, context: child.gender }),
            })}
          </span>
          {lateness && <span>{lateness}</span>}
        </span>
      }
      end={
        work.mark ? (
          <b>{say('marks.of', { mark: work.mark.points, total: work.mark.outOf })}</b>
        ) : (
          <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>
        )
      }
    />
  )
}
