import type { Action } from '../action.ts'
import { fullName } from '../people/person.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { mostCorrections, wrongs } from './correction.ts'

const shape = s.object({ id: s.id(), person: s.id(), wrong: s.oneOf(wrongs), text: s.text(500) })

/** Somebody says what is wrong in his own data or his child's. Nothing changes by it: the school looks, and answers. */
export const askCorrection: Action<s.From<typeof shape>> = {
  name: 'corrections.ask',
  version: 1,
  shape,
  async check({ id, person }, actor, rows) {
    if (!may(actor, 'corrections.ask', { child: person })) return refuse('not_yours', 'person')
    if ((await rows.get('correction', id)) || (await rows.get('corrected', id)))
      return refuse('already_there', 'id')
    const waiting = (await rows.list('correction', actor.person)).length
    return waiting < mostCorrections ? undefined : refuse('asked_enough')
  },
  async change({ id, person, wrong, text }, actor, rows, { now }) {
    const about = await rows.get('person', person)
    const correction = { person, wrong, text, askedAt: now }
    rows.put('correction', id, {
      ...{ audience: `self:${actor.person}`, about: actor.person },
      body: correction,
    })
    rows.put('remark', id, {
      ...{ audience: 'families', about: person },
      body: {
        ...correction,
        name: about ? fullName(about.body) : '',
        ...{ asker: actor.person, askerName: actor.name },
      },
    })
  },
}
