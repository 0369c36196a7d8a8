import type { Action, Moment } from '../action.ts'
import { announceFiles } from '../attachments/announce.ts'
import { attachmentLimits } from '../attachments/attachment.ts'
import { filesShape } from '../attachments/shapes.ts'
import { may } from '../policy/acting.ts'
import type { Transactor } from '../reader.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { nextAttempt } from './attempts.ts'
import { filesOf, latenessOf, tappedAt } from './submission.ts'

export const handInShape = s.object({
  id: s.id(),
  assignment: s.id(),
  answers: s.array(
    s.object({
      task: s.id(),
      text: s.optional(s.verbatim(20_000)),
      choice: s.optional(s.whole(0, 11)),
      files: filesShape(),
    }),
    60,
  ),
})
export type Handed = s.From<typeof handInShape>

/**
 * A child hands in. Late is never refused, and neither is work for the section that he has left meanwhile: whoever was
 * given the work may finish it. Every hand-in is an attempt of its own; none replaces another.
 */
export const handIn: Action<Handed> = {
  name: 'submissions.hand-in',
  version: 1,
  shape: handInShape,
  async check({ id, assignment, answers }, actor, rows) {
    if (!may(actor, 'submissions.hand-in')) return refuse('not_yours')
    if (await rows.get('submission', id)) return refuse('already_there', 'id')
    const work = await rows.get('assignment', assignment)
    if (!work) return refuse('not_found', 'assignment')
    const known = new Set(work.body.tasks.map(task => task.id))
    if (answers.some(answer => !known.has(answer.task))) return refuse('wrong_shape', 'answers')
    if (filesOf(answers).length > attachmentLimits.files) return refuse('wrong_shape', 'answers.files')
  },
  change: (args, { person }, rows, at) => writeAttempt(args, person, rows, at),
}

/** What was handed in becomes an attempt of this person. */
export async function writeAttempt(
  { id, assignment, answers }: Handed,
  person: string,
  rows: Transactor,
  at: Moment,
) {
  const work = (await rows.get('assignment', assignment))!
  const audience = `pupil:${person}` as const
  rows.put('submission', id, {
    audience,
    about: assignment,
    body: {
      assignment,
      person,
      attempt: await nextAttempt(person, assignment, rows),
      answers,
      tappedAt: tappedAt(at.tap, at.now),
      arrivedAt: at.now,
      lateness: latenessOf(at.tap, at.now, work.body.dueAt),
    },
  })
  await announceFiles(filesOf(answers), { about: id, audience }, rows)
}
