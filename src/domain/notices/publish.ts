import type { Action } from '../action.ts'
import { announceFiles } from '../attachments/announce.ts'
import { filesShape } from '../attachments/shapes.ts'
import { circleOf, type Audience } from '../audiences.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { countsFor } from './count.ts'
import { noticeKinds } from './notice.ts'

const shape = s.object({
  id: s.id(),
  kind: s.oneOf(noticeKinds),
  title: s.text(200, 0),
  text: s.text(4000),
  to: s.matching(/^(place|staff|[a-z+]{8,40}(-grade:|:|$)[-0-9A-Za-z_]{0,64})$/),
  source: s.text(120),
  mustRead: s.boolean(),
  publishAt: s.moment(),
  expiresAt: s.optional(s.moment()),
  files: filesShape(),
})

/** The principal says something official; the counselor encourages. One row, whoever many read it. */
export const publishNotice: Action<s.From<typeof shape>> = {
  name: 'notices.publish',
  version: 1,
  shape,
  async check({ id, kind, to, publishAt, expiresAt }, actor, rows) {
    if (!may(actor, `notices.publish-${kind}`)) return refuse('not_yours')
    if (await rows.get('notice', id)) return refuse('already_there', 'id')
    if (to !== 'place' && to !== 'staff' && !circleOf(to)) return refuse('wrong_shape', 'to')
    if (expiresAt !== undefined && expiresAt <= publishAt) return refuse('over_before_begun', 'expiresAt')
    const counts = await Promise.all(countsFor(to as Audience).map(one => rows.get('headcount', one)))
    if (!counts.some(count => count && count.body.people > 0)) return refuse('no_readers', 'to')
  },
  async change({ id, to, ...args }, actor, rows) {
    const audience = to as Audience
    rows.put('notice', id, {
      audience,
      about: actor.place,
      body: { ...args, to: audience, by: actor.person, byName: actor.name },
    })
    await announceFiles(args.files, { about: id, audience }, rows)
  },
}
