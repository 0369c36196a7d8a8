import type { Action } from '../action.ts'
import { fullName } from '../people/person.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { mostClaims } from './guardianship.ts'

const shape = s.object({ id: s.id(), child: s.text(160) })

/**
 * A guardian asks to be tied to a child, whom he names in his own words. He is told nothing by it: neither whether there is
 * such a child here, nor why a principal says no.
 */
export const askForChild: Action<s.From<typeof shape>> = {
  name: 'guardianships.ask',
  version: 1,
  shape,
  async check({ id }, actor, rows) {
    if (!may(actor, 'guardianships.ask', { child: actor.person })) return refuse('not_yours')
    if ((await rows.get('claim', id)) || (await rows.get('ruling', id))) return refuse('already_there', 'id')
    const waiting = await rows.list('claim', actor.person)
    return waiting.length < mostClaims ? undefined : refuse('asked_enough')
  },
  async change({ id, child }, { person, name }, rows, { now }) {
    const about = await rows.get('person', person)
    rows.put('claim', id, {
      ...{ audience: `self:${person}`, about: person },
      body: { child, askedAt: now },
    })
    rows.put('petition', id, {
      ...{ audience: 'families', about: person },
      body: { guardian: person, name: about ? fullName(about.body) : name, child, askedAt: now },
    })
  },
}
