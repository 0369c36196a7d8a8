import { tellTimeLeft } from '../../domain/calendar/tell.ts'
import {
  readOverview,
  type LessonLine,
  type Overview,
  type SubjectLines,
} from '../../domain/lessons/overview.ts'
import { minutesOf } from '../../domain/lessons/film.ts'
import { tellOpening } from '../../domain/lessons/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { useLive, usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { Screen } from '../../ui/screen.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import { ToSearch } from '../../ui/to-search.tsx'
import { TopBar } from '../../ui/top-bar.tsx'

/** A child's lessons of the term: what is not finished first, then all of them by subject. */
export function StudentLessons() {
  const say = useSay()
  const { session, now } = usePocket()
  const overview = useLive(open => readOverview(open.homes(), now))
  const gender = session.homes()[0]?.actor().gender ?? 'male'
  return (
    <Screen top={<TopBar title={say('lessons.title')} heading end={<ToSearch />} />}>
      {overview && <Lessons overview={overview} gender={gender} />}
    </Screen>
  )
}

/** The page itself, drawn from the overview alone. */
export function Lessons({ overview, gender }: { overview: Overview; gender: 'male' | 'female' }) {
  const say = useSay()
  const { unfinished, subjects, done, of } = overview
  if (subjects.length === 0) return <Empty title={say('lessons.none')}>{say('lessons.noneWhy')}</Empty>
  const [first, ...rest] = unfinished
  return (
    <>
      {of > 0 && (
        <div class="stack tight">
          <p>{say('lessons.finished', { count: done, of, context: gender })}</p>
          <Tiles n={done} of={of} size="big" per={12} label={say('lessons.doneOf', { done, of })} />
        </div>
      )}
      <section class="stack">
        <h2>{say('lessons.unfinished')}</h2>
        {first ? (
          <First line={first} gender={gender} />
        ) : (
          <p class="two">
            {say(of > 0 ? 'lessons.allDone' : 'lessons.none')}. {say('lessons.allDoneWhy')}
          </p>
        )}
        {rest.length > 0 && (
          <RowList label={say('lessons.unfinished')}>
            {rest.map(line => (
              <LessonRow key={line.id} line={line} withSubject />
            ))}
          </RowList>
        )}
      </section>
      <h2>{say('lessons.term')}</h2>
      {subjects.map(subject => (
        <Subject key={subject.subject} {...subject} />
      ))}
    </>
  )
}

/** The one outlined thing: go on where you are. */
function First({ line, gender }: { line: LessonLine; gender: 'male' | 'female' }) {
  const say = useSay()
  const { place, id, title, subject, pages, reached } = line
  const told = say('pages.of', { page: reached, pages })
  const begun = line.state === 'begun'
  return (
    <Card tone="one" title={<bdi>{title}</bdi>}>
      <div class="line">
        <span class="sm two">
          {say('lessons.under', {
            subject: tellSubject(say, subject),
            pages: begun ? told : say('pages.count', { count: pages }),
          })}
        </span>
        {pages <= 20 && (
          <span class="end">
            <Tiles n={reached} of={pages} per={10} label={told} />
          </span>
        )}
      </div>
      {/* He has seen the pages up to `reached`; a begun lesson has at least one more. */}
      <Button kind="main" wide href={begun ? `/lessons/${place}/${id}/${reached + 1}` : address(line)}>
        {begun
          ? say('pages.continue', { page: reached + 1, context: gender })
          : say('today.begin', { context: gender })}
      </Button>
    </Card>
  )
}

function Subject({ subject, done, of, lessons }: SubjectLines) {
  const say = useSay()
  const name = tellSubject(say, subject)
  const told = say('lessons.doneOf', { done, of })
  return (
    <section>
      <div class="line">
        <h3>{name}</h3>
        {of > 1 && (
          <span class="end line">
            <span class="sm two">{told}</span>
            <Tiles n={done} of={of} per={10} label={told} />
          </span>
        )}
      </div>
      <RowList label={name}>
        {lessons.map(line => (
          <LessonRow key={line.id} line={line} />
        ))}
      </RowList>
    </section>
  )
}

function LessonRow({ line, withSubject }: { line: LessonLine; withSubject?: boolean }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const { title, subject, state, pages, publishAt, seconds } = line
  const filmed = seconds !== undefined && say('films.filmed', { count: minutesOf(seconds) })
  const under = () => {
    if (state === 'coming') return say('lessons.opens', { moment: tellOpening(say, dates, now, publishAt) })
    // In the list of a subject the heading has said it.
    if (!withSubject) return filmed
    const told = { subject: tellSubject(say, subject), pages: say('pages.count', { count: pages }) }
    return filmed ? say('films.under', { ...told, filmed }) : say('lessons.under', told)
  }
  return (
    <Row
      title={title}
      under={under()}
      // What has not come yet is only named.
      href={state === 'coming' ? undefined : address(line)}
      end={<StateOf line={line} left={tellTimeLeft(say, now, publishAt)} />}
    />
  )
}

/** A begun lesson opens where he is; one that is done, from its beginning. */
const address = ({ place, id, state }: LessonLine) => `/lessons/${place}/${id}${state === 'done' ? '/1' : ''}`

function StateOf({ line: { state, reached, pages }, left }: { line: LessonLine; left: string }) {
  const say = useSay()
  if (state === 'done')
    return (
      <Chip tone="olive" icon="check">
        {say('lessons.done')}
      </Chip>
    )
  if (state === 'coming') return <Chip>{left}</Chip>
  if (state === 'new') return <Chip>{say('lessons.fresh')}</Chip>
  const told = say('pages.of', { page: reached, pages })
  return (
    <span class="line">
      <span class="sm two">{told}</span>
      {pages <= 20 && <Tiles n={reached} of={pages} per={10} label={told} />}
    </span>
  )
}
