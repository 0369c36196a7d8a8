import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({
  /** The row of one version. */
  plan: s.matching(/^[-0-9A-Za-z_]{1,64}\.[1-9]\d{0,3}$/),
})

/** Somebody has seen what a version says. */
export const readPlan: Action<s.From<typeof shape>> = {
  name: 'plans.read',
  version: 1,
  shape,
  async check({ plan }, actor, rows) {
    if (!(await rows.get('plan', plan))) return refuse('not_found', 'plan')
    if (!may(actor, 'plans.read')) return refuse('not_yours')
  },
  async change({ plan }, actor, rows, at) {
    const id = `${plan}.${actor.person}`
    if (await rows.get('reading', id)) return
    rows.put('reading', id, {
      audience: `self:${actor.person}`,
      about: plan,
      body: { notice: plan, person: actor.person, readAt: at.now },
    })
  },
}
