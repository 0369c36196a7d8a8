import type { Child } from '../../domain/children/family.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { Button } from '../../ui/button.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useSay } from '../../ui/say.tsx'

const most = 3

/** His newest marks with the teacher's words; marks as they were given, «١٨ من ٢٠», and never as a percentage. */
export function Marks({ child }: { child: Child }) {
  const say = useSay()
  const marks = child.marks.slice(0, most)
  return (
    <section>
      <h2>{say('children.marks')}</h2>
      {marks.length === 0 && <p class="two">{say('children.noMarks')}</p>}
      <RowList label={say('children.marks')}>
        {marks.map(({ id, body }) => (
          <Row
            key={id}
            title={body.title}
            under={
              <span class="who">
                <span>
                  {say('children.markBy', { subject: tellSubject(say, body.subject), name: body.byName })}
                </span>
                {body.comment && <span>{say('children.comment', { text: body.comment })}</span>}
              </span>
            }
            end={<b class="figure">{say('marks.of', { mark: body.points, total: body.outOf })}</b>}
          />
        ))}
      </RowList>
      {child.marks.length > most && (
        <Button href={`/children/${child.place}/${child.id}/marks`}>{say('children.allMarks')}</Button>
      )}
    </section>
  )
}
