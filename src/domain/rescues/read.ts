import type { Action } from '../action.ts'
import { tiesOf } from '../people/tie.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { mayRead } from './readers.ts'
import { codeId } from './rescue.ts'

const shape = s.object({ pupil: s.id() })

/** Somebody reads a pupil's rescue code. It is an act like any other, so that who read it when is known. */
export const readRescue: Action<s.From<typeof shape>> = {
  name: 'rescues.read',
  version: 1,
  shape,
  async check({ pupil }, actor, rows) {
    return mayRead(actor, pupil, await tiesOf(pupil, rows)) ? undefined : refuse('not_yours', 'pupil')
  },
  async change({ pupil }, actor, rows, at) {
    // On a phone there are none: they come with the school's own row.
    const kept = await rows.list('rescue', pupil)
    const codes = kept.map(({ body: { code, madeAt } }) => ({ code, madeAt }))
    rows.put('code', codeId(pupil, actor.person), {
      audience: `self:${actor.person}`,
      about: pupil,
      body: { pupil, codes: codes.sort((a, b) => b.madeAt - a.madeAt), readAt: at.now },
    })
  },
}
