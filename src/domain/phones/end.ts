import type { Action } from '../action.ts'
import { tiesOf } from '../people/tie.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { tellPhones } from './list.ts'
import { phonesId } from './phone.ts'
import { mayWithPhones } from './who.ts'

const shape = s.object({ person: s.id(), device: s.matching(/^[-0-9A-Za-z_]{22}$/) })

/**
 * A lost phone is ended, with every pocket of this school on it. One that is not that person's stays as it is, and it is not told
 * whether there is such a phone.
 */
export const endPhone: Action<s.From<typeof shape>> = {
  name: 'phones.end',
  version: 1,
  shape,
  async check({ person }, actor, rows) {
    const ties = await tiesOf(person, rows)
    return mayWithPhones('phones.end', actor, person, ties) ? undefined : refuse('not_yours', 'person')
  },
  async change({ person, device }, actor, rows, at) {
    for (const { id, audience, about, body } of await rows.list('phone', person))
      if (body.device === device && body.endedAt === 0)
        rows.put('phone', id, { audience, about, body: { ...body, endedAt: at.now } })
    const now = (await rows.list('phone', person)).map(row => row.body)
    if (now.length > 0) return tellPhones(person, now, actor, rows, at.now)
    // On a phone: it shows as ended what its owner was told of, and the school will say what has become of it.
    const told = (await rows.get('phones', phonesId(person, actor.person)))?.body
    const phones = told?.phones ?? []
    const ended = phones.map(one => (one.device === device ? { ...one, endedAt: at.now } : one))
    tellPhones(person, ended, actor, rows, told?.toldAt ?? 0)
  },
}
