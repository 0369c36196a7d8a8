import { tellMoment, tellTimeLeft } from '../../domain/calendar/tell.ts'
import type { OpenLesson } from '../../domain/lessons/reading.ts'
import { tellSubject } from '../../domain/sections/subject.ts'
import { usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Chip } from '../../ui/chip.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Row, RowList } from '../../ui/row.tsx'
import { useDates, useSay } from '../../ui/say.tsx'

/** What stands after the last page: that it is read, the work that goes with it, and who made it. */
export function EndPage({ lesson, own }: { lesson: OpenLesson; own: boolean }) {
  const say = useSay()
  const { place, id, body } = lesson
  return (
    <>
      <section class="none">
        <Chip tone="olive" icon="check">
          {say('pages.count', { count: body.pages.length })}
        </Chip>
        <h1>{own ? say('lessons.ended') : say('lessons.endOf')}</h1>
        <p class="two">
          <bdi>{body.title}</bdi>
        </p>
        <Button kind="link" href={`/lessons/${place}/${id}/1`}>
          {say('lessons.fromStart')}
        </Button>
      </section>
      <Work lesson={lesson} own={own} />
      {body.outcomes.length > 0 && (
        <section>
          <h2>{say('lessons.outcomes')}</h2>
          <ul class="stack tight">
            {body.outcomes.map(outcome => (
              <li key={outcome} class="line outcome">
                <Icon name="check" />
                <bdi class="body">{outcome}</bdi>
              </li>
            ))}
          </ul>
        </section>
      )}
      {body.credits.length > 0 && (
        <section>
          <h2 class="md two">{say('lessons.credits')}</h2>
          <dl class="sm two credits">
            {body.credits.map(({ label, value }) => (
              <div key={label}>
                <dt>
                  <bdi>{label}</bdi>
                </dt>
                <dd>
                  <bdi>{value}</bdi>
                </dd>
              </div>
            ))}
          </dl>
        </section>
      )}
    </>
  )
}

function Work({ lesson: { place, work }, own }: { lesson: OpenLesson; own: boolean }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  if (work.length === 0) return null
  return (
    <section>
      <h2>{say('lessons.work')}</h2>
      <RowList>
        {work.map(({ id, body }) => (
          <Row
            key={id}
            title={body.title}
            under={say('lessons.due', {
              subject: tellSubject(say, body.subject),
              moment: tellMoment(say, dates, now, body.dueAt),
            })}
            href={own ? `/work/${place}/${id}` : undefined}
            end={body.dueAt >= now && <Chip>{tellTimeLeft(say, now, body.dueAt)}</Chip>}
          />
        ))}
      </RowList>
    </section>
  )
}
