import { useState } from 'preact/hooks'
import { useLocation } from 'preact-iso'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { minutesOf, secondsOf, type Film } from '../../domain/lessons/film.ts'
import { readShelf, type Shelf, type ShelfLesson } from '../../domain/lessons/shelf.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { compareSubjects, tellSubject } from '../../domain/sections/subject.ts'
import { stateOfRow, useHome, useLive, usePocket } from '../../storage/live.ts'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

type Shown = 'sections' | 'library'

/** /lessons of a teacher: what hangs on her sections' boards, and the school's library to publish from. */
export function TeacherLessons() {
  const say = useSay()
  const { query, route } = useLocation()
  const shelves = useLive(session => Promise.all(session.homes().map(readShelf)))
  const shown: Shown = query.show === 'library' ? 'library' : 'sections'
  const top = <TopBar title={say('teacher.navLessons')} heading />
  if (!shelves) return <Screen top={top}>{null}</Screen>
  return (
    <Screen top={top}>
      <Choice
        legend={say('teacher.whichLessons')}
        quietLegend
        name="show"
        layout="flow"
        options={[
          { value: 'sections', label: say('teacher.inSections') },
          { value: 'library', label: say('teacher.library') },
        ]}
        value={shown}
        onChange={value => route(value === 'library' ? '/lessons?show=library' : '/lessons', true)}
      />
      {shown === 'library' ? <Library shelves={shelves} /> : <OnBoards shelves={shelves} />}
    </Screen>
  )
}

function OnBoards({ shelves }: { shelves: readonly Shelf[] }) {
  const say = useSay()
  const boards = shelves.flatMap(shelf => shelf.sections)
  if (boards.every(({ lessons }) => lessons.length === 0))
    return (
      <Empty
        title={say('teacher.noLessons')}
        action={<Button href="/lessons?show=library">{say('teacher.toLibrary')}</Button>}
      >
        {say('teacher.noLessonsWhy')}
      </Empty>
    )
  return (
    <>
      {boards.map(({ section, lessons }) => (
        <section key={`${section.place}/${section.id}`}>
          <h2>{tellSection(say, section)}</h2>
          {lessons.length === 0 ? (
            <p class="sm two">{say('teacher.noLessonHere')}</p>
          ) : (
            <RowList label={tellSection(say, section)}>
              {lessons.map(lesson => (
                <BoardRow key={lesson.id} lesson={lesson} />
              ))}
            </RowList>
          )}
        </section>
      ))}
    </>
  )
}

function BoardRow({ lesson }: { lesson: ShelfLesson }) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  const home = useHome(lesson.place)
  const { place, id, title, subject, publishAt, mine, reach, film } = lesson
  const moment = tellMoment(say, dates, pocket.now, publishAt)
  const state = home ? stateOfRow(pocket, home, 'lesson', id) : 'arrived'
  return (
    <Row
      href={`/lessons/${place}/${id}`}
      title={title}
      under={
        <>
          {say('teacher.both', {
            first: tellSubject(say, subject),
            second: say(publishAt > pocket.now ? 'teacher.opens' : 'teacher.published', { moment }),
          })}
          {film && <FilmLine film={film} />}
          {reach && (
            <span class="xs two under">
              {say('teacher.both', {
                first: say('phones.received', { count: reach.phones }),
                second: say('teacher.opened', { people: Math.min(reach.people, reach.of), of: reach.of }),
              })}
            </span>
          )}
        </>
      }
      end={mine && <SyncMark state={state}>{say(`states.${state}`)}</SyncMark>}
    />
  )
}

/** Its length; or that it is still being made, or will not be. */
function FilmLine({ film }: { film: Film }) {
  const say = useSay()
  const seconds = secondsOf(film)
  if (seconds !== undefined)
    return <span class="xs two under">{say('films.filmed', { count: minutesOf(seconds) })}</span>
  const failed = film.kind === 'coming' && film.problem !== undefined
  return (
    <span class="xs under">
      <SyncMark state={failed ? 'needs' : 'way'}>{say(failed ? 'films.failed' : 'films.coming')}</SyncMark>
    </span>
  )
}

/** Her own subjects first; a long library is cut by subject. */
function Library({ shelves }: { shelves: readonly Shelf[] }) {
  const say = useSay()
  const all = shelves.flatMap(shelf => shelf.library)
  const own = shelves.flatMap(shelf => shelf.subjects)
  const subjects = [...new Set(all.map(lesson => lesson.subject))].sort(
    (a, b) => Number(!own.includes(a)) - Number(!own.includes(b)) || compareSubjects(a, b),
  )
  const [chosen, choose] = useState<string>()
  const subject = chosen ?? subjects[0]
  const context = usePocket().session.homes()[0]?.actor().gender ?? 'female'
  if (subject === undefined)
    return <Empty title={say('teacher.libraryEmpty')}>{say('teacher.libraryEmptyWhy')}</Empty>
  const published = new Set(
    shelves.flatMap(shelf => shelf.sections.flatMap(({ lessons }) => lessons.map(one => one.library))),
  )
  return (
    <>
      {subjects.length > 1 && (
        <Choice
          legend={say('teacher.subject')}
          name="subject"
          layout="flow"
          options={subjects.map(value => ({ value, label: tellSubject(say, value) }))}
          value={subject}
          onChange={choose}
        />
      )}
      <RowList label={say('teacher.library')}>
        {all
          .filter(lesson => lesson.subject === subject)
          .map(({ place, id, title, pages, film }) => (
            <Row
              key={`${place}/${id}`}
              href={`/publish/lesson?place=${place}&library=${id}`}
              title={title}
              under={
                <>
                  {say('pages.count', { count: pages })}
                  {film && <FilmLine film={film} />}
                </>
              }
              end={
                published.has(id) ? (
                  <Chip tone="olive" icon="check">
                    {say('teacher.isPublished')}
                  </Chip>
                ) : (
                  <span class="sm bold">{say('teacher.publishIt', { context })}</span>
                )
              }
            />
          ))}
      </RowList>
    </>
  )
}
