import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ notice: s.id() })

/** A person has read a notice. Reading it twice is reading it once. */
export const readNotice: Action<s.From<typeof shape>> = {
  name: 'notices.read',
  version: 1,
  shape,
  async check({ notice }, actor, rows) {
    if (!(await rows.get('notice', notice))) return refuse('not_found', 'notice')
    if (!may(actor, 'notices.read')) return refuse('not_yours')
  },
  async change({ notice }, actor, rows, at) {
    const id = `${notice}.${actor.person}`
    if (await rows.get('reading', id)) return
    rows.put('reading', id, {
      audience: `self:${actor.person}`,
      about: notice,
      body: { notice, person: actor.person, readAt: at.now },
    })
  },
}
