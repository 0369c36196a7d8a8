/** The queue of one assignment: every child of the section with what came of him, and who is next to be marked. */
import type { Pupil } from '../sections/mine.ts'
import { byName } from '../sections/mine.ts'
import type { Row } from '../row.ts'
import type { Attachment } from '../attachments/attachment.ts'
import type { Mark } from './mark.ts'

/** `missing`: nothing has come of him yet. */
export type QueueState = 'waits' | 'marked' | 'missing'

export interface Attempt {
  submission: Row<'submission'>
  mark?: Row<'mark'>
}

export interface QueueEntry extends Pupil {
  state: QueueState
  /** Newest first. */
  attempts: Attempt[]
  /** Handed in here, and belongs to another section by now. */
  moved: boolean
}

export interface Queue {
  /** By name; whoever has not handed in comes after all others. */
  entries: QueueEntry[]
  waiting: number
  marked: number
  missing: number
}

/** `strangers` names the authors who are not in the section any more, as far as the phone knows them. */
export function queueOf(
  pupils: readonly Pupil[],
  submissions: readonly Row<'submission'>[],
  marks: readonly Row<'mark'>[],
  strangers: ReadonlyMap<string, Pupil> = new Map(),
): Queue {
  const here = new Set(pupils.map(pupil => pupil.id))
  const authors = new Set(submissions.map(row => row.body.person))
  const gone = [...authors].filter(id => !here.has(id))
  const everyone = [...pupils, ...gone.map(id => strangers.get(id) ?? nameless(id))]
  const markOf = new Map(marks.map(mark => [mark.body.submission, mark]))
  const entries = everyone.map((pupil): QueueEntry => {
    const attempts = submissions
      .filter(row => row.body.person === pupil.id)
      .sort((a, b) => b.body.attempt - a.body.attempt || (a.id < b.id ? 1 : -1))
      .map(submission => {
        const mark = markOf.get(submission.id)
        return { submission, ...(mark && { mark }) }
      })
    return { ...pupil, attempts, state: stateOf(attempts), moved: !here.has(pupil.id) }
  })
  const count = (state: QueueState) => entries.filter(entry => entry.state === state).length
  entries.sort((a, b) => Number(a.state === 'missing') - Number(b.state === 'missing') || byName(a, b))
  return { entries, waiting: count('waits'), marked: count('marked'), missing: count('missing') }
}

/** The newest attempt decides: who hands in again after his mark waits again. */
function stateOf([last]: readonly Attempt[]): QueueState {
  if (!last) return 'missing'
  return last.mark ? 'marked' : 'waits'
}

const nameless = (id: string): Pupil => ({ id, name: '', own: '', gender: 'male' })

/** Whose attempt this is. */
export const entryOf = ({ entries }: Queue, submission: string | undefined) =>
  entries.find(entry => entry.attempts.some(attempt => attempt.submission.id === submission))

/** The next one who waits, after this person and round from the top; undefined when nobody else does. */
export function nextWaiting({ entries }: Queue, person: string | undefined): QueueEntry | undefined {
  const at = entries.findIndex(entry => entry.id === person)
  const round = [...entries.slice(at + 1), ...entries.slice(0, Math.max(at, 0))]
  return round.find(entry => entry.state === 'waits')
}

/** The neighbour among those who handed in: an arrow key up (-1) or down (1). */
export function neighbour({ entries }: Queue, person: string | undefined, by: 1 | -1) {
  const handed = entries.filter(entry => entry.state !== 'missing')
  const at = handed.findIndex(entry => entry.id === person)
  return at < 0 ? handed[0] : handed[at + by]
}

/** One mark before another teacher's: what this one wrote, and what stands. */
export interface Conflict {
  /** The refused act. */
  n: number
  points: number
  comment: string
  files?: Attachment[]
}

interface MarkAct {
  n: number
  place: string
  name: string
  args: unknown
  code?: string
}

/** The mark that was refused because somebody else had marked meanwhile; the last one counts. */
export function conflictOf(
  acts: Iterable<MarkAct>,
  place: string,
  submission: string,
  mark: Row<'mark'> | undefined,
): Conflict | undefined {
  const refused = [...acts]
    .filter(act => act.place === place && act.name === 'marks.give' && act.code === 'changed_meanwhile')
    .map(act => ({
      n: act.n,
      ...(act.args as { submission: string } & Pick<Mark, 'points' | 'comment' | 'files'>),
    }))
    .filter(args => args.submission === submission)
    .sort((a, b) => b.n - a.n)[0]
  if (!refused || !mark) return undefined
  const { n, points, comment, files } = refused
  return { n, points, comment, ...(files && { files }) }
}
