import type { Action } from '../action.ts'
import { unmakeTie } from '../people/tie.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ id: s.id() })

/** A guardian stands by this child no more. What he has asked about it before stays between him and whom he asked. */
export const endGuardian: Action<s.From<typeof shape>> = {
  name: 'guardianships.end',
  version: 1,
  shape,
  async check({ id }, actor, rows) {
    if (!may(actor, 'guardianships.end')) return refuse('not_yours')
    return (await rows.get('guardianship', id)) ? undefined : refuse('not_found', 'id')
  },
  change: ({ id }, _, rows) => unmakeTie(id, rows),
}
