import type { Noun } from '../nouns.ts'
import type { Tie } from '../people/person.ts'
import type { Reader } from '../reader.ts'
import type { Row } from '../row.ts'
import { readPlans } from '../plans/dates.ts'
import { compareDeadlines, deadlinesOf, type Deadline } from './deadline.ts'
import { draftedAssignments, refusedWork, type DoneAct } from './own.ts'

/** What a phone holds of one school. */
export interface WorkHome extends Reader {
  place: string
  tiesOf(person: string): Tie[]
  all<N extends Noun>(noun: N): Promise<Row<N>[]>
  /** `here` while the school does not know the row. */
  stateOf(noun: Noun, id: string): 'here' | 'arrived'
}

/** What the child's own pocket adds; his guardian has none of it. */
export interface OwnWork {
  /** Names of drafts, as they are kept. */
  drafts: readonly string[]
  acts: Iterable<DoneAct>
}

const nothing: OwnWork = { drafts: [], acts: [] }

/** Ids of the sections that a person is a student of. */
export const sectionsOf = (home: Pick<WorkHome, 'tiesOf'>, person: string) =>
  home.tiesOf(person).flatMap(tie => (tie.role === 'student' ? [tie.target] : []))

/** The work of one child in one school. */
export async function readDeadlines(
  home: WorkHome,
  person: string,
  now: number,
  { drafts, acts }: OwnWork = nothing,
): Promise<Deadline[]> {
  const sections = sectionsOf(home, person)
  const lists = await Promise.all(sections.map(section => home.list('assignment', section)))
  const facts = {
    place: home.place,
    person,
    assignments: lists.flat(),
    plans: await readPlans(home, sections),
    submissions: await home.all('submission'),
    marks: await home.all('mark'),
    drafts: draftedAssignments(drafts, home.place),
    refused: refusedWork(acts, home.place),
    isWaiting: (id: string) => home.stateOf('submission', id) === 'here',
  }
  return deadlinesOf(facts, now)
}

/** The work of one child in all his schools; most have one. */
export async function readOwnDeadlines(
  homes: readonly (WorkHome & { person: string })[],
  now: number,
  own: OwnWork,
): Promise<Deadline[]> {
  const lists = await Promise.all(homes.map(home => readDeadlines(home, home.person, now, own)))
  return lists.flat().sort(compareDeadlines)
}
