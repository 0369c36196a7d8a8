import { Fragment } from 'preact'
import { tellMoment } from '../../domain/calendar/tell.ts'
import type { Mark } from '../../domain/marks/mark.ts'
import { compareSubjects, tellSubject } from '../../domain/sections/subject.ts'
import type { Session } from '../../storage/session.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { MarkFiles } from './mark-files.tsx'

/** Every mark of a child, by subject, newest first, with the teacher's words. */
export function ChildMarks({ place, id }: { place: string; id: string }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const read = useLive(session => readMarks(session, place, id), [place, id])
  const top = (
    <TopBar title={read?.name ?? ''} back={{ label: say('app.back'), href: `/children/${place}/${id}` }} />
  )
  if (!read) return <Screen top={top}>{null}</Screen>
  return (
    <Screen top={top}>
      <h1>{say('children.marksOf', { name: read.name })}</h1>
      {read.subjects.length === 0 && (
        <Empty
          title={say('children.noMarks')}
          action={<Button href={`/children/${place}/${id}`}>{say('app.back')}</Button>}
        />
      )}
      {read.subjects.map(({ subject, marks }) => (
        <section key={subject}>
          <h2>{tellSubject(say, subject)}</h2>
          <RowList label={tellSubject(say, subject)}>
            {marks.map(mark => (
              <Fragment key={mark.submission}>
                <Row
                  title={mark.title}
                  under={
                    <span class="who">
                      <span>
                        {say('children.markAt', {
                          name: mark.byName,
                          moment: tellMoment(say, dates, now, mark.markedAt),
                        })}
                      </span>
                      {mark.comment && <span>{say('children.comment', { text: mark.comment })}</span>}
                    </span>
                  }
                  end={<b class="figure">{say('marks.of', { mark: mark.points, total: mark.outOf })}</b>}
                />
                {mark.files && (
                  <li>
                    <MarkFiles mark={mark} place={place} />
                  </li>
                )}
              </Fragment>
            ))}
          </RowList>
        </section>
      ))}
    </Screen>
  )
}

async function readMarks(session: Session, place: string, id: string) {
  const home = session.home(place)
  const rows = (await home?.all('mark')) ?? []
  const marks = rows.map(row => row.body).filter(mark => mark.person === id)
  const bySubject = new Map<string, Mark[]>()
  for (const mark of marks.sort((a, b) => b.markedAt - a.markedAt))
    bySubject.set(mark.subject, [...(bySubject.get(mark.subject) ?? []), mark])
  return {
    name: (await home?.get('person', id))?.body.name[0] ?? '',
    subjects: [...bySubject]
      .map(([subject, marks]) => ({ subject, marks }))
      .sort((a, b) => compareSubjects(a.subject, b.subject)),
  }
}
