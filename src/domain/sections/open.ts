import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

/** `grade` is '' where the school's register says none: a kindergarten, a group of several grades. */
const shape = s.object({ id: s.id(), grade: s.matching(/^([1-9]|1[0-2])?$/), letter: s.text(60) })

export const openSection: Action<s.From<typeof shape>> = {
  name: 'sections.open',
  version: 1,
  shape,
  async check(_, actor) {
    return may(actor, 'sections.open') ? undefined : refuse('not_yours')
  },
  async change({ id, grade, letter }, actor, rows) {
    rows.put('section', id, { audience: 'place', about: actor.place, body: { grade, letter } })
  },
}
