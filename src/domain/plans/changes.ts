/** What changed between two versions of a plan. */
import type { Day } from '../calendar/day.ts'
import { momentOf } from '../calendar/day.ts'
import type { Dates } from '../calendar/tell.ts'
import type { Say } from '../words.ts'
import { byDay, momentOfItem, type PlanItem } from './plan.ts'

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

/** «نُقل الامتحان «الشهر الأول» من ٣ آذار إلى ١٠ آذار». */
export function tellChange(say: Say, dates: Dates, change: Change): string {
  const { title, kind, weight, dueOn } = change.item
  const day = (one: Day) => dates.gregorian(momentOf(one, 12), { weekday: false })
  switch (change.kind) {
    case 'added':
      return say('plans.added', { title, day: day(dueOn), weight })
    case 'removed':
      return say('plans.removed', { title, weight })
    case 'moved':
      return say(`plans.moved_${kind}`, { title, from: day(change.from), to: day(change.to) })
    case 'hour':
      return change.item.hour
        ? say('plans.hourIs', { title, time: dates.clock(momentOfItem(change.item)) })
        : say('plans.hourFree', { title })
    case 'opens':
      return say('plans.opensOn', { title, day: day(change.to) })
    case 'weight':
      return say('plans.weightIs', { title, from: change.from, to: change.to })
    case 'renamed':
      return say('plans.renamed', { title, from: change.from })
  }
}
