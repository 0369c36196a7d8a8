import type { Action } from '../action.ts'
import { announceFiles } from '../attachments/announce.ts'
import { attachmentLimits } from '../attachments/attachment.ts'
import { filesShape } from '../attachments/shapes.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { nextAttempt } from './attempts.ts'
import { filesOf, latenessOf, tappedAt } from './submission.ts'

const shape = s.object({
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

/**
 * A child hands in. Late is never refused, and neither is work for the section that he has left meanwhile: whoever was
 * given the work may finish it. Every hand-in is an attempt of its own; none replaces another.
 */
export const handIn: Action<s.From<typeof shape>> = {
  name: 'submissions.hand-in',
  version: 1,
  shape,
  async check({ id, assignment, answers }, actor, rows) {
    if (!may(actor, 'submissions.hand-in')) return refuse('not_yours')
    if (await rows.get('submission', id)) return refuse('already_there', 'id')
    const work = await rows.get('assignment', assignment)
    if (!work) return refuse('not_found', 'assignment')
    const known = new Set(work.body.tasks.map(task => task.id))
    if (answers.some(answer => !known.has(answer.task))) return refuse('wrong_shape', 'answers')
    if (filesOf(answers).length > attachmentLimits.files) return refuse('wrong_shape', 'answers.files')
  },
  async change({ id, assignment, answers }, actor, rows, at) {
    const work = (await rows.get('assignment', assignment))!
    const audience = `pupil:${actor.person}` as const
    rows.put('submission', id, {
      audience,
      about: assignment,
      body: {
        assignment,
        person: actor.person,
        attempt: await nextAttempt(actor.person, assignment, rows),
        answers,
        tappedAt: tappedAt(at.tap, at.now),
        arrivedAt: at.now,
        lateness: latenessOf(at.tap, at.now, work.body.dueAt),
      },
    })
    await announceFiles(filesOf(answers), { about: id, audience }, rows)
  },
}
