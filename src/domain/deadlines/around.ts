/** What surrounds somebody's work in one school: the plans of his sections with their dates, and the holidays. */
import type { Noun } from '../nouns.ts'
import { cancelledDates, datesOf, readPlans, type PlanDate } from '../plans/dates.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'

export interface Around {
  place: string
  plans: Row<'plan'>[]
  dates: PlanDate[]
  /** For calendar files, which may hold them from an earlier day. */
  cancelled: PlanDate[]
  holidays: Row<'holiday'>[]
}

interface AroundHome extends Reader {
  place: string
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
}

/** @param wanted the subjects of a section that concern him; all unless told. */
export async function readAround(
  home: AroundHome,
  sections: readonly string[],
  now: number,
  wanted: (section: string, subject: string) => boolean = () => true,
): Promise<Around> {
  const [all, holidays, ...works] = await Promise.all([
    readPlans(home, sections),
    home.all('holiday'),
    ...sections.map(section => home.list('assignment', section)),
  ])
  const plans = all.filter(({ body }) => wanted(body.section, body.subject))
  const { place } = home
  return {
    ...{ place, plans, holidays },
    dates: datesOf(place, plans, works.flat(), now),
    cancelled: cancelledDates(place, plans),
  }
}
