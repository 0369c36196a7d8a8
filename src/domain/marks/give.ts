import type { Action } from '../action.ts'
import { outOf } from '../assignments/assignment.ts'
import { announceFiles } from '../attachments/announce.ts'
import { filesShape } from '../attachments/shapes.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({
  submission: s.id(),
  points: s.number(0, 6000),
  comment: s.text(4000, 0),
  files: filesShape(),
  /** The version of the mark that the teacher saw, 0 for none: two markers never overwrite each other unseen. */
  ifV: s.whole(0, Number.MAX_SAFE_INTEGER),
})

/** A teacher marks one submission; marking it again changes the mark. */
export const giveMark: Action<s.From<typeof shape>> = {
  name: 'marks.give',
  version: 1,
  shape,
  async check({ submission, points, ifV }, actor, rows) {
    const handed = await rows.get('submission', submission)
    if (!handed) return refuse('not_found', 'submission')
    const work = await rows.get('assignment', handed.body.assignment)
    if (!work) return refuse('not_found', 'submission')
    if (!may(actor, 'marks.give', { section: work.body.section })) return refuse('not_yours')
    if (points > outOf(work.body)) return refuse('points_over_total', 'points')
    const present = await rows.get('mark', submission)
    if ((present?.v ?? 0) !== ifV && present?.body.by !== actor.person) return refuse('changed_meanwhile')
  },
  async change({ submission, points, comment, files }, actor, rows, at) {
    const handed = (await rows.get('submission', submission))!
    const { title, subject, weight, ...work } = (await rows.get('assignment', handed.body.assignment))!.body
    rows.put('mark', submission, {
      audience: handed.audience,
      about: handed.body.assignment,
      body: {
        submission,
        assignment: handed.body.assignment,
        person: handed.body.person,
        title,
        subject,
        points,
        outOf: outOf({ title, subject, weight, ...work }),
        weight,
        comment,
        ...(files && { files }),
        by: actor.person,
        byName: actor.name,
        markedAt: at.now,
      },
    })
    await announceFiles(files, { about: submission, audience: handed.audience }, rows)
  },
}
