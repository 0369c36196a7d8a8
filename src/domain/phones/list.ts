import type { Action, Actor } from '../action.ts'
import { tiesOf } from '../people/tie.ts'
import type { Transactor } from '../reader.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { phonesId, type Phone } from './phone.ts'
import { mayWithPhones } from './who.ts'

const shape = s.object({ person: s.id() })

/** Somebody asks which phones a person has, so as to tell the lost one from the others. It is kept who asked. */
export const listPhones: Action<s.From<typeof shape>> = {
  name: 'phones.list',
  version: 1,
  shape,
  async check({ person }, actor, rows) {
    const ties = await tiesOf(person, rows)
    return mayWithPhones('phones.list', actor, person, ties) ? undefined : refuse('not_yours', 'person')
  },
  async change({ person }, actor, rows, at) {
    const known = (await rows.list('phone', person)).map(row => row.body)
    // On a phone there are none: what its owner was told last stands until the school answers.
    const told =
      known.length > 0 ? undefined : (await rows.get('phones', phonesId(person, actor.person)))?.body
    const { phones, toldAt } = told ?? { phones: known, toldAt: at.now }
    tellPhones(person, phones, actor, rows, toldAt)
  },
}

/** Writes what the asker is told from now on. */
export function tellPhones(
  person: string,
  phones: readonly Phone[],
  asker: Actor,
  rows: Transactor,
  toldAt: number,
) {
  rows.put('phones', phonesId(person, asker.person), {
    audience: `self:${asker.person}`,
    about: person,
    body: { person, phones: [...phones].sort((a, b) => b.seenAt - a.seenAt), toldAt },
  })
}
