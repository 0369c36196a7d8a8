/** What changed between two versions of a plan. */
import type { Day } from '../calendar/day.ts'
import { byDay, type PlanItem } from './plan.ts'

export type Change =
  | { kind: 'added' | 'removed'; item: PlanItem }
  /** Its day, or only its hour. */
  | { kind: 'moved'; item: PlanItem; from: Day; to: Day }
  | { kind: 'hour'; item: PlanItem }
  | { kind: 'opens'; item: PlanItem; to: Day }
  | { kind: 'weight'; item: PlanItem; from: number; to: number }
  | { kind: 'renamed'; item: PlanItem; from: string }

/** In the order of the days of the new version; what was taken away comes last. */
export function changesBetween(before: readonly PlanItem[], after: readonly PlanItem[]): Change[] {
  const old = new Map(before.map(item => [item.id, item]))
  const changes = byDay(after).flatMap(item => changesOf(old.get(item.id), item))
  const kept = new Set(after.map(({ id }) => id))
  const gone = byDay(before).filter(({ id }) => !kept.has(id))
  return [...changes, ...gone.map(item => ({ kind: 'removed' as const, item }))]
}

function changesOf(was: PlanItem | undefined, item: PlanItem): Change[] {
  if (!was) return [{ kind: 'added', item }]
  const changes: Change[] = []
  if (was.title !== item.title) changes.push({ kind: 'renamed', item, from: was.title })
  if (was.dueOn !== item.dueOn) changes.push({ kind: 'moved', item, from: was.dueOn, to: item.dueOn })
  else if (was.hour !== item.hour) changes.push({ kind: 'hour', item })
  if (item.publishOn && was.publishOn !== item.publishOn)
    changes.push({ kind: 'opens', item, to: item.publishOn })
  if (was.weight !== item.weight) changes.push({ kind: 'weight', item, from: was.weight, to: item.weight })
  return changes
}
