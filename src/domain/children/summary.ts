import { momentOf } from '../calendar/day.ts'
import { weekOf } from '../calendar/week.ts'
import type { Work } from './work.ts'

/** Which sentence tells a child's week. Each is one of these, whatever his brothers and sisters do. */
export type SummaryKind = 'nothing' | 'done' | 'going' | 'late' | 'ahead'

/** A child's week in counts of assignments: what was handed in this week, and whatever is late, waiting or open. */
export interface Summary {
  arrived: number
  waiting: number
  late: number
  open: number
  kind: SummaryKind
}

/**
 * The week so far. What waits on the phone counts as handed in, since the child has done it; the road is not his
 * fault. Work that is late or open is told for as long as it is so, also when it was given weeks ago.
 */
export function summaryOf(work: readonly Work[], now: number): Summary {
  const sunday = momentOf(weekOf(now).days[0]!)
  const ofThisWeek = ({ dueAt, tappedAt = 0 }: Work) => dueAt >= sunday || tappedAt >= sunday
  const count = (state: Work['state']) => work.filter(one => one.state === state).length
  const counts = {
    arrived: work.filter(one => one.state === 'arrived' && ofThisWeek(one)).length,
    waiting: count('waiting'),
    late: count('late'),
    open: count('open'),
  }
  return { ...counts, kind: kindOf(counts) }
}

type Counts = Omit<Summary, 'kind'>

/** What the child has handed in, whether or not it has come to school. */
export const handedIn = ({ arrived, waiting }: Counts) => arrived + waiting

function kindOf(counts: Counts): SummaryKind {
  if (counts.late > 0) return 'late'
  const handed = handedIn(counts)
  if (counts.open > 0) return handed > 0 ? 'going' : 'ahead'
  return handed > 0 ? 'done' : 'nothing'
}
