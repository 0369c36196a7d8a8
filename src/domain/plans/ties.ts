/** Which work belongs to which item of a plan, so that a weight is counted once. */
import type { Row } from '../row.ts'
import { newestPlans, rounded, type PlanItem } from './plan.ts'
import { isSameTerm, termAt, type Term } from './term.ts'

/** Work names its item; work that was given before there was a plan is an item under its own id. */
export const isTied = (work: { id: string; item?: string }, item: Pick<PlanItem, 'id'>) =>
  work.item === item.id || work.id === item.id

const asWork = ({ id, body }: Row<'assignment'>) => ({ id, ...(body.item && { item: body.item }) })

/** The work of an item. */
export const worksOf = (item: Pick<PlanItem, 'id'>, assignments: readonly Row<'assignment'>[]) =>
  assignments.filter(row => isTied(asWork(row), item))

/** What the work of an item weighs already, without `except`. */
export const usedOf = (item: PlanItem, assignments: readonly Row<'assignment'>[], except = '') =>
  rounded(
    worksOf(item, assignments)
      .filter(row => row.id !== except)
      .reduce((sum, row) => sum + row.body.weight, 0),
  )

/** The plan of a subject in a term, in its newest version. */
export const planFor = (rows: readonly Row<'plan'>[], subject: string, term: Term) =>
  newestPlans(rows).find(({ body }) => body.subject === subject && isSameTerm(body, term))

/** Work of a subject in a term that no plan holds. */
export function looseWork(
  assignments: readonly Row<'assignment'>[],
  items: readonly PlanItem[],
  subject: string,
  term: Term,
): Row<'assignment'>[] {
  return assignments.filter(
    row =>
      row.body.subject === subject &&
      isSameTerm(termAt(row.body.dueAt), term) &&
      !items.some(item => isTied(asWork(row), item)),
  )
}
