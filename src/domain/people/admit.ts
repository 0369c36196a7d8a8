import type { Action } from '../action.ts'
import { keepInBook } from '../guardians/book.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const namePart = s.text(60, 0)
const shape = s.object({
  id: s.id(),
  name: s.object({ own: s.text(60), father: namePart, grandfather: namePart, family: s.text(60) }),
  gender: s.oneOf(['male', 'female']),
  /** A student's row is seen by those who teach and raise him; anybody else's by himself. */
  student: s.boolean(),
})

export const admitPerson: Action<s.From<typeof shape>> = {
  name: 'people.admit',
  version: 1,
  shape,
  async check(_, actor) {
    return may(actor, 'people.admit') ? undefined : refuse('not_yours')
  },
  async change({ id, name, gender, student }, _, rows) {
    rows.put('person', id, {
      audience: student ? `pupil:${id}` : `self:${id}`,
      about: id,
      body: { name: [name.own, name.father, name.grandfather, name.family], gender },
    })
    for (const { id: tie, body } of await rows.list('tie', id)) await keepInBook(tie, body, rows)
  },
}
