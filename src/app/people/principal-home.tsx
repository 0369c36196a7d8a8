import { tellMoment } from '../../domain/calendar/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Counted } from '../../ui/counted.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { LastNotices, RefusedCard, SpeakerField, Unread, WriteCard } from '../../ui/speaker.tsx'
import type { PrincipalDay } from './principal-day.ts'
import type { SchoolGlance, SectionLine } from './principal-school.ts'

/** A principal's first screen: the school at a glance, its last notices with their reach, its sections and teachers. */
export function Home({ day }: { day: PrincipalDay }) {
  const say = useSay()
  const { now, schools } = day
  const guessedAt = Math.max(0, ...schools.map(school => school.guessedAt))
  const asked = schools.reduce((sum, school) => sum + school.asked, 0)
  const remarks = schools.reduce((sum, school) => sum + school.remarks, 0)
  return (
    <Screen top={<SpeakerField day={day} />}>
      <RefusedCard count={day.refused} />
      <WriteCard kind="official" day={day} />
      {schools.length === 0 && (
        <Empty title={say('broadcasts.noSchool')}>{say('broadcasts.noSchoolWhy')}</Empty>
      )}
      {guessedAt > 0 && <Guessed at={guessedAt} now={now} />}
      <RowList label={say('people.follow')}>
        <Row href="/plans" title={say('people.followPlans')} end={<Icon name="next" />} />
        <Row href="/followups" title={say('people.followLists')} end={<Icon name="next" />} />
        <Row
          href="/guardians"
          title={say('people.followGuardians')}
          under={asked > 0 && say('people.askedBy', { count: asked })}
          end={<Icon name="next" />}
        />
        <Row
          href="/remarks"
          title={say('people.followCorrections')}
          under={remarks > 0 && say('people.wrongBy', { count: remarks })}
          end={<Icon name="next" />}
        />
        <Row href="/holidays" title={say('people.followHolidays')} end={<Icon name="next" />} />
      </RowList>
      {schools.map(school => (
        <section key={school.place} class="stack">
          <Numbers school={school} />
          <Unread school={school} now={now} />
          <LastNotices kind="official" school={school} now={now} />
          <Classes school={school} />
        </section>
      ))}
    </Screen>
  )
}

/** Calm: the doors held, and nothing is asked of anybody. */
function Guessed({ at, now }: { at: number; now: number }) {
  const say = useSay()
  const dates = useDates()
  return (
    <Card title={say('people.guessed')}>
      <p>{say('people.guessedWhy', { moment: tellMoment(say, dates, now, at) })}</p>
    </Card>
  )
}

function Numbers({ school: { place, name, students, classes, more, teachers } }: { school: SchoolGlance }) {
  const say = useSay()
  return (
    <Card title={name}>
      <div class="line">
        <Counted>{say('students.count', { count: students })}</Counted>
        <Counted>{say('broadcasts.sections', { count: classes.length + more })}</Counted>
        <Counted>{say('broadcasts.teachers', { count: teachers })}</Counted>
      </div>
      <Button icon="school" href={`/roster/${place}`}>
        {say('people.register')}
      </Button>
    </Card>
  )
}

function Classes({ school: { classes, more } }: { school: SchoolGlance }) {
  const say = useSay()
  if (classes.length === 0) return null
  const title = say('broadcasts.sectionsAndTeachers')
  return (
    <section>
      <h2 class="md two">{title}</h2>
      <RowList label={title}>
        {classes.map(one => (
          <Row key={one.id} title={tellSection(say, one)} under={<People of={one} />} />
        ))}
      </RowList>
      {more > 0 && <p class="sm two">{say('broadcasts.moreSections', { count: more })}</p>}
    </section>
  )
}

function People({ of: { students, teachers, homeroom } }: { of: SectionLine }) {
  const say = useSay()
  const first = say('students.count', { count: students })
  const second = say('broadcasts.teachers', { count: teachers })
  return (
    <span class="who">
      {homeroom && (
        <span>{say('broadcasts.homeroom', { name: homeroom.name, context: homeroom.gender })}</span>
      )}
      <span>{say('broadcasts.both', { first, second })}</span>
    </span>
  )
}
