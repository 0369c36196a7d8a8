import { useLocation } from 'preact-iso'
import { useRef, useState } from 'preact/hooks'
import { momentOfHour } from '../../domain/calendar/local.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { readShelf, type Shelf } from '../../domain/lessons/shelf.ts'
import type { LessonBody } from '../../domain/lessons/lesson.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { act, newId } from '../../sync/act.ts'
import { Button } from '../../ui/button.tsx'
import { Choice } from '../../ui/choice.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Field } from '../../ui/field.tsx'
import { Problem } from '../../ui/problem.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { TopBar } from '../../ui/top-bar.tsx'
import { When } from '../../ui/when.tsx'
import { FilmChoice } from './film-choice.tsx'
import { filmIn, noFilm, wrongIn } from './film-draft.ts'

/** /publish/lesson?place=…&library=…: a lesson of the library goes to a section, now or at an hour. */
export function TeacherPublish() {
  const say = useSay()
  const { query } = useLocation()
  const { library: id = '' } = query
  const found = useLive(
    async session => {
      // The place may be left out where there is one school only.
      for (const home of session.homes()) {
        if (query.place && home.place !== query.place) continue
        const row = await home.get('lesson', id)
        if (row) return { lesson: row.body, shelf: await readShelf(home) }
      }
      return null
    },
    [query.place, id],
  )
  if (found === undefined) return <Screen top={<Top />}>{null}</Screen>
  if (found === null)
    return (
      <Screen top={<Top />}>
        <Empty
          title={say('teacher.lessonMissing')}
          action={<Button href="/lessons?show=library">{say('teacher.toLibrary')}</Button>}
        >
          {say('teacher.lessonMissingWhy')}
        </Empty>
      </Screen>
    )
  return <PublishForm key={id} id={id} lesson={found.lesson} shelf={found.shelf} />
}

function Top() {
  const say = useSay()
  const back = { label: say('app.back'), href: '/lessons?show=library', icon: 'close' } as const
  return <TopBar title={say('teacher.publishLessonTitle')} heading back={back} />
}

function PublishForm({ id, lesson, shelf }: { id: string; lesson: LessonBody; shelf: Shelf }) {
  const say = useSay()
  const dates = useDates()
  const { route } = useLocation()
  const { session, now } = usePocket()
  const context = session.home(shelf.place)?.actor().gender ?? 'female'
  const teaching = shelf.sections.filter(
    ({ section }) => section.homeroom || section.subjects.includes(lesson.subject),
  )
  const boards = teaching.length > 0 ? teaching : shelf.sections
  const [section, setSection] = useState(boards.length === 1 ? boards[0]!.section.id : '')
  const [later, setLater] = useState(false)
  const [hour, setHour] = useState('')
  const [outcomes, setOutcomes] = useState(lesson.outcomes.join('\n'))
  const [film, setFilm] = useState(noFilm)
  const [tried, setTried] = useState(false)
  const [refused, setRefused] = useState<string>()
  const sending = useRef(false)

  const publishAt = later ? momentOfHour(hour) : now
  const lines = outcomes.split('\n').filter(line => line.trim())
  const wrong: Partial<Record<'section' | 'hour' | 'outcomes', string>> = {
    ...(section === '' && { section: say('teacher.chooseSection', { context }) }),
    ...(publishAt === undefined && { hour: say('teacher.hourMissing') }),
    ...(publishAt !== undefined && publishAt < now && { hour: say('teacher.hourPast') }),
    ...((lines.length > 20 || lines.some(line => line.trim().length > 200)) && {
      outcomes: say('teacher.outcomesLong'),
    }),
  }
  const wrongFilm = wrongIn(film)
  const told = (why: string | undefined) => (tried ? why : undefined)

  async function publish() {
    setTried(true)
    if (wrong.section) return focusOn('section')
    if (wrong.hour) return focusOn('hour')
    const [missing] = Object.keys(wrongFilm)
    if (missing) return focusOn(`film-${missing}`)
    if (wrong.outcomes) return focusOn('outcomes')
    if (sending.current) return
    sending.current = true
    const given = filmIn(film)
    const args = {
      ...{ id: newId(), section, library: id, publishAt, outcomes: lines.map(line => line.trim()) },
      ...(given && { film: given }),
    }
    const refusal = await act(session, { place: shelf.place, name: 'lessons.publish', args })
    sending.current = false
    if (refusal) return setRefused(say(`refusals.${refusal.refused}`))
    route('/lessons')
  }

  return (
    <Screen
      top={<Top />}
      foot={
        <>
          {refused && <Problem id="publish-problem">{refused}</Problem>}
          <Button kind="main" icon="send" wide onClick={() => void publish()}>
            {say('teacher.publishNow', { context })}
          </Button>
          {later && publishAt !== undefined && publishAt > now && (
            <p class="sm two">{say('teacher.opens', { moment: tellMoment(say, dates, now, publishAt) })}</p>
          )}
        </>
      }
    >
      <div>
        <h2>
          <bdi>{lesson.title}</bdi>
        </h2>
        <p class="sm two">
          {say('teacher.both', {
            first: tellSubject(say, lesson.subject),
            second: say('pages.count', { count: lesson.pages.length }),
          })}
        </p>
        <a href={`/lessons/${shelf.place}/${id}`}>{say('teacher.readLesson', { context })}</a>
      </div>
      {boards.length === 0 ? (
        <Empty title={say('teacher.noSections')}>{say('teacher.noSectionsWhy')}</Empty>
      ) : (
        <Choice
          legend={say('teacher.section')}
          name="section"
          layout="flow"
          options={boards.map(({ section: one, lessons }) => ({
            value: one.id,
            label: tellSection(say, one),
            under: lessons.some(({ library }) => library === id) ? say('teacher.isPublished') : undefined,
          }))}
          value={section}
          onChange={setSection}
          error={told(wrong.section)}
        />
      )}
      <When
        name="hour"
        legend={say('teacher.when')}
        label={say('teacher.hour')}
        at={later}
        hour={hour}
        change={(at, value) => {
          setLater(at)
          setHour(value)
        }}
        error={told(wrong.hour)}
      />
      <FilmChoice
        place={shelf.place}
        draft={film}
        onDraft={setFilm}
        wrong={tried ? wrongFilm : {}}
        hasOne={lesson.film !== undefined}
      />
      <Field
        label={say('teacher.outcomes')}
        name="outcomes"
        lines={4}
        value={outcomes}
        onInput={setOutcomes}
        hint={say('teacher.outcomesHint')}
        error={told(wrong.outcomes)}
      />
    </Screen>
  )
}

/** The first thing that is missing comes under the finger, and is read out. */
function focusOn(name: string) {
  document.querySelector<HTMLElement>(`[name="${name}"]`)?.focus()
}
