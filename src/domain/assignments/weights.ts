/** What the weights of one subject in one section add up to, out of a hundred. */
import { wholeTiles } from '../deadlines/plan.ts'
import { byDay, planTotal, rounded, type PlanItem } from '../plans/plan.ts'
import { isTied, usedOf } from '../plans/ties.ts'
import type { Row } from '../row.ts'

export interface Share {
  /** The assignment; '' for what is left to give. */
  id: string
  kind: 'given' | 'this' | 'over' | 'left'
  title: string
  weight: number
  /** Tiles of the picture: whole numbers that add up to what the weights add up to, at least a hundred. */
  tiles: number
}

export interface Weights {
  shares: Share[]
  /** All together, with the work that is being written. */
  total: number
  /** What is still free for it; never below 0. */
  free: number
  /** How far the total lies over a hundred; 0 when it fits. */
  over: number
}

/** `own` is the assignment that is being written, with its weight; it counts once, whether it is published already or not. */
export function weightsOf(
  assignments: readonly Row<'assignment'>[],
  subject: string,
  own: { id: string; title: string; weight: number },
): Weights {
  const given = assignments
    .filter(({ id, body }) => body.subject === subject && id !== own.id)
    .sort((a, b) => a.body.dueAt - b.body.dueAt || (a.id < b.id ? -1 : 1))
  const used = rounded(given.reduce((sum, { body }) => sum + body.weight, 0))
  const free = Math.max(0, rounded(planTotal - used))
  const total = rounded(used + own.weight)
  const over = Math.max(0, rounded(total - planTotal))
  const shares: Omit<Share, 'tiles'>[] = given.map(({ id, body: { title, weight } }) => ({
    ...{ id, title, weight },
    kind: 'given',
  }))
  const fits = Math.min(own.weight, free)
  if (fits > 0) shares.push({ id: own.id, kind: 'this', title: own.title, weight: fits })
  // Where it does not fit, the picture shows by how much.
  if (own.weight > fits)
    shares.push({ id: `${own.id}+`, kind: 'over', title: own.title, weight: rounded(own.weight - fits) })
  if (total < planTotal) shares.push({ id: '', kind: 'left', title: '', weight: rounded(planTotal - total) })
  const tiles = wholeTiles(shares.map(({ weight }) => weight))
  return { shares: shares.map((share, index) => ({ ...share, tiles: tiles[index]! })), total, free, over }
}

/**
 * The same where a plan holds the hundred: the picture is the plan, and the work draws on its item. Work without an item has
 * nothing to draw on.
 */
export function weightsInPlan(
  items: readonly PlanItem[],
  assignments: readonly Row<'assignment'>[],
  own: { id: string; item: string; title: string; weight: number },
): Weights {
  const item = items.find(one => isTied({ id: own.id, item: own.item }, one))
  const free = item ? Math.max(0, rounded(item.weight - usedOf(item, assignments, own.id))) : 0
  const fits = Math.min(own.weight, free)
  const over = rounded(own.weight - fits)
  const shares = byDay(items).flatMap((one): Omit<Share, 'tiles'>[] => {
    const given = { id: one.id, kind: 'given' as const, title: one.title }
    if (one !== item || fits === 0) return [{ ...given, weight: one.weight }]
    const rest = rounded(one.weight - fits)
    const self = { id: own.id, kind: 'this' as const, title: own.title, weight: fits }
    return rest > 0 ? [self, { ...given, weight: rest }] : [self]
  })
  if (over > 0) shares.push({ id: `${own.id}+`, kind: 'over', title: own.title, weight: over })
  const tiles = wholeTiles(shares.map(({ weight }) => weight))
  const total = rounded(planTotal + over)
  return { shares: shares.map((share, index) => ({ ...share, tiles: tiles[index]! })), total, free, over }
}
