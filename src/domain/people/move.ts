import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { makeTie, unmakeTie } from './tie.ts'

const shape = s.object({ person: s.id(), to: s.id(), tie: s.id() })

/** A pupil goes to another section. His work stays his own: it is kept by person, not by section. */
export const movePupil: Action<s.From<typeof shape>> = {
  name: 'people.move',
  version: 1,
  shape,
  async check({ person, to }, actor, rows) {
    if (!may(actor, 'people.move')) return refuse('not_yours')
    if (!(await rows.get('person', person))) return refuse('not_found', 'person')
    if (!(await rows.get('section', to))) return refuse('not_found', 'to')
  },
  async change({ person, to, tie }, _, rows) {
    for (const old of await rows.list('tie', person))
      if (old.body.role === 'student') await unmakeTie(old.id, rows)
    await makeTie({ id: tie, person, role: 'student', target: to }, rows)
  },
}
