import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ of: s.matching(/^20\d\d$/) })

/** The school moves up: once for each year. */
export const beginYear: Action<s.From<typeof shape>> = {
  name: 'years.begin',
  version: 1,
  shape,
  async check({ of }, actor, rows) {
    if (!may(actor, 'years.begin')) return refuse('not_yours')
    const present = await rows.get('year', actor.place)
    if (present && present.body.of >= of) return refuse('already_there', 'of')
  },
  async change({ of }, { place }, rows, { now }) {
    const before = (await rows.get('year', place))?.body.of ?? ''
    rows.put('year', place, { audience: 'office', about: place, body: { of, before, beganAt: now } })
  },
}
