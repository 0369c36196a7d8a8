import type { Writing } from '../../domain/assignments/writing.ts'
import { tellSection } from '../../domain/notices/tell.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { Choice } from '../../ui/choice.tsx'
import { Field } from '../../ui/field.tsx'
import { useSay } from '../../ui/say.tsx'
import { When } from '../../ui/when.tsx'
import type { Room } from './teacher-rooms.ts'

export interface FieldsProps {
  writing: Writing
  change(part: Partial<Writing>): void
  /** Words by the field's name. */
  wrong: Partial<Record<string, string>>
}

type WithRoom = FieldsProps & { room: Room | undefined }

/** For whom, and in which subject. */
export function SectionFields({
  rooms,
  room,
  writing,
  change,
  wrong,
}: WithRoom & { rooms: readonly Room[] }) {
  const say = useSay()
  const valueOf = ({ place, section }: Room) => `${place}/${section.id}`
  return (
    <>
      <Choice
        legend={say('assignments.section')}
        name="section"
        layout="flow"
        options={rooms.map(one => ({ value: valueOf(one), label: tellSection(say, one.section) }))}
        value={room && valueOf(room)}
        onChange={value => {
          const chosen = rooms.find(one => valueOf(one) === value)!
          // Lessons are of a section: those of another one are let go.
          change({ place: chosen.place, section: chosen.section.id, lessons: [] })
        }}
        error={wrong.section}
      />
      {room && (
        <Choice
          legend={say('assignments.subject')}
          name="subject"
          layout="flow"
          options={room.subjects.map(value => ({ value, label: tellSubject(say, value) }))}
          value={writing.subject}
          onChange={subject => change({ subject })}
          error={wrong.subject}
        />
      )}
    </>
  )
}

/** Title, a word before the tasks, and the lessons that it goes with. */
export function WordsFields({ writing, room, change, wrong }: WithRoom) {
  const say = useSay()
  const lessons = room?.lessons.filter(lesson => lesson.subject === writing.subject) ?? []
  return (
    <>
      <Field
        label={say('assignments.title')}
        name="title"
        value={writing.title}
        maxLength={200}
        onInput={title => change({ title })}
        error={wrong.title}
      />
      <Field
        label={say('assignments.intro')}
        name="intro"
        lines={3}
        value={writing.intro}
        maxLength={4000}
        onInput={intro => change({ intro })}
        hint={say('assignments.introHint')}
      />
      {lessons.length > 0 ? (
        <Choice
          many
          legend={say('assignments.lessons')}
          name="lessons"
          options={lessons.map(({ id, title }) => ({ value: id, label: title }))}
          value={writing.lessons}
          onChange={chosen => change({ lessons: chosen })}
          hint={say('assignments.lessonsHint')}
          error={wrong.lessons}
        />
      ) : (
        room && <p class="sm two">{say('assignments.noLessons')}</p>
      )}
    </>
  )
}

/** When it opens and when it is due, on Amman's clock. */
export function HoursFields({ writing, change, wrong }: FieldsProps) {
  const say = useSay()
  const { later, publishAt, dueAt } = writing
  return (
    <>
      <When
        name="publishAt"
        legend={say('assignments.when')}
        label={say('assignments.publishAt')}
        at={later}
        hour={publishAt}
        change={(at, hour) => change({ later: at, publishAt: hour })}
        error={wrong.publishAt}
      />
      <Field
        label={say('assignments.dueAt')}
        name="dueAt"
        type="datetime-local"
        dir="ltr"
        value={dueAt}
        onInput={value => change({ dueAt: value })}
        hint={say('assignments.dueHint')}
        error={wrong.dueAt}
      />
    </>
  )
}
