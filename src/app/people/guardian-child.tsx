import { tellGrade, tellSummary, tellTiles } from '../../domain/children/tell.ts'
import type { MotifName } from '../../ui/motif.tsx'
import { Patch, type Pocket } from '../../ui/patch.tsx'
import { useSay } from '../../ui/say.tsx'
import { SyncMark } from '../../ui/sync-mark.tsx'
import { WorkTiles } from '../../ui/work-tiles.tsx'
import type { DayChild } from './guardian-day.ts'

/** One child: who, how his week stands in a sentence and in tiles, and his last mark. The whole row leads to his page. */
export function ChildRow({ child }: { child: DayChild }) {
  const say = useSay()
  const { place, id, name, gender, face, grade, school, summary, waiting, mark } = child
  const hasWork = summary.kind !== 'nothing'
  return (
    <li>
      <a class="row" href={`/children/${place}/${id}`}>
        <Patch pocket={face.pocket as Pocket} motif={face.motif as MotifName} />
        <span class="body">
          <span>
            <b class="figure">{name}</b> <span class="sm two">{tellGrade(say, grade)}</span>
          </span>
          {school && <span class="xs two">{school}</span>}
          <span class="sm">{tellSummary(say, gender, summary)}</span>
        </span>
        {(mark || hasWork) && (
          <span class="end stack">
            {mark && (
              <span>
                <span class="sm two">{say('children.mark')}</span>{' '}
                <b class="md">{say('marks.of', { mark: mark.points, total: mark.outOf })}</b>
              </span>
            )}
            {hasWork && <WorkTiles {...summary} per={8} label={tellTiles(say, summary)} />}
          </span>
        )}
        {waiting > 0 && (
          <span class="wide">
            <SyncMark state="here">{say('states.waiting', { count: waiting })}</SyncMark>
          </span>
        )}
      </a>
    </li>
  )
}
