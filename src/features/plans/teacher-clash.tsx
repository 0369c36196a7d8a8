import { tellMoment } from '../../domain/calendar/tell.ts'
import { changesBetween } from '../../domain/plans/changes.ts'
import type { Plan, PlanItem } from '../../domain/plans/plan.ts'
import { tellChange } from '../../domain/plans/tell.ts'
import { usePocket } from '../../storage/live.ts'
import { Button } from '../../ui/button.tsx'
import { Notice } from '../../ui/notice.tsx'
import { useDates, useSay } from '../../ui/say.tsx'
import { PlanPicture } from './picture.tsx'

export interface PlanClashProps {
  /** The version that stands. */
  theirs: Plan
  /** What was written upon an older one. */
  mine: readonly PlanItem[]
  onMine(): void
  onTheirs(): void
}

/** Somebody else has published meanwhile: both copies are shown, and one is chosen. */
export function PlanClash({ theirs, mine, onMine, onTheirs }: PlanClashProps) {
  const say = useSay()
  const dates = useDates()
  const { now } = usePocket()
  const moment = tellMoment(say, dates, now, theirs.publishAt)
  const known = mine.filter(item => item.dueOn)
  return (
    <Notice
      kind="needs"
      level={2}
      title={say('planning.clash')}
      action={
        <>
          <Button onClick={onMine}>{say('planning.takeMine')}</Button>
          <Button onClick={onTheirs}>{say('planning.takeTheirs')}</Button>
        </>
      }
    >
      <p>{say('planning.clashWhy', { name: theirs.byName, moment })}</p>
      <PlanPicture subject={theirs.subject} items={theirs.items} />
      <p class="bold">{say('planning.mineDiffers')}</p>
      <ul class="changes">
        {changesBetween(theirs.items, known).map(change => (
          <li key={`${change.kind}/${change.item.id}`}>{tellChange(say, dates, change)}</li>
        ))}
      </ul>
    </Notice>
  )
}
