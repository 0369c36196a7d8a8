import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ id: s.id() })

/** A section is over. What was given in it stays where it was, and belongs to nobody's board any more. */
export const closeSection: Action<s.From<typeof shape>> = {
  name: 'sections.close',
  version: 1,
  shape,
  async check({ id }, actor, rows) {
    if (!may(actor, 'sections.close')) return refuse('not_yours')
    if (!(await rows.get('section', id))) return refuse('not_found', 'id')
  },
  async change({ id }, _, rows) {
    rows.remove('section', id)
  },
}
