import { momentOf, type Day } from '../calendar/day.ts'
import type { Dates } from '../calendar/tell.ts'
import type { Say } from '../words.ts'
import type { Change } from './changes.ts'
import { momentOfItem } from './plan.ts'
import type { Term } from './term.ts'

/** «الفصل الأول ٢٠٢٦/٢٠٢٧» */
export const tellTerm = (say: Say, { year, term }: Term) =>
  say(`plans.term_${term}`, { from: say('plans.year', { year }), to: say('plans.year', { year: year + 1 }) })

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
