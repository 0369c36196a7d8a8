/** A plan while it is written: what the draft holds, what is still missing, and the act that publishes it. */
import { isDay, type Day } from '../calendar/day.ts'
import { parseNumber } from '../digits.ts'
import { wholeTiles } from '../deadlines/plan.ts'
import type { Row } from '../row.ts'
import { planTotal, rounded, versionsOf, type ItemKind, type Plan, type PlanItem } from './plan.ts'
import { usedOf } from './ties.ts'
import type { Term, TermName } from './term.ts'

/** An item as its fields hold it. */
export interface ItemWriting {
  id: string
  kind: ItemKind
  title: string
  /** As typed, in whichever digits. */
  weight: string
  publishOn: Day
  dueOn: Day
  hour: string
}

export interface PlanWriting {
  /** The plan's id: made once, so that a second tap publishes the same one. */
  id: string
  place: string
  section: string
  subject: string
  year: number
  term: TermName
  /** The version that it builds upon. */
  ifV: number
  items: ItemWriting[]
}

export interface Wrong {
  field: string
  why: 'itemsMissing' | 'titleMissing' | 'weightWrong' | 'weightUsed' | 'dueMissing' | 'dueBefore'
}

export const emptyItem = (id: string, kind: ItemKind): ItemWriting => ({
  ...{ id, kind, title: '', weight: '', publishOn: '', dueOn: '', hour: '' },
})

const asWriting = (item: PlanItem): ItemWriting => ({
  ...emptyItem(item.id, item.kind),
  ...{ title: item.title, weight: String(item.weight), dueOn: item.dueOn },
  ...{ publishOn: item.publishOn ?? '', hour: item.hour ?? '' },
})

export interface Where extends Term {
  place: string
  section: string
  subject: string
}

/** Work that was given before there was a plan: its items, under its own ids. */
export function firstWriting(
  id: string,
  where: Where,
  given: readonly Row<'assignment'>[],
  dayOf: (ms: number) => Day,
): PlanWriting {
  const items = [...given]
    .sort((a, b) => a.body.dueAt - b.body.dueAt)
    .map(({ id: work, body: { title, weight, publishAt, dueAt } }) => ({
      ...emptyItem(work, 'assignment'),
      ...{
        title: title.slice(0, 120),
        weight: String(weight),
        publishOn: dayOf(publishAt),
        dueOn: dayOf(dueAt),
      },
    }))
  return { id, ...pick(where), ifV: 0, items }
}

/** The next version of a plan. */
export const nextWriting = (
  place: string,
  { plan, version, section, subject, year, term, items }: Plan,
): PlanWriting => ({
  ...{ id: plan, place, section, subject, year, term, ifV: version, items: items.map(asWriting) },
})

/** The same plan for another section: its items bear ids of their own, for work is tied to them. */
export const copiedWriting = (id: string, where: Where, { items }: Pick<Plan, 'items'>): PlanWriting => ({
  ...{ id, ...pick(where), ifV: 0 },
  items: items.map((item, index) => ({ ...asWriting(item), id: `${id}-${index + 1}` })),
})

const pick = ({ place, section, subject, year, term }: Where) => ({ place, section, subject, year, term })

/** An id that no item of this writing has, nor had. */
export function freeItemId({ id, items, ifV }: PlanWriting): string {
  let n = items.length + 1
  while (items.some(item => item.id === `${id}-${ifV}-${n}`)) n++
  return `${id}-${ifV}-${n}`
}

/** 0 to 100; undefined for anything else. */
export function weightOf(text: string): number | undefined {
  const weight = parseNumber(text)
  return weight !== undefined && weight >= 0 && weight <= planTotal ? weight : undefined
}

export interface Sum {
  total: number
  /** What is missing to a hundred, or lies over it; the other one is 0. */
  free: number
  over: number
  /** Tiles of each item, in its order; together a hundred where the weights are. */
  tiles: number[]
}

export function sumOf(items: readonly ItemWriting[]): Sum {
  const weights = items.map(item => weightOf(item.weight) ?? 0)
  const total = rounded(weights.reduce((sum, one) => sum + one, 0))
  const free = Math.max(0, rounded(planTotal - total))
  return { total, free, over: Math.max(0, rounded(total - planTotal)), tiles: wholeTiles(weights) }
}

/** What of an item's weight is given away already: it can't be taken back. */
export const givenOf = (item: ItemWriting, assignments: readonly Row<'assignment'>[]) =>
  usedOf({ ...itemOf(item), weight: 0 }, assignments)

/** In the order of the form; the sum is told by {@link sumOf}. */
export function wrongsOf({ items }: PlanWriting, assignments: readonly Row<'assignment'>[]): Wrong[] {
  if (items.length === 0) return [{ field: 'items', why: 'itemsMissing' }]
  return items.flatMap(item => {
    const { id, title, publishOn, dueOn } = item
    const weight = weightOf(item.weight)
    const wrongs: Wrong[] = []
    if (!title.trim()) wrongs.push({ field: `${id}-title`, why: 'titleMissing' })
    if (weight === undefined) wrongs.push({ field: `${id}-weight`, why: 'weightWrong' })
    else if (weight < givenOf(item, assignments)) wrongs.push({ field: `${id}-weight`, why: 'weightUsed' })
    if (!isDay(dueOn)) wrongs.push({ field: `${id}-due`, why: 'dueMissing' })
    else if (publishOn && publishOn > dueOn) wrongs.push({ field: `${id}-due`, why: 'dueBefore' })
    return wrongs
  })
}

/** An item as families get it; exams are not given out before. */
export function itemOf({ id, kind, title, weight, publishOn, dueOn, hour }: ItemWriting): PlanItem {
  return {
    ...{ id, kind, title: title.trim(), weight: weightOf(weight) ?? 0 },
    ...(publishOn && kind !== 'exam' && { publishOn }),
    dueOn,
    ...(hour && { hour }),
  }
}

export type Publishing = Omit<PlanWriting, 'place' | 'items'> & { items: PlanItem[] }

/** What the act says. Only for a writing without wrongs whose weights add up. */
export function publishing({ place: _, items, ...rest }: PlanWriting): Publishing {
  return { ...rest, items: items.map(itemOf) }
}

/** Another teacher published meanwhile: this one's writing, upon what stands now. */
export function uponNewest(writing: PlanWriting, rows: readonly Row<'plan'>[]): PlanWriting {
  const rival = rows.find(
    ({ body }) =>
      body.subject === writing.subject && body.year === writing.year && body.term === writing.term,
  )
  if (!rival) return writing
  const [newest] = versionsOf(rows, rival.body.plan)
  return { ...writing, id: rival.body.plan, ifV: newest!.body.version }
}
