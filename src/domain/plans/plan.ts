import type { Day } from '../calendar/day.ts'
import { momentOf } from '../calendar/day.ts'
import type { TermName } from './term.ts'

export const itemKinds = ['assignment', 'exam', 'project', 'activity', 'daily'] as const
export type ItemKind = (typeof itemKinds)[number]

/** One part of a subject's hundred: its days are Amman's, and `hour` (`08:30`) stands where the hour is known. */
export interface PlanItem {
  id: string
  kind: ItemKind
  title: string
  weight: number
  /** When it is given out; exams have none. */
  publishOn?: Day
  /** The day of hand-in or of the exam. */
  dueOn: Day
  hour?: string
}

/** One version of a subject's plan for a term. Each publication is a row of its own, so that the history stays. */
export interface Plan {
  /** The same in all versions. */
  plan: string
  version: number
  section: string
  subject: string
  /** The year in which the school year began. */
  year: number
  term: TermName
  /** Their weights add up to a hundred. */
  items: PlanItem[]
  publishAt: number
  by: string
  byName: string
}

export const planTotal = 100

/** The row of one version. */
export const planRowId = (plan: string, version: number) => `${plan}.${version}`

/** Sums of decimals stay decimals: 33.3 + 33.3 + 33.4 is 100. */
export const rounded = (n: number) => Math.round(n * 100) / 100

export const sumOfWeights = (items: readonly Pick<PlanItem, 'weight'>[]) =>
  rounded(items.reduce((sum, item) => sum + item.weight, 0))

/** The newest version of each plan. */
export function newestPlans<R extends { body: Plan }>(rows: readonly R[]): R[] {
  const newest = new Map<string, R>()
  for (const row of rows) {
    const known = newest.get(row.body.plan)
    if (!known || known.body.version < row.body.version) newest.set(row.body.plan, row)
  }
  return [...newest.values()]
}

/** All versions of one plan, the newest first. */
export const versionsOf = <R extends { body: Plan }>(rows: readonly R[], plan: string): R[] =>
  rows.filter(row => row.body.plan === plan).sort((a, b) => b.body.version - a.body.version)

/** By day; the ones of a day in the order in which they were written. */
export const byDay = (items: readonly PlanItem[]) =>
  [...items].sort((a, b) => (a.dueOn < b.dueOn ? -1 : a.dueOn > b.dueOn ? 1 : 0))

/** The moment of an item: its hour, or the end of its day. */
export function momentOfItem({ dueOn, hour }: Pick<PlanItem, 'dueOn' | 'hour'>): number {
  const [hours, minutes] = (hour ?? '23:59').split(':').map(Number) as [number, number]
  return momentOf(dueOn, hours, minutes)
}
