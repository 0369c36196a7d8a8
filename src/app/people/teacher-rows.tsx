import { timeLeft } from '../../domain/calendar/time-left.ts'
import { tellTimeLeft } from '../../domain/calendar/tell.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellAbout } from '../../domain/questions/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import type { Say } from '../../domain/words.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { DayBlock } from '../../ui/day-block.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import type { SectionGlance, TeacherDay, WorkGlance } from './teacher-day.ts'

/** Questions that wait, the oldest first, each with the day of its promised answer. */
export function QuestionRows({ day: { questions, asked, now } }: { day: TeacherDay }) {
  const say = useSay()
  if (questions.length === 0) return null
  return (
    <section>
      <div class="line">
        <h2 class="md two">{say('teacher.questions')}</h2>
        {asked > questions.length && (
          <span class="end">
            <Button kind="link" href="/inbox">
              {say('teacher.allQuestions')}
            </Button>
          </span>
        )}
      </div>
      <RowList label={say('teacher.questions')}>
        {questions.map(question => {
          const about = tellAbout(say, question)
          return (
            <Row
              key={`${question.place}/${question.id}`}
              href={`/inbox/${question.place}/${question.id}`}
              title={question.who}
              under={
                // Whoever showed or said it all wrote nothing: no line is left empty for it.
                (question.text || about !== undefined) && (
                  <>
                    {question.text && <bdi>{question.text}</bdi>}
                    {about !== undefined && <span class="xs two under">{about}</span>}
                  </>
                )
              }
              end={<AnswerBy answerBy={question.answerBy} now={now} />}
            />
          )
        })}
      </RowList>
    </section>
  )
}

function AnswerBy({ answerBy, now }: { answerBy: number; now: number }) {
  const say = useSay()
  const near = timeLeft(now, answerBy).kind !== 'days'
  return <Chip tone={near ? 'clay' : 'stone'}>{tellTimeLeft(say, now, answerBy)}</Chip>
}

/** Work whose hand-in is near, with how many have handed in. */
export function SoonRows({ day: { soon } }: { day: TeacherDay }) {
  const say = useSay()
  const dates = useDates()
  if (soon.length === 0) return null
  return (
    <section>
      <h2 class="md two">{say('teacher.soon')}</h2>
      <RowList label={say('teacher.soon')}>
        {soon.map(work => {
          const { iso, weekday, figure } = dates.day(work.dueAt)
          return (
            <Row
              key={`${work.place}/${work.id}`}
              href={`/desk/${work.place}/${work.id}`}
              start={<DayBlock iso={iso} weekday={weekday} figure={figure} />}
              title={work.title}
              under={tellWhere(say, work)}
              end={<span class="sm">{say('teacher.handedOf', { handed: work.handed, of: work.of })}</span>}
            />
          )
        })}
      </RowList>
    </section>
  )
}

export function SectionRows({ sections }: { sections: readonly SectionGlance[] }) {
  const say = useSay()
  if (sections.length === 0) return null
  return (
    <section>
      <h2 class="md two">{say('teacher.sections')}</h2>
      <RowList label={say('teacher.sections')}>
        {sections.map(section => (
          <Row
            key={`${section.place}/${section.id}`}
            title={tellSection(say, section)}
            under={tellTasks(say, section)}
            end={<span class="sm">{say('students.count', { count: section.students })}</span>}
          />
        ))}
      </RowList>
    </section>
  )
}

/** «اللغة العربية، تربية الصف» */
function tellTasks(say: Say, { subjects, homeroom }: SectionGlance): string {
  const told = subjects.map(subject => tellSubject(say, subject))
  if (homeroom) told.push(say('teacher.homeroom'))
  return told.reduce((first, second) => say('teacher.both', { first, second }))
}

/** «السادس أ، اللغة العربية» */
export const tellWhere = (say: Say, { grade, letter, subject }: WorkGlance) =>
  grade === ''
    ? tellSubject(say, subject)
    : say('teacher.both', { first: tellSection(say, { grade, letter }), second: tellSubject(say, subject) })
