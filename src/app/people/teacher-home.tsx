import { wallClock } from '../../domain/calendar/day.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Empty } from '../../ui/empty.tsx'
import type { MotifName } from '../../ui/motif.tsx'
import { Notice } from '../../ui/notice.tsx'
import { PocketField } from '../../ui/pocket-field.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import type { TeacherDay, WorkGlance } from './teacher-day.ts'
import { QuestionRows, SectionRows, SoonRows, tellWhere } from './teacher-rows.tsx'

/** A teacher's first screen: who waits for her, what comes next, her sections. */
export function Home({ day }: { day: TeacherDay }) {
  const say = useSay()
  const { gender, drafted, waiting, asked, sections, toMark } = day
  const [first, ...rest] = toMark
  return (
    <Screen top={<Field day={day} />}>
      <Words day={day} />
      {first && <FirstWork work={first} gender={gender} />}
      {!first && asked === 0 && sections.length > 0 && (
        <Card title={say('teacher.allDone')}>
          <p class="sm two">{say('teacher.allDoneWhy')}</p>
        </Card>
      )}
      <div class="line">
        <Button icon="pencil" href="/publish/work">
          {say(drafted ? 'teacher.goOnWork' : 'teacher.publishWork', { context: gender })}
        </Button>
        <Button icon="book" href="/lessons?show=library">
          {say('teacher.publishLesson', { context: gender })}
        </Button>
      </div>
      {sections.length === 0 && (
        <Empty title={say('teacher.noSections')}>{say('teacher.noSectionsWhy')}</Empty>
      )}
      {rest.length > 0 && (
        <section>
          <h2 class="md two">{say('teacher.toMark')}</h2>
          <RowList label={say('teacher.toMark')}>
            {rest.map(work => (
              <Row
                key={`${work.place}/${work.id}`}
                href={`/desk/${work.place}/${work.id}`}
                title={work.title}
                under={tellWhere(say, work)}
                end={<b class="sm">{say('teacher.answersWait', { count: work.waiting })}</b>}
              />
            ))}
          </RowList>
          {waiting > toMark.reduce((sum, work) => sum + work.waiting, 0) && (
            <a href="/work">{say('teacher.allWork')}</a>
          )}
        </section>
      )}
      <QuestionRows day={day} />
      <SoonRows day={day} />
      <SectionRows sections={sections} />
    </Screen>
  )
}

function Field({ day: { face, now, waiting, asked, refused, held, unread } }: { day: TeacherDay }) {
  const say = useSay()
  const dates = useDates()
  const needs = waiting + asked + refused + held.length + unread.length
  const hello = wallClock(now).getUTCHours() < 12 ? 'app.morning' : 'app.evening'
  const first = say('teacher.answersWait', { count: waiting })
  const second = say('teacher.questionsWait', { count: asked })
  return (
    <PocketField
      pocket={face.pocket}
      motif={face.motif as MotifName}
      date={dates.gregorian(now)}
      hijri={dates.hijri(now)}
      greeting={say(hello, { name: face.name })}
      under={needs > 0 && say('teacher.both', { first, second })}
      switchTo={{ label: say('app.switch'), href: '/faces' }}
    />
  )
}

/** What the school did not accept, and what it asks her to read. */
function Words({ day: { refused, held, unread, now } }: { day: TeacherDay }) {
  const say = useSay()
  const dates = useDates()
  return (
    <>
      {refused > 0 && (
        <Notice
          kind="needs"
          level={2}
          title={say('teacher.refused')}
          action={<Button href="/sent">{say('teacher.seeRefused')}</Button>}
        >
          {say('teacher.refusedWhy')}
        </Notice>
      )}
      {held.map(({ place, id, name, title }) => (
        <Notice
          key={id}
          kind="needs"
          level={2}
          title={say('teacher.held')}
          action={<Button href={`/held/${place}/${id}`}>{say('teacher.heldRead')}</Button>}
        >
          {say('teacher.heldOf', { name, title })}
        </Notice>
      ))}
      {unread.map(({ place, id, heading, source, publishAt }) => (
        <Notice
          key={id}
          kind="official"
          level={2}
          title={heading}
          from={say('teacher.both', { first: source, second: tellMoment(say, dates, now, publishAt) })}
          action={<Button href={`/notices/${place}/${id}`}>{say('teacher.readIt')}</Button>}
        />
      ))}
    </>
  )
}

/** The one thing to begin with: the work that has waited longest. */
function FirstWork({ work, gender }: { work: WorkGlance; gender: TeacherDay['gender'] }) {
  const say = useSay()
  const { place, id, title, waiting, handed, of } = work
  const told = say('teacher.handedOf', { handed, of })
  return (
    <Card tone="one" over={say('teacher.beginHere', { context: gender })} title={<bdi>{title}</bdi>}>
      <p class="sm two">{tellWhere(say, work)}</p>
      <div class="line">
        {of <= 60 && (
          <span class="olive">
            <Tiles n={handed} of={of} label={told} />
          </span>
        )}
        <span class="sm">{told}</span>
      </div>
      <Button kind="main" wide href={`/desk/${place}/${id}`}>
        {say('teacher.mark', { count: waiting, context: gender })}
      </Button>
    </Card>
  )
}
