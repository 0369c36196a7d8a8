import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { lessonShape } from './shapes.ts'

const shape = s.object({
  id: s.id(),
  /** '' for the library that every teacher of the school draws from. */
  section: s.optional(s.id()),
  publishAt: s.moment(),
  lesson: lessonShape,
  source: s.verbatim(400),
  hash: s.verbatim(64),
})

/** The office puts an imported lesson on the library's shelf or straight on a section's board; the same id replaces. */
export const shelveLesson: Action<s.From<typeof shape>> = {
  name: 'lessons.shelve',
  version: 1,
  shape,
  async check({ section }, actor, rows) {
    if (!may(actor, 'lessons.shelve')) return refuse('not_yours')
    if (section && !(await rows.get('section', section))) return refuse('not_found', 'section')
  },
  async change({ id, section, publishAt, lesson, source, hash }, actor, rows) {
    const { title, subject, pages, credits, outcomes } = lesson
    // The source knows nothing of the film that was attached here.
    const film = (await rows.get('lesson', id))?.body.film
    rows.put('lesson', id, {
      audience: section ? `section:${section}` : 'staff',
      about: section ?? actor.place,
      body: {
        title,
        subject,
        pages,
        credits,
        outcomes,
        section: section ?? '',
        publishAt,
        by: actor.person,
        source,
        hash,
        ...(film && { film }),
      },
    })
  },
}

const unshelveShape = s.object({ id: s.id() })

/** The office takes away a lesson that its source no longer has. */
export const unshelveLesson: Action<s.From<typeof unshelveShape>> = {
  name: 'lessons.unshelve',
  version: 1,
  shape: unshelveShape,
  async check({ id }, actor, rows) {
    if (!may(actor, 'lessons.unshelve')) return refuse('not_yours')
    if (!(await rows.get('lesson', id))) return refuse('not_found', 'id')
  },
  async change({ id }, _, rows) {
    rows.remove('lesson', id)
  },
}
