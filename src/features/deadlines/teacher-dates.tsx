import { handedOf, readGiven, type Given } from '../../domain/assignments/given.ts'
import { readAround, type Around } from '../../domain/deadlines/around.ts'
import { holidayEvents, workEvents } from '../../domain/deadlines/calendar-file.ts'
import { eventsOf } from '../../domain/deadlines/calendar-file.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { sectionsOf, type OwnSection } from '../../domain/sections/mine.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import type { Home } from '../../storage/home.ts'
import { DayBlock } from '../../ui/day-block.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { DatesPage } from './dates-page.tsx'
import { dateEntry, type Entry } from './entry.tsx'

interface Taught {
  sections: OwnSection[]
  given: Given[]
  around: Around
}

/** A teacher's dates over all her sections: what she gave, what her plans announce, holidays. */
export function TeacherDates() {
  const say = useSay()
  const dates = useDates()
  const { session, now } = usePocket()
  const read = useLive(from => Promise.all(from.homes().map(home => readTaught(home, now))), [now]) ?? []
  const sections = read.flatMap(one => one.sections)
  const nameOf = (id: string) => {
    const section = sections.find(one => one.id === id)
    return section ? tellSection(say, section) : ''
  }
  const entries = read.flatMap(({ given, around }) => [
    ...given.map((one): Entry => givenEntry(one, nameOf(one.body.section))),
    ...around.dates.map(one => dateEntry(one, { say, dates, now, who: nameOf(one.section) })),
  ])
  function givenEntry({ place, id, body, queue }: Given, who: string): Entry {
    const first = tellSubject(say, body.subject)
    return {
      ...{ key: `${place}/${id}`, title: body.title, dueAt: body.dueAt, who },
      under: say('plans.both', { first, second: dates.clock(body.dueAt) }),
      end: <span class="sm two">{say('plans.handed', handedOf(queue))}</span>,
      href: `/desk/${place}/${id}`,
    }
  }
  const ahead = entries.filter(one => one.dueAt >= now).sort((a, b) => a.dueAt - b.dueAt)
  return (
    <DatesPage
      top={<TopBar title={say('plans.datesBar')} back={{ label: say('app.back'), href: '/work' }} />}
      now={now}
      entries={entries}
      holidays={read.flatMap(one => one.around.holidays.map(row => row.body))}
      file={{
        name: say('plans.fileOf', { name: session.profile.face.name }),
        events: () =>
          read.flatMap(({ given, around }) => [
            ...workEvents(
              say,
              given.map(({ place, id, v, body }) => ({
                ...{ place, id, sequence: v, who: nameOf(body.section) },
                ...{ title: body.title, subject: body.subject, weight: body.weight, dueAt: body.dueAt },
              })),
            ),
            ...[...around.dates, ...around.cancelled].flatMap(one =>
              eventsOf(say, { who: nameOf(one.section), deadlines: [], dates: [one] }),
            ),
            ...holidayEvents(around.place, around.holidays),
          ]),
      }}
    >
      {ahead.length === 0 && <Empty title={say('plans.noneAhead')}>{say('plans.noneAheadWhy')}</Empty>}
      {ahead.length > 0 && (
        <RowList label={say('plans.datesBar')}>
          {ahead.map(({ key, title, dueAt, who, under, end, href }) => {
            const { iso, weekday, figure } = dates.day(dueAt)
            return (
              <Row
                key={key}
                href={href}
                start={<DayBlock iso={iso} weekday={weekday} figure={figure} />}
                title={title}
                under={who ? say('plans.both', { first: who, second: under }) : under}
                end={end}
              />
            )
          })}
        </RowList>
      )}
    </DatesPage>
  )
}

/** Of a section her own subjects; of a class that is hers as a homeroom teacher, all. */
async function readTaught(home: Home, now: number): Promise<Taught> {
  const sections = await sectionsOf(home)
  const ids = sections.map(({ id }) => id)
  const around = await readAround(home, ids, now, (section, subject) => {
    const own = sections.find(({ id }) => id === section)!
    return own.homeroom || own.subjects.includes(subject)
  })
  return { sections, around, given: await readGiven(home, now) }
}
