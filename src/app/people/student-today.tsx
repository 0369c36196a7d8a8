import { wallClock } from '../../domain/calendar/day.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DeadlineRow } from '../../ui/deadline-row.tsx'
import { Empty } from '../../ui/empty.tsx'
import type { MotifName } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PocketField } from '../../ui/pocket-field.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import type { StudentDay } from './student-day.ts'
import { FirstCard } from './student-first.tsx'

/** A child's first screen. It is also the prepared page, so it draws from its day alone. */
export function Home({ day }: { day: StudentDay }) {
  const say = useSay()
  const { first, gender, now, waiting, answer, planned } = day
  return (
    <Screen top={<Field day={day} />}>
      {first && <FirstCard first={first} gender={gender} now={now} />}
      <ToHandIn day={day} />
      {planned && (
        <RowList>
          {planned.map(subject => (
            <Row
              key={subject}
              href="/deadlines"
              title={say('today.planChanged', { subject: tellSubject(say, subject) })}
              under={say('today.planChangedWhy', { context: gender })}
            />
          ))}
        </RowList>
      )}
      {waiting > 0 && (
        <RowList>
          <Row
            href="/sent"
            title={say('states.waiting', { count: waiting })}
            under={say('today.waitsWhy')}
            end={<SyncMark state="here">{say('states.here')}</SyncMark>}
          />
        </RowList>
      )}
      {answer && (
        <>
          <h2>{say('today.answered')}</h2>
          <Card>
            {answer.asked && (
              <p class="sm two">{say('today.asked', { text: answer.asked, context: gender })}</p>
            )}
            {answer.text && <p>{say('today.quote', { text: answer.text })}</p>}
            <div class="line">
              <b>{answer.name}</b>
              <span class="end">
                <Button kind="link" href="/messages">
                  {say('today.readAll', { context: gender })}
                </Button>
              </span>
            </div>
          </Card>
        </>
      )}
      <Said day={day} />
    </Screen>
  )
}

/** Whose pocket is open, what day it is, and how far the week's lessons have come. */
function Field({ day: { face, now, gender, week } }: { day: StudentDay }) {
  const say = useSay()
  const dates = useDates()
  const { done, of, begun } = week
  const told =
    done > 0
      ? say('today.lessonsDone', { count: done, of, context: gender })
      : say('today.lessonsAhead', { lessons: say('lessons.count', { count: of }) })
  return (
    <PocketField
      pocket={face.pocket}
      motif={face.motif as MotifName}
      date={dates.gregorian(now)}
      hijri={dates.hijri(now)}
      greeting={say(wallClock(now).getUTCHours() < 12 ? 'app.morning' : 'app.evening', { name: face.name })}
      switchTo={{ label: say('app.switch'), href: '/faces' }}
      {...(of > 0 && { hem: { done: begun ? done + 0.5 : done, of, label: told }, under: told })}
    />
  )
}

function ToHandIn({ day: { first, work, more, now, gender, waiting } }: { day: StudentDay }) {
  const say = useSay()
  if (work.length === 0) {
    // What stands in the card above is the only work there is.
    if (first?.kind === 'work' || first?.kind === 'refused') return null
    return (
      <Empty
        title={say('today.none')}
        action={<Button href="/lessons">{say('today.openLessons', { context: gender })}</Button>}
      >
        {say(waiting > 0 ? 'today.noneWaits' : 'today.noneWhy', { context: gender })}
      </Empty>
    )
  }
  return (
    <section>
      <h2>{say('today.toHandIn')}</h2>
      <RowList label={say('today.toHandIn')}>
        {work.map(line => (
          <DeadlineRow key={line.id} line={line} now={now} href={`/work/${line.place}/${line.id}`} />
        ))}
      </RowList>
      {more && (
        <Button kind="link" href="/deadlines">
          {say('today.allDates')}
        </Button>
      )}
    </section>
  )
}

/** What the school says: notices that must be read, then the counselor's word in her own colour. */
function Said({ day: { notices, word, now, gender } }: { day: StudentDay }) {
  const say = useSay()
  const dates = useDates()
  return (
    <>
      {notices.map(notice => (
        <Notice
          key={notice.id}
          kind="official"
          level={2}
          title={notice.title}
          from={say('today.from', {
            source: notice.source,
            moment: tellMoment(say, dates, now, notice.publishAt),
          })}
          action={
            <Button href={`/notices/${notice.place}/${notice.id}`}>
              {say('today.mustRead', { context: gender })}
            </Button>
          }
        />
      ))}
      {word && (
        <Notice
          kind="counselor"
          level={2}
          title={say('today.word', { source: word.source })}
          reads={!word.cut && !word.read && `${word.place}/${word.id}`}
          action={
            word.cut && (
              <Button href={`/notices/${word.place}/${word.id}`}>
                {say('today.readAll', { context: gender })}
              </Button>
            )
          }
        >
          <p>
            <bdi>{word.text}</bdi>
          </p>
        </Notice>
      )}
    </>
  )
}
