import type { Action } from '../action.ts'
import { newestPlans, planTotal, rounded } from '../plans/plan.ts'
import { termAt } from '../plans/term.ts'
import { isTied, looseWork, planFor, usedOf } from '../plans/ties.ts'
import { may } from '../policy/acting.ts'
import type { Reader } from '../reader.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const common = { id: s.id(), prompt: s.text(2000), points: s.number(0, 100) }
const task = s.variant('kind', [
  s.object({ ...common, kind: s.literal('text') }),
  s.object({ ...common, kind: s.literal('choice'), choices: s.array(s.text(300), 12) }),
  s.object({ ...common, kind: s.literal('number'), unit: s.optional(s.text(30)) }),
])
const shape = s.object({
  id: s.id(),
  section: s.id(),
  subject: s.text(40),
  title: s.text(200),
  intro: s.text(4000, 0),
  lessons: s.array(s.id(), 20),
  tasks: s.array(task, 60),
  publishAt: s.moment(),
  dueAt: s.moment(),
  weight: s.number(0, 100),
  item: s.optional(s.id()),
})

type Publishing = s.From<typeof shape>

/** A teacher gives work to a section, tied to its lessons, with its hand-in time and its weight in the subject's 100. */
export const publishAssignment: Action<Publishing> = {
  name: 'assignments.publish',
  version: 1,
  shape,
  async check(args, actor, rows) {
    if (!may(actor, 'assignments.publish', { section: args.section })) return refuse('not_yours', 'section')
    if (!(await rows.get('section', args.section))) return refuse('not_found', 'section')
    const before = await rows.get('assignment', args.id)
    if (before && before.body.by !== actor.person) return refuse('already_there', 'id')
    if (args.dueAt <= args.publishAt) return refuse('due_before_publication', 'dueAt')
    if (args.tasks.length === 0) return refuse('wrong_shape', 'tasks')
    for (const id of args.lessons) {
      const lesson = await rows.get('lesson', id)
      if (!lesson) return refuse('not_found', 'lessons')
      if (lesson.body.section !== args.section) return refuse('lesson_of_other_section', 'lessons')
    }
    return checkWeight(args, rows)
  },
  async change({ id, ...args }, actor, rows) {
    rows.put('assignment', id, {
      audience: `section:${args.section}`,
      about: args.section,
      body: { ...args, by: actor.person, byName: actor.name },
    })
  },
}

/**
 * Weights of a subject never pass a hundred together. Where a plan holds the hundred, work draws on its item; without a plan
 * all work of the term adds up.
 */
async function checkWeight({ id, section, subject, item, weight, dueAt }: Publishing, rows: Reader) {
  const term = termAt(dueAt)
  const given = (await rows.list('assignment', section)).filter(row => row.body.subject === subject)
  const plans = (await rows.list('plan', section)).filter(row => row.body.subject === subject)
  const items = newestPlans(plans).flatMap(row => row.body.items)
  const own = items.find(one => isTied({ id, ...(item && { item }) }, one))
  if (item && !own) return refuse('not_found', 'item')
  const loose = looseWork(given, items, subject, term).filter(row => row.id !== id)
  const held = planFor(plans, subject, term) ? planTotal : 0
  const over = own
    ? usedOf(own, given, id) + weight - own.weight
    : held + loose.reduce((sum, row) => sum + row.body.weight, weight) - planTotal
  // Work without a weight fits beside a full hundred.
  return weight > 0 && rounded(over) > 0 ? refuse('weights_over_total', 'weight') : undefined
}
