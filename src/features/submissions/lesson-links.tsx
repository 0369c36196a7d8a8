import type { Gender } from '../../domain/people/person.ts'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'

export interface LessonLinksProps {
  place: string
  lessons: readonly { id: string; title: string }[]
  gender: Gender
}

/** The lessons that the work is tied to. */
export function LessonLinks({ place, lessons, gender }: LessonLinksProps) {
  const say = useSay()
  if (lessons.length === 0) return null
  const title = say('submissions.lessons', { context: gender })
  return (
    <section>
      <h2 class="md">{title}</h2>
      <RowList label={title}>
        {lessons.map(({ id, title }) => (
          <Row key={id} start={<Icon name="book" />} title={title} href={`/lessons/${place}/${id}`} />
        ))}
      </RowList>
    </section>
  )
}
