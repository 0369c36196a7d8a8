import type { Assignment } from '../../domain/assignments/assignment.ts'
import { ownHandIns } from '../../domain/deadlines/own.ts'
import type { Mark } from '../../domain/marks/mark.ts'
import type { Gender } from '../../domain/people/person.ts'
import type { Row } from '../../domain/row.ts'
import type { Solution } from '../../domain/solutions/solution.ts'
import type { Submission } from '../../domain/submissions/submission.ts'
import type { Home } from '../../storage/home.ts'
import type { Act, Session } from '../../storage/session.ts'

/** One time that the child handed this work in. */
export interface Attempt extends Pick<Submission, 'answers' | 'tappedAt' | 'arrivedAt' | 'lateness'> {
  id: string
  n: number
  mark?: Mark
}

/** A hand-in that the school did not take. */
export interface Refused {
  act: Act
  code: string
  answers: Submission['answers']
}

export interface Work {
  place: string
  id: string
  /** undefined when the work is not, or no longer, on this phone. */
  body?: Assignment
  title: string
  lessons: { id: string; title: string }[]
  /** Newest first. */
  attempts: Attempt[]
  refused: Refused[]
  /** The last time that this work went from one pocket to another, as this one is told of it. */
  moved?: Row<'handover'>
  /** What this pocket would have given away, and the school did not. */
  stayed: Act[]
  /** Whether another pupil of this school has a pocket on this phone. */
  hasSiblings: boolean
  /** Who gave the work. */
  teacher?: { name: string; gender: Gender }
  /** The right answers, from the hour at which they open for all. */
  solution?: Solution
}

/** Everything about one assignment on the phone of the child who has it. */
export async function readWork(session: Session, home: Home, id: string, now: number): Promise<Work> {
  const body = (await home.get('assignment', id))?.body
  const handovers = await home.list('handover', id)
  const attempts = await attemptsOf(session, home, id, new Set(handovers.map(row => row.id)))
  const refused = ownHandIns(session.acts.values(), home.place)
    .filter(act => act.code && act.args.assignment === id)
    .map(act => ({ act, code: act.code!, answers: act.args.answers }))
  return {
    place: home.place,
    id,
    body,
    title: body?.title ?? attempts.find(({ mark }) => mark)?.mark?.title ?? '',
    lessons: body ? await lessonsOf(home, body.lessons, now) : [],
    attempts,
    refused,
    moved: handovers.sort((a, b) => b.body.movedAt - a.body.movedAt)[0],
    stayed: stayedOf(session, home.place, attempts),
    hasSiblings: await hasSiblings(session, home.place),
    teacher: body && (await teacherOf(home, body)),
    solution: (await home.get('solution', id))?.body,
  }
}

/** @param given ids of attempts that were given to whose they are. */
async function attemptsOf(
  session: Session,
  home: Home,
  id: string,
  given: ReadonlySet<string>,
): Promise<Attempt[]> {
  const marks = await home.list('mark', id)
  const rows = (await home.list('submission', id)).filter(row => row.body.person === home.person)
  const attempts: Attempt[] = rows.map(row => {
    const mark = marks.find(one => one.id === row.id)?.body
    const { answers, tappedAt, arrivedAt, lateness, attempt } = row.body
    return { id: row.id, n: attempt, answers, tappedAt, arrivedAt, lateness, ...(mark && { mark }) }
  })
  // When the work has left the phone, as after a move, what waits cannot be laid over it; it is shown all the same.
  for (const { code, args, tap } of ownHandIns(session.acts.values(), home.place)) {
    if (code !== undefined || given.has(args.id)) continue
    if (args.assignment !== id || attempts.some(one => one.id === args.id)) continue
    const tappedAt = tap.clock + tap.offset
    const n = attempts.length + 1
    attempts.push({ id: args.id, n, answers: args.answers, tappedAt, arrivedAt: 0, lateness: 'in_time' })
  }
  return attempts.sort((a, b) => b.n - a.n)
}

const stayedOf = (session: Session, place: string, attempts: readonly Attempt[]) =>
  [...session.acts.values()].filter(
    ({ name, code, args, place: at }) =>
      at === place &&
      name === 'submissions.hand-over' &&
      code &&
      attempts.some(({ id }) => id === (args as { submission: string }).submission),
  )

async function hasSiblings({ phone, profile }: Session, place: string): Promise<boolean> {
  const others = await phone.vault.profiles.toArray()
  return others.some(
    ({ id, desk, homes }) =>
      id !== profile.id && desk === 'student' && homes.some(home => home.place === place),
  )
}

async function lessonsOf(home: Home, ids: readonly string[], now: number) {
  const rows = await Promise.all(ids.map(id => home.get('lesson', id)))
  return rows.flatMap(row =>
    row && row.body.publishAt <= now ? [{ id: row.id, title: row.body.title }] : [],
  )
}

async function teacherOf(home: Home, { section, by, byName }: Assignment) {
  const teaching = (await home.list('teaching', section)).find(row => row.body.person === by)
  return teaching && { name: byName, gender: teaching.body.gender }
}
