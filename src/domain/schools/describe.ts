import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({
  name: s.text(120),
  nameEn: s.text(120),
  hijriOffset: s.whole(-2, 2),
  phone: s.optional(s.text(40)),
  hours: s.optional(s.text(120)),
})

/** The office writes the school's own page: name, telephone, hours. */
export const describeSchool: Action<s.From<typeof shape>> = {
  name: 'schools.describe',
  version: 1,
  shape,
  async check(_, actor) {
    return may(actor, 'schools.describe') ? undefined : refuse('not_yours')
  },
  async change(args, actor, rows) {
    rows.put('school', actor.place, { audience: 'place', about: actor.place, body: args })
  },
}
