import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { tappedAt } from '../submissions/submission.ts'
import { consentId, purposes } from './consent.ts'

const shape = s.object({ purpose: s.oneOf(purposes), notice: s.whole(1, 1000) })

/** Somebody has read what the school keeps of him, and agrees. The first time counts: that is the date that is asked for. */
export const giveConsent: Action<s.From<typeof shape>> = {
  name: 'consents.give',
  version: 1,
  shape,
  async check(_args, actor) {
    return may(actor, 'consents.give', { child: actor.person }) ? undefined : refuse('not_yours')
  },
  async change({ purpose, notice }, { person, ties }, rows, at) {
    const id = consentId(person, purpose, notice)
    if (await rows.get('consent', id)) return
    const children = ties.filter(tie => tie.role === 'guardian').map(tie => tie.target)
    rows.put('consent', id, {
      audience: `self:${person}`,
      about: person,
      body: { person, children, purpose, notice, givenAt: tappedAt(at.tap, at.now) },
    })
  },
}
