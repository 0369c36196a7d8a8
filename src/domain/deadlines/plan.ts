import { addDays, dayOf } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import { compareSubjects } from '../sections/subject.ts'
import { isDone, type Deadline } from './deadline.ts'

/** marked: has its mark. waits: handed in, not marked. missed: past its hour, not handed in. week: due by Saturday. */
export type PartKind = 'marked' | 'waits' | 'missed' | 'week' | 'later' | 'rest'

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

export const planTotal = 100

/** The weights of each subject, in the order of their days: what was given, then what is not announced yet. */
export function plansOf(deadlines: readonly Deadline[], now: number): Plan[] {
  const subjects = [...new Set(deadlines.map(one => one.subject))].sort(compareSubjects)
  return subjects.map(subject => planOf(subject, deadlines, now))
}

function planOf(subject: string, deadlines: readonly Deadline[], now: number): Plan {
  const given = deadlines.filter(one => one.subject === subject).sort((a, b) => a.dueAt - b.dueAt)
  const parts = given.map(one => partOf(one, now))
  const announced = given.reduce((sum, one) => sum + one.weight, 0)
  const rest = rounded(planTotal - announced)
  if (rest > 0) parts.push({ kind: 'rest', id: '', title: '', weight: rest, tiles: 0, dueAt: 0 })
  const tiles = wholeTiles(parts.map(part => part.weight))
  return { subject, parts: parts.map((part, index) => withTiles(part, tiles[index]!)) }
}

function partOf(one: Deadline, now: number): PlanPart {
  const { id, title, weight, dueAt, mark } = one
  const common = { kind: kindOf(one, now), id, title, weight, tiles: 0, dueAt }
  return mark ? { ...common, points: mark.points, outOf: mark.outOf } : common
}

function kindOf(one: Deadline, now: number): PartKind {
  if (one.mark) return 'marked'
  if (isDone(one)) return 'waits'
  if (one.dueAt < now) return 'missed'
  const { days } = weekOf(now)
  return dayOf(one.dueAt) < addDays(days[0]!, 7) ? 'week' : 'later'
}

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

/** Sums of decimals stay decimals: 100 - 33.3 - 33.3 is 33.4. */
const rounded = (n: number) => Math.round(n * 100) / 100
