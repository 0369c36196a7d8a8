import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ id: s.id(), done: s.boolean(), word: s.verbatim(500) })

/** The principal has put it right, in the register; or says why it stands. A no without a word would be a closed door. */
export const settleCorrection: Action<s.From<typeof shape>> = {
  name: 'corrections.settle',
  version: 1,
  shape,
  async check({ id, done, word }, actor, rows) {
    if (!may(actor, 'corrections.settle')) return refuse('not_yours')
    if (!(await rows.get('remark', id))) return refuse('not_found', 'id')
    return done || word.trim() !== '' ? undefined : refuse('wrong_shape', 'word')
  },
  async change({ id, done, word }, _, rows, { now }) {
    const { asker, person, wrong, text, askedAt } = (await rows.get('remark', id))!.body
    rows.remove('remark', id)
    if (await rows.get('correction', id)) rows.remove('correction', id)
    rows.put('corrected', id, {
      ...{ audience: `self:${asker}`, about: asker },
      body: { person, wrong, text, askedAt, done, word: word.trim(), settledAt: now },
    })
  },
}
