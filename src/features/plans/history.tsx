import { tellMoment } from '../../domain/calendar/tell.ts'
import { changesBetween } from '../../domain/plans/changes.ts'
import { historyOf } from '../../domain/plans/taught.ts'
import { tellChange } from '../../domain/plans/tell.ts'
import type { Row } from '../../domain/row.ts'
import { usePocket } from '../../storage/live.ts'
import { useDates, useSay } from '../../ui/say.tsx'

/** All versions of a plan, the newest first, each with what it changed. */
export function History({ rows, plan }: { rows: readonly Row<'plan'>[]; plan: string }) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  return (
    <section class="stack">
      <h2 class="md">{say('planning.history')}</h2>
      {historyOf(rows, plan).map(({ row: { id, body }, before }) => (
        <div key={id}>
          <b>{say('planning.version', { n: body.version })}</b>
          <p class="sm two">
            {say('planning.publishedBy', {
              name: body.byName,
              moment: tellMoment(say, dates, now, body.publishAt),
            })}
          </p>
          <ul class="changes sm">
            {before ? (
              changesBetween(before.body.items, body.items).map(change => (
                <li key={`${change.kind}/${change.item.id}`}>{tellChange(say, dates, change)}</li>
              ))
            ) : (
              <li>{say('planning.firstVersion')}</li>
            )}
          </ul>
        </div>
      ))}
    </section>
  )
}
