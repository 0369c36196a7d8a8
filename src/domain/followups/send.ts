import type { Action } from '../action.ts'
import { fullName } from '../people/person.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({
  id: s.id(),
  assignment: s.id(),
  /** Children of the section; their names are written by the school. */
  missing: s.array(s.id(), 200),
  of: s.whole(0, 2000),
  note: s.text(1000, 0),
})

/** A teacher sends the principal the names of those who have not handed in. The list is as she saw it. */
export const sendFollowup: Action<s.From<typeof shape>> = {
  name: 'followups.send',
  version: 1,
  shape,
  async check({ id, assignment, missing }, actor, rows, at) {
    const work = await rows.get('assignment', assignment)
    if (!work) return refuse('not_found', 'assignment')
    if (!may(actor, 'followups.send', { section: work.body.section })) return refuse('not_yours')
    if (await rows.get('followup', id)) return refuse('already_there', 'id')
    if (at.now < work.body.dueAt) return refuse('not_due_yet')
    if (missing.length === 0 || new Set(missing).size < missing.length)
      return refuse('wrong_shape', 'missing')
    // Only children of this section can be named.
    for (const person of missing) {
      const ties = await rows.list('tie', person)
      if (!ties.some(({ body }) => body.role === 'student' && body.target === work.body.section))
        return refuse('not_found', 'missing')
    }
  },
  async change({ id, assignment, missing, of, note }, actor, rows, at) {
    const people = await Promise.all(missing.map(person => rows.get('person', person)))
    const names = missing.map((person, index) => {
      const about = people[index]?.body
      return { person, name: about ? fullName(about) : '' }
    })
    const { section, subject, title, dueAt } = (await rows.get('assignment', assignment))!.body
    rows.put('followup', id, {
      audience: `watch:${section}`,
      about: assignment,
      body: {
        ...{ assignment, section, subject, title, dueAt, missing: names, of, note },
        ...{ by: actor.person, byName: actor.name, sentAt: at.now },
      },
    })
  },
}
