import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'

const shape = s.object({ lesson: s.id(), reached: s.whole(1, 200) })

/** A child has turned to a page. The furthest page counts, in whatever order the phones' words arrive. */
export const keepProgress: Action<s.From<typeof shape>> = {
  name: 'progress.keep',
  version: 1,
  shape,
  async check({ lesson }, actor, rows) {
    if (!may(actor, 'progress.keep')) return refuse('not_yours')
    if (!(await rows.get('lesson', lesson))) return refuse('not_found', 'lesson')
  },
  async change({ lesson, reached }, actor, rows) {
    const pages = (await rows.get('lesson', lesson))!.body.pages.length
    const id = `${lesson}.${actor.person}`
    const before = (await rows.get('progress', id))?.body.reached ?? 0
    const furthest = Math.min(Math.max(before, reached), pages)
    rows.put('progress', id, {
      audience: `pupil:${actor.person}`,
      about: lesson,
      body: { lesson, person: actor.person, reached: furthest, pages, done: furthest === pages },
    })
  },
}
