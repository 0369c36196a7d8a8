import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ id: s.id(), name: s.text(80), from: s.day(), to: s.day() })

/** The principal closes the school for some days; the same id again changes them. */
export const declareHoliday: Action<s.From<typeof shape>> = {
  name: 'holidays.declare',
  version: 1,
  shape,
  async check({ from, to }, actor) {
    if (!may(actor, 'holidays.declare')) return refuse('not_yours')
    if (to < from) return refuse('wrong_shape', 'to')
  },
  async change({ id, ...args }, actor, rows) {
    rows.put('holiday', id, {
      audience: 'place',
      about: actor.place,
      body: { ...args, by: actor.person },
    })
  },
}

const liftShape = s.object({ id: s.id() })

/** A holiday is called off. */
export const liftHoliday: Action<s.From<typeof liftShape>> = {
  name: 'holidays.lift',
  version: 1,
  shape: liftShape,
  async check({ id }, actor, rows) {
    if (!may(actor, 'holidays.lift')) return refuse('not_yours')
    if (!(await rows.get('holiday', id))) return refuse('not_found', 'id')
  },
  async change({ id }, _, rows) {
    rows.remove('holiday', id)
  },
}
