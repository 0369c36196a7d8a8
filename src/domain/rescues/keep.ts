import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { codeShape } from './code.ts'

const shape = s.object({ id: s.id(), profile: s.id(), code: s.matching(codeShape) })

/**
 * A phone leaves the code of one's own pocket with the school. It takes the place of the one before, which opens nothing any
 * more: whoever has read that one no longer sees it.
 */
export const keepRescue: Action<s.From<typeof shape>> = {
  name: 'rescues.keep',
  version: 1,
  shape,
  // Who may read it is asked at the reading.
  async check(_args, actor) {
    return may(actor, 'rescues.keep', { child: actor.person }) ? undefined : refuse('not_yours', 'profile')
  },
  async change({ id, profile, code }, { person }, rows, at) {
    for (const old of await rows.list('rescue', person))
      if (old.body.profile === profile) rows.remove('rescue', old.id)
    for (const read of await rows.list('code', person)) rows.remove('code', read.id)
    rows.put('rescue', id, { audience: 'office', about: person, body: { profile, code, madeAt: at.now } })
  },
}
