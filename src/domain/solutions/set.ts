import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { waitsUntil } from './solution.ts'

const shape = s.object({
  assignment: s.id(),
  opensAt: s.moment(),
  answers: s.array(
    s.object({
      task: s.id(),
      text: s.optional(s.text(2000)),
      choice: s.optional(s.whole(0, 11)),
      why: s.text(2000, 0),
    }),
    60,
  ),
})

/**
 * A teacher writes the solutions of her work and the hour at which they open for all. Until then they are rows of hers
 * alone: no other phone is sent any of it. Set again, they replace what was said; an hour that has passed stays.
 */
export const setSolutions: Action<s.From<typeof shape>> = {
  name: 'solutions.set',
  version: 1,
  shape,
  async check({ assignment, opensAt, answers }, actor, rows) {
    const work = await rows.get('assignment', assignment)
    if (!work) return refuse('not_found', 'assignment')
    if (!may(actor, 'solutions.set', { section: work.body.section })) return refuse('not_yours')
    const before = await rows.get('key', assignment)
    if (before && before.body.by !== actor.person) return refuse('already_there', 'assignment')
    if (opensAt < work.body.dueAt) return refuse('opens_before_due', 'opensAt')
    const tasks = new Map(work.body.tasks.map(task => [task.id, task]))
    for (const { task, text, choice } of answers) {
      const asked = tasks.get(task)
      if (!asked) return refuse('wrong_shape', 'answers')
      if (choice !== undefined && !(asked.kind === 'choice' && choice < asked.choices.length))
        return refuse('wrong_shape', 'answers')
      if (text === undefined && choice === undefined) return refuse('answer_missing', 'answers')
    }
    if (answers.length === 0) return refuse('answer_missing', 'answers')
  },
  async change({ assignment, opensAt, answers }, actor, rows) {
    const { section } = (await rows.get('assignment', assignment))!.body
    const open = await rows.get('solution', assignment)
    const hour = open ? Math.min(open.body.opensAt, opensAt) : opensAt
    rows.put('key', assignment, {
      audience: `self:${actor.person}`,
      about: waitsUntil(hour),
      body: { assignment, section, opensAt: hour, answers, by: actor.person, byName: actor.name },
    })
  },
}

const openShape = s.object({ assignment: s.id() })

/** At the hour the school hangs the solutions on the section's board. */
export const openSolutions: Action<s.From<typeof openShape>> = {
  name: 'solutions.open',
  version: 1,
  shape: openShape,
  async check({ assignment }, actor, rows, at) {
    if (!may(actor, 'solutions.open')) return refuse('not_yours')
    const key = await rows.get('key', assignment)
    if (!key) return refuse('not_found', 'assignment')
    if (key.body.opensAt > at.now) return refuse('not_open_yet')
  },
  async change({ assignment }, _, rows) {
    const { audience, body } = (await rows.get('key', assignment))!
    rows.put('key', assignment, { audience, about: assignment, body })
    rows.put('solution', assignment, { audience: `section:${body.section}`, about: assignment, body })
  },
}
