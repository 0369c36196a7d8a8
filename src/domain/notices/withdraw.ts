import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ notice: s.id() })

/**
 * Its author takes a notice back. The row stays, so that whoever has read it learns that it does not hold any more; its words
 * leave every phone but his own.
 */
export const withdrawNotice: Action<s.From<typeof shape>> = {
  name: 'notices.withdraw',
  version: 1,
  shape,
  async check({ notice }, actor, rows) {
    const row = await rows.get('notice', notice)
    if (!row) return refuse('not_found', 'notice')
    if (!may(actor, 'notices.withdraw', { by: row.body.by })) return refuse('not_yours', 'notice')
  },
  async change({ notice }, actor, rows, { now }) {
    const { audience, about, body } = (await rows.get('notice', notice))!
    if (body.withdrawnAt !== undefined) return
    const { title, text, kind, to, source, by, byName, publishAt } = body
    rows.put('withdrawn', notice, {
      audience: `self:${actor.person}`,
      about: notice,
      body: { title, text },
    })
    for (const { id } of await rows.list('file', notice)) rows.remove('file', id)
    const left = { kind, to, source, by, byName, publishAt, mustRead: false, title: '', text: '' }
    rows.put('notice', notice, { audience, about, body: { ...left, withdrawnAt: now } })
  },
}
