import type { Action } from '../action.ts'
import { makeTie } from '../people/tie.ts'
import { may } from '../policy/acting.ts'
import type { Transactor } from '../reader.ts'
import { refuse } from '../refusal.ts'
import { mayStandBy } from './book.ts'
import * as s from '../shape.ts'

const approveShape = s.object({
  petition: s.id(),
  /** Whom the guardian meant, as the principal understands it. */
  child: s.id(),
  /** Of the new tie. */
  id: s.id(),
})

export const approveGuardian: Action<s.From<typeof approveShape>> = {
  name: 'guardianships.approve',
  version: 1,
  shape: approveShape,
  async check({ petition, child }, actor, rows) {
    if (!may(actor, 'guardianships.approve')) return refuse('not_yours')
    const asked = await rows.get('petition', petition)
    if (!asked) return refuse('not_found', 'petition')
    if ((await rows.list('learner', child)).length === 0) return refuse('not_found', 'child')
    const standing = await rows.list('guardianship', child)
    if (standing.some(row => row.body.guardian === asked.body.guardian))
      return refuse('already_there', 'child')
    return mayStandBy(asked.body.guardian, child, rows)
  },
  async change({ petition, child, id }, _, rows, { now }) {
    const { guardian } = (await rows.get('petition', petition))!.body
    await makeTie({ id, person: guardian, role: 'guardian', target: child }, rows)
    await settle(petition, true, now, rows)
  },
}

const declineShape = s.object({ petition: s.id() })

/** The guardian hears that it was not done, and whom to ask; no reason goes to a phone. */
export const declineGuardian: Action<s.From<typeof declineShape>> = {
  name: 'guardianships.decline',
  version: 1,
  shape: declineShape,
  async check({ petition }, actor, rows) {
    if (!may(actor, 'guardianships.decline')) return refuse('not_yours')
    return (await rows.get('petition', petition)) ? undefined : refuse('not_found', 'petition')
  },
  change: ({ petition }, _, rows, { now }) => settle(petition, false, now, rows),
}

async function settle(id: string, approved: boolean, settledAt: number, rows: Transactor) {
  const { guardian, child, askedAt } = (await rows.get('petition', id))!.body
  rows.remove('petition', id)
  if (await rows.get('claim', id)) rows.remove('claim', id)
  rows.put('ruling', id, {
    ...{ audience: `self:${guardian}`, about: guardian },
    body: { child, approved, askedAt, settledAt },
  })
}
