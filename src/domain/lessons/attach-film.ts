import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { filmShape } from './film-shapes.ts'

const shape = s.object({ id: s.id(), film: s.optional(filmShape) })

/**
 * A lesson gets a film, another one, or none. Whoever published it gives a file that is on its way, or a link; only the
 * school's office says what became of a file.
 */
export const attachFilm: Action<s.From<typeof shape>> = {
  name: 'lessons.film',
  version: 1,
  shape,
  async check({ id, film }, actor, rows) {
    const lesson = await rows.get('lesson', id)
    if (!lesson) return refuse('not_found', 'id')
    const { by, section } = lesson.body
    if (!may(actor, 'lessons.film', { by, section })) return refuse('not_yours', 'id')
    if (actor.office) return
    const isOutcome = film && (film.kind === 'own' || (film.kind === 'coming' && film.problem))
    if (isOutcome) return refuse('not_yours', 'film')
  },
  async change({ id, film }, _, rows) {
    const { audience, about, body } = (await rows.get('lesson', id))!
    const { film: _before, ...rest } = body
    rows.put('lesson', id, { audience, about, body: film ? { ...rest, film } : rest })
  },
}
