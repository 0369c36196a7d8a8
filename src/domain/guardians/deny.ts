import type { Action } from '../action.ts'
import { makeTie, tiesOf, unmakeTie } from '../people/tie.ts'
import { phonesId } from '../phones/phone.ts'
import { may } from '../policy/acting.ts'
import type { Reader } from '../reader.ts'
import { refuse } from '../refusal.ts'
import { codeId } from '../rescues/rescue.ts'
import { fullName } from '../people/person.ts'
import * as s from '../shape.ts'
import { isRoomFor } from './book.ts'
import { denialId, type EndedTie } from './guardianship.ts'

const pair = { guardian: s.id(), child: s.id() }
const denyShape = s.object({ ...pair, order: s.text(120) })

/**
 * A court's order: from now on this guardian sees nothing of this child. What hangs on his tie goes with it; so does what the
 * two have of one another under names of their own: talks about the child, a code that he has read, the list of phones,
 * what he wanted put right.
 */
export const denyGuardian: Action<s.From<typeof denyShape>> = {
  name: 'guardianships.deny',
  version: 1,
  shape: denyShape,
  async check({ guardian, child }, actor, rows) {
    if (!may(actor, 'guardianships.deny')) return refuse('not_yours')
    if (await rows.get('denial', denialId(guardian, child))) return refuse('already_there')
    const standing = await rows.list('guardianship', child)
    const asking = await rows.list('petition', guardian)
    const isKnown = actor.office
      ? (await rows.get('person', guardian)) && (await rows.get('person', child))
      : asking.length > 0 || standing.some(row => row.body.guardian === guardian)
    return isKnown ? undefined : refuse('not_found', 'guardian')
  },
  async change({ guardian, child, order }, _, rows, { now }) {
    const standing = (await rows.list('guardianship', child)).find(row => row.body.guardian === guardian)
    const asking = (await rows.list('petition', guardian))[0]
    const about = await rows.get('person', guardian)
    const name = about ? fullName(about.body) : (standing ?? asking)!.body.name
    const ties = await tiesTo(child, guardian, rows)
    for (const { id } of ties) await unmakeTie(id, rows)
    // On the principal's phone there is no tie of others, only its line in the book.
    if (standing) await unmakeTie(standing.id, rows)
    for (const [noun, id] of [
      ['code', codeId(child, guardian)],
      ['phones', phonesId(child, guardian)],
    ] as const)
      if (await rows.get(noun, id)) rows.remove(noun, id)
    for (const noun of ['correction', 'corrected'] as const)
      for (const { id, body } of await rows.list(noun, guardian))
        if (body.person === child) rows.remove(noun, id)
    rows.put('denial', denialId(guardian, child), {
      ...{ audience: 'families', about: child },
      body: { guardian, name, child, order, deniedAt: now, ties },
    })
  },
}

/** As a guardian, and as one of those who talk about him. */
async function tiesTo(child: string, guardian: string, rows: Reader): Promise<EndedTie[]> {
  const ended: EndedTie[] = []
  for (const { id, role, target } of await tiesOf(guardian, rows)) {
    const isAbout =
      role === 'guardian'
        ? target === child
        : role === 'participant' && (await rows.get('question', target))?.body.child === child
    if (isAbout) ended.push({ id, role: role as EndedTie['role'], target })
  }
  return ended
}

const liftShape = s.object(pair)

/** The order holds no more: everything is as it was before it. */
export const liftDenial: Action<s.From<typeof liftShape>> = {
  name: 'guardianships.lift',
  version: 1,
  shape: liftShape,
  async check({ guardian, child }, actor, rows) {
    if (!may(actor, 'guardianships.lift')) return refuse('not_yours')
    const denial = await rows.get('denial', denialId(guardian, child))
    if (!denial) return refuse('not_found')
    if (!denial.body.ties.some(tie => tie.role === 'guardian')) return undefined
    return isRoomFor(guardian, child, rows)
  },
  async change({ guardian, child }, _, rows) {
    const { ties } = (await rows.get('denial', denialId(guardian, child)))!.body
    rows.remove('denial', denialId(guardian, child))
    for (const { id, role, target } of ties) await makeTie({ id, person: guardian, role, target }, rows)
  },
}
