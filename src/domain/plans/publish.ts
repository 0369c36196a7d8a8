import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import {
  itemKinds,
  newestPlans,
  planRowId,
  planTotal,
  sumOfWeights,
  versionsOf,
  type PlanItem,
} from './plan.ts'
import { isSameTerm, termNames } from './term.ts'
import { looseWork, usedOf } from './ties.ts'

const item = s.object({
  id: s.id(),
  kind: s.oneOf(itemKinds),
  title: s.text(120),
  weight: s.number(0, 100),
  publishOn: s.optional(s.day()),
  dueOn: s.day(),
  hour: s.optional(s.matching(/^([01]\d|2[0-3]):[0-5]\d$/)),
})
const shape = s.object({
  id: s.id(),
  section: s.id(),
  subject: s.text(40),
  year: s.whole(2000, 2099),
  term: s.oneOf(termNames),
  items: s.array(item, 40),
  /** The version that the teacher built upon, 0 for none: two teachers never overwrite each other unseen. */
  ifV: s.whole(0, 9999),
})

/** A teacher publishes the plan of a subject to a section: the first version, or the next one. */
export const publishPlan: Action<s.From<typeof shape>> = {
  name: 'plans.publish',
  version: 1,
  shape,
  async check({ id, section, subject, year, term, items, ifV }, actor, rows) {
    if (!may(actor, 'plans.publish', { section })) return refuse('not_yours', 'section')
    if (!(await rows.get('section', section))) return refuse('not_found', 'section')
    const wrong = wrongItem(items)
    if (wrong) return wrong
    if (sumOfWeights(items) !== planTotal) return refuse('weights_not_total', 'items')
    const plans = await rows.list('plan', section)
    const [before] = versionsOf(plans, id)
    const moved = before && (before.body.subject !== subject || !isSameTerm(before.body, { year, term }))
    if (moved) return refuse('wrong_shape', 'subject')
    const others = newestPlans(plans).filter(row => row.body.plan !== id && row.body.subject === subject)
    const rival = others.some(row => isSameTerm(row.body, { year, term }))
    if (rival || (before?.body.version ?? 0) !== ifV) return refuse('changed_meanwhile')
    // A plan holds all the work that counts: what it left out would count beside its hundred.
    const assignments = (await rows.list('assignment', section)).filter(row => row.body.subject === subject)
    const held = [...items, ...others.flatMap(row => row.body.items)]
    const left = looseWork(assignments, held, subject, { year, term })
    if (left.some(row => row.body.weight > 0)) return refuse('weights_over_total', 'items')
    const tight = items.findIndex(one => usedOf(one, assignments) > one.weight)
    if (tight >= 0) return refuse('weights_over_total', `items.${tight}`)
  },
  async change({ id, ifV, ...args }, actor, rows, at) {
    rows.put('plan', planRowId(id, ifV + 1), {
      audience: `section:${args.section}`,
      about: args.section,
      body: {
        ...{ ...args, plan: id, version: ifV + 1 },
        ...{ publishAt: at.now, by: actor.person, byName: actor.name },
      },
    })
  },
}

function wrongItem(items: readonly PlanItem[]) {
  if (items.length === 0) return refuse('wrong_shape', 'items')
  if (new Set(items.map(({ id }) => id)).size < items.length) return refuse('wrong_shape', 'items')
  const late = items.findIndex(({ publishOn, dueOn }) => publishOn !== undefined && publishOn > dueOn)
  return late < 0 ? undefined : refuse('due_before_publication', `items.${late}`)
}
