import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { givenFilmShape } from './film-shapes.ts'

const shape = s.object({
  id: s.id(),
  section: s.id(),
  library: s.id(),
  publishAt: s.moment(),
  outcomes: s.optional(s.array(s.text(200), 20)),
  /** In place of the one that the library's lesson has. */
  film: s.optional(givenFilmShape),
})

/** A teacher hangs a lesson of the library on a section's board. */
export const publishLesson: Action<s.From<typeof shape>> = {
  name: 'lessons.publish',
  version: 1,
  shape,
  async check({ id, section, library }, actor, rows) {
    if (!may(actor, 'lessons.publish', { section })) return refuse('not_yours', 'section')
    if (!(await rows.get('section', section))) return refuse('not_found', 'section')
    if (!(await rows.get('lesson', library))) return refuse('not_found', 'library')
    const before = await rows.get('lesson', id)
    if (before && before.body.by !== actor.person) return refuse('already_there', 'id')
  },
  async change({ id, section, library, publishAt, outcomes, film }, actor, rows) {
    const original = (await rows.get('lesson', library))!
    rows.put('lesson', id, {
      audience: `section:${section}`,
      about: section,
      body: {
        ...original.body,
        outcomes: outcomes ?? original.body.outcomes,
        section,
        publishAt,
        library,
        by: actor.person,
        ...(film && { film }),
      },
    })
  },
}
