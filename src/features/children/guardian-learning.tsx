import type { Child } from '../../domain/children/family.ts'
import { tellTeacher, type Teacher } from '../../domain/children/teachers.ts'
import { tellMoment } from '../../domain/calendar/tell.ts'
import { headingOf } from '../../domain/notices/heading.ts'
import type { Gender } from '../../domain/people/person.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import type { Home } from '../../storage/home.ts'
import { stateOfRow, usePocket } from '../../storage/live.ts'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { Tiles } from '../../ui/tiles.tsx'
import type { ChildPage, ReadLesson } from './child.ts'

const mostLessons = 6

export function Lessons({ place, lessons }: { place: string; lessons: ReadLesson[] }) {
  const say = useSay()
  return (
    <section>
      <h2>{say('children.lessons')}</h2>
      {lessons.length === 0 && <p class="two">{say('children.noLessons')}</p>}
      <RowList label={say('children.lessons')}>
        {lessons.slice(0, mostLessons).map(lesson => (
          <Row
            key={lesson.id}
            title={lesson.title}
            under={tellSubject(say, lesson.subject)}
            end={<HowFar lesson={lesson} />}
            href={`/lessons/${place}/${lesson.id}`}
          />
        ))}
      </RowList>
    </section>
  )
}

/** Picture, then number: a tile a page. */
function HowFar({ lesson: { progress } }: { lesson: ReadLesson }) {
  const say = useSay()
  if (!progress) return <span class="sm two">{say('children.lessonNew')}</span>
  if (progress.done)
    return (
      <Chip tone="olive" icon="check">
        {say('children.lessonDone')}
      </Chip>
    )
  const told = say('pages.of', { page: progress.reached, pages: progress.pages })
  return (
    <span class="line">
      <span class="sm">{told}</span>
      <Tiles n={progress.reached} of={progress.pages} label={told} per={8} />
    </span>
  )
}

export function Questions({
  home,
  questions,
  now,
}: {
  home: Home
  questions: ChildPage['questions']
  now: number
}) {
  const say = useSay()
  const dates = useDates()
  const pocket = usePocket()
  return (
    <section>
      <h2>{say('children.questions')}</h2>
      {questions.length === 0 && <p class="two">{say('children.noQuestions')}</p>}
      <RowList label={say('children.questions')}>
        {questions.map(({ row, answered }) => {
          const { text, subject, personName, askedAt } = row.body
          const state = stateOfRow(pocket, home, 'question', row.id)
          return (
            <Row
              key={row.id}
              title={headingOf({ title: '', text })}
              under={
                <span class="who">
                  <span>
                    {say('children.questionBy', {
                      name: personName,
                      subject: tellSubject(say, subject) || say('children.general'),
                      moment: tellMoment(say, dates, now, askedAt),
                    })}
                  </span>
                  <SyncMark state={state}>
                    {answered ? say('children.answered') : say(`states.${state}`)}
                  </SyncMark>
                </span>
              }
              href={`/messages/${home.place}/${row.id}`}
            />
          )
        })}
      </RowList>
    </section>
  )
}

export function Teachers({ child, teachers, gender }: { child: Child; teachers: Teacher[]; gender: Gender }) {
  const say = useSay()
  const title = say('children.teachers', { context: child.gender })
  return (
    <section>
      <h2>{title}</h2>
      {teachers.length === 0 && <p class="two">{say('children.noTeachers')}</p>}
      <RowList label={title}>
        {teachers.map(teacher => (
          <Row
            key={teacher.person}
            start={<Icon name="speech" />}
            title={say('children.ask', { teacher: tellTeacher(say, teacher), context: gender })}
            under={[
              ...(teacher.homeroom ? [say('children.homeroom', { context: teacher.gender })] : []),
              ...teacher.subjects.map(subject => tellSubject(say, subject)),
            ].join('، ')}
            end={<Icon name="next" />}
            href={`/ask/${child.place}/${child.id}?to=${teacher.teaching}`}
          />
        ))}
      </RowList>
    </section>
  )
}
