import { dayOf, type Day } from '../calendar/day.ts'

export const termNames = ['1', '2'] as const
export type TermName = (typeof termNames)[number]

/** A term of a school year, which is called by the year in which it began. */
export interface Term {
  year: number
  term: TermName
}

/** Jordan's first term runs from August to January, the second from February to July. */
export function termOf(day: Day): Term {
  const [year, month] = day.split('-').map(Number) as [number, number]
  if (month >= 8) return { year, term: '1' }
  return { year: year - 1, term: month === 1 ? '1' : '2' }
}

export const termAt = (ms: number) => termOf(dayOf(ms))

export const isSameTerm = (a: Term, b: Term) => a.year === b.year && a.term === b.term
