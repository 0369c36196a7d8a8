import { tellMoment } from '../../domain/calendar/tell.ts'
import { marksBySubject, type SubjectMarks } from '../../domain/deadlines/marks.ts'
import { readOwnDeadlines } from '../../domain/deadlines/read.ts'
import type { Mark } from '../../domain/marks/mark.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { draftedWork } from '../../storage/drafts.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { MarkFiles } from './mark-files.tsx'
import type { Session } from '../../storage/session.ts'
import { Card } from '../../ui/card.tsx'
import { DeadlineRow, lineOf } from '../../ui/deadline-row.tsx'
import { Empty } from '../../ui/empty.tsx'
import { RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** A child's marks by subject, each with its weight and the teacher's word, and the work that is still to come. */
export function StudentMarks() {
  const say = useSay()
  const { now } = usePocket()
  const subjects = useLive(session => readMarks(session, now))
  return (
    <Screen
      top={
        <TopBar heading title={say('marks.title')} back={{ label: say('app.back'), href: '/deadlines' }} />
      }
    >
      {subjects?.length === 0 && <Empty title={say('marks.none')}>{say('marks.noneWhy')}</Empty>}
      {subjects?.map(one => (
        <OneSubject key={one.subject} subject={one} now={now} />
      ))}
    </Screen>
  )
}

async function readMarks(session: Session, now: number): Promise<SubjectMarks[]> {
  const homes = session.homes()
  const own = { drafts: await draftedWork(session), acts: session.acts.values() }
  const deadlines = await readOwnDeadlines(homes, now, own)
  const marks: Mark[] = []
  for (const home of homes)
    for (const { body } of await home.all('mark')) if (body.person === home.person) marks.push(body)
  return marksBySubject(marks, deadlines)
}

export function OneSubject({ subject: one, now }: { subject: SubjectMarks; now: number }) {
  const say = useSay()
  const { subject, marks, weighed, earned, toCome } = one
  return (
    <section class="stack">
      <div class="line">
        <h2>{tellSubject(say, subject)}</h2>
        {marks.length > 0 && <span class="end sm two">{say('marks.soFar', { earned, weighed })}</span>}
      </div>
      {marks.map(mark => (
        <OneMark key={mark.submission} mark={mark} now={now} />
      ))}
      {toCome.length > 0 && (
        <div>
          <h3>{say('marks.toCome')}</h3>
          <RowList label={say('marks.toCome')}>
            {toCome.map(work => (
              <DeadlineRow
                key={work.id}
                line={lineOf(work)}
                now={now}
                href={`/work/${work.place}/${work.id}`}
                more={say('marks.weight', { weight: work.weight })}
              />
            ))}
          </RowList>
        </div>
      )}
    </section>
  )
}

function OneMark({ mark, now }: { mark: Mark; now: number }) {
  const say = useSay()
  const dates = useDates()
  const { title, points, outOf, weight, comment, byName, markedAt } = mark
  const told = say('marks.of', { mark: points, total: outOf })
  return (
    <Card>
      <div class="line">
        <h3>
          <bdi>{title}</bdi>
        </h3>
        <b class="end figure">{told}</b>
      </div>
      {outOf > 0 && outOf <= 100 && <Tiles n={points} of={Math.ceil(outOf)} label={told} />}
      {comment && <p dir="auto">{comment}</p>}
      {mark.files && <MarkFiles mark={mark} />}
      <p class="sm two">
        {say('marks.from', { name: byName, moment: tellMoment(say, dates, now, markedAt) })}
        <br />
        {say('marks.weight', { weight })}
      </p>
    </Card>
  )
}
