import type { Action, Actor } from '../action.ts'
import { fileId } from '../attachments/attachment.ts'
import { may } from '../policy/acting.ts'
import type { Transactor } from '../reader.ts'
import { refuse } from '../refusal.ts'
import type { Row } from '../row.ts'
import * as s from '../shape.ts'
import { nextAttempt } from './attempts.ts'
import type { Handover } from './handover.ts'
import { filesOf } from './submission.ts'

const shape = s.object({
  submission: s.id(),
  /** The pocket on the same phone whose work it was: a profile's name, since no pocket knows who the others are at school. */
  to: s.id(),
  /** What the work is called once it is theirs. */
  id: s.id(),
})

/**
 * "This was not mine": a brother's or a sister's work was handed in from this pocket, and goes to whose it was as it stands, with
 * the hour of its tap. Whoever holds the pocket gives it away; nobody takes it out of another's.
 */
export const handOver: Action<s.From<typeof shape>> = {
  name: 'submissions.hand-over',
  version: 1,
  shape,
  async check({ submission, to, id }, actor, rows) {
    const handed = await rows.get('submission', submission)
    if (!handed) return refuse('not_found', 'submission')
    if (!may(actor, 'submissions.hand-over', { by: handed.body.person })) return refuse('not_yours')
    if (await rows.get('submission', id)) return refuse('already_there', 'id')
    const { assignment } = handed.body
    // A mark was given to a person, and takes a teacher to move. As a list, so that one that is given meanwhile counts.
    const marks = await rows.list('mark', assignment)
    if (marks.some(mark => mark.id === submission)) return refuse('marked_already', 'submission')
    const work = await rows.get('assignment', assignment)
    if (!work) return refuse('not_found', 'submission')
    // A phone does not know who its pockets are at school; the school does.
    if (!actor.beside) return undefined
    const other = await actor.beside(to)
    if (!other || other.person === actor.person) return refuse('not_beside', 'to')
    const isTheirs = other.ties.some(tie => tie.role === 'student' && tie.target === work.body.section)
    return isTheirs ? undefined : refuse('not_their_work', 'to')
  },
  async change({ submission, to, id }, actor, rows, at) {
    const handed = (await rows.get('submission', submission))!
    const { assignment } = handed.body
    const other = await actor.beside?.(to)
    const told: Handover = {
      assignment,
      ...{ from: actor.person, fromName: actor.name },
      ...{ to: other?.person ?? '', toName: other?.name ?? '' },
      movedAt: at.now,
    }
    rows.remove('submission', submission)
    rows.put('handover', submission, { audience: `pupil:${actor.person}`, about: assignment, body: told })
    if (!other) return
    const audience = `pupil:${other.person}` as const
    const attempt = await nextAttempt(other.person, assignment, rows)
    const body = { ...handed.body, person: other.person, attempt }
    rows.put('submission', id, { audience, about: assignment, body })
    rows.put('handover', id, { audience, about: assignment, body: told })
    await moveFiles(handed, { id, to: other }, rows)
  },
}

/** An audience never changes in a row's life, so each file gets a row anew, with what is known of it; one may still be coming. */
async function moveFiles(handed: Row<'submission'>, { id, to }: { id: string; to: Actor }, rows: Transactor) {
  for (const { hash } of filesOf(handed.body.answers)) {
    const file = await rows.get('file', fileId(hash, handed.id))
    if (!file) continue
    rows.remove('file', file.id)
    rows.put('file', fileId(hash, id), { audience: `pupil:${to.person}`, about: id, body: file.body })
  }
}
