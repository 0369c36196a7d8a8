import { addDays, dayOf } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { byDay, momentOfItem, newestPlans, planTotal, rounded, type PlanItem } from '../plans/plan.ts'
import { isSameTerm, termAt } from '../plans/term.ts'
import type { Row } from '../row.ts'
import { compareSubjects } from '../sections/subject.ts'
import { isDone, type Deadline } from './deadline.ts'

/**
 * marked: has its mark. waits: handed in, not marked. missed: past its hour, not handed in. week: due by Saturday. held: an exam
 * or an activity that was, of which the phone knows no mark.
 */
export type PartKind = 'marked' | 'waits' | 'missed' | 'week' | 'later' | 'held' | 'rest'

/** One part of a subject's hundred. */
export interface PlanPart {
  kind: PartKind
  /** The assignment; '' for what is not announced yet. */
  id: string
  title: string
  /** As it was announced; it may have a fraction. */
  weight: number
  /** Tiles of the picture: whole numbers that add up to a hundred. */
  tiles: number
  /** Of these tiles, how many were earned. */
  earned?: number
  dueAt: number
  points?: number
  outOf?: number
}

export interface Plan {
  subject: string
  parts: PlanPart[]
}

export { planTotal } from '../plans/plan.ts'

/**
 * The weights of each subject, in the order of their days: as the teacher's plan for this term says, or, where there is none,
 * what was given and then what is not announced yet.
 */
export function plansOf(
  deadlines: readonly Deadline[],
  now: number,
  published: readonly Row<'plan'>[] = [],
): Plan[] {
  const term = termAt(now)
  const current = newestPlans(published).filter(row => isSameTerm(row.body, term))
  const names = [...deadlines.map(one => one.subject), ...current.map(row => row.body.subject)]
  return [...new Set(names)].sort(compareSubjects).map(subject => {
    const given = deadlines.filter(one => one.subject === subject).sort((a, b) => a.dueAt - b.dueAt)
    const plan = current.find(row => row.body.subject === subject)
    const parts = plan ? byDay(plan.body.items).map(item => partOfItem(item, given, now)) : loose(given, now)
    const tiles = wholeTiles(parts.map(part => part.weight))
    return { subject, parts: parts.map((part, index) => withTiles(part, tiles[index]!)) }
  })
}

function loose(given: readonly Deadline[], now: number): PlanPart[] {
  const parts = given.map(one => partOf(one, now))
  const rest = rounded(planTotal - given.reduce((sum, one) => sum + one.weight, 0))
  if (rest > 0) parts.push({ kind: 'rest', id: '', title: '', weight: rest, tiles: 0, dueAt: 0 })
  return parts
}

function partOf(one: Deadline, now: number): PlanPart {
  const { id, title, weight, dueAt, mark } = one
  const common = { kind: kindOf(one, now), id, title, weight, tiles: 0, dueAt }
  return mark ? { ...common, points: mark.points, outOf: mark.outOf } : common
}

/** An item of a plan, with what has come of its work; several works of one item count together. */
function partOfItem(item: PlanItem, given: readonly Deadline[], now: number): PlanPart {
  const works = given.filter(one => one.item === item.id)
  const dueAt = momentOfItem(item)
  const common = { id: item.id, title: item.title, weight: item.weight, tiles: 0, dueAt }
  if (works.length === 0) return { ...common, kind: dueAt < now ? 'held' : comingKind(dueAt, now) }
  const marks = works.flatMap(one => one.mark ?? [])
  if (marks.length === works.length) {
    const sum = (of: 'points' | 'outOf') => marks.reduce((total, mark) => total + mark[of], 0)
    return { ...common, kind: 'marked', points: sum('points'), outOf: sum('outOf') }
  }
  const next = works.find(one => !isDone(one)) ?? works.find(one => !one.mark)!
  return { ...common, kind: kindOf(next, now), dueAt: next.dueAt }
}

function kindOf(one: Deadline, now: number): PartKind {
  if (one.mark) return 'marked'
  if (isDone(one)) return 'waits'
  return one.dueAt < now ? 'missed' : comingKind(one.dueAt, now)
}

const comingKind = (dueAt: number, now: number) =>
  dayOf(dueAt) < addDays(weekOf(now).days[0]!, 7) ? 'week' : 'later'

function withTiles(part: PlanPart, tiles: number): PlanPart {
  const { points, outOf } = part
  if (points === undefined || !outOf) return { ...part, tiles }
  return { ...part, tiles, earned: Math.round((tiles * points) / outOf) }
}

/**
 * Weights as whole tiles of the same sum: each is rounded down, and the tiles left over go to the largest fractions.
 */
export function wholeTiles(weights: readonly number[]): number[] {
  const tiles = weights.map(Math.floor)
  const left =
    Math.round(weights.reduce((sum, one) => sum + one, 0)) - tiles.reduce((sum, one) => sum + one, 0)
  const byFraction = weights
    .map((weight, index) => ({ index, fraction: weight - Math.floor(weight) }))
    .sort((a, b) => b.fraction - a.fraction || a.index - b.index)
  for (const { index } of byFraction.slice(0, Math.max(0, left))) tiles[index]!++
  return tiles
}
