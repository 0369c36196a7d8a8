/**
 * Actions of the simulation, small and telling: each leaves its mark where doubling, losing and mixing can be seen. They go
 * through the same doors as all others; the product's own actions are played beside them.
 */
import type { Action, Actor } from '../../../src/domain/action.ts'
import type { Audience } from '../../../src/domain/audiences.ts'
import type { Bodies, Noun } from '../../../src/domain/nouns.ts'
import type { Role } from '../../../src/domain/people/person.ts'
import { refuse } from '../../../src/domain/refusal.ts'
import * as s from '../../../src/domain/shape.ts'

/** Rows of the simulation are kept under a noun of the product's, with bodies of their own. */
export const note = 'progress' as Noun
export interface Note {
  marks: string[]
}
const noteOf = (marks: string[]) => ({ marks }) as unknown as Bodies[Noun]

const noting = s.object({ mark: s.id(), id: s.id(), audience: s.text(80) })

/** Teachers write on the boards of their sections, everybody in what is his own. */
export function mayMark(audience: string, actor: Actor): boolean {
  const subject = audience.slice(audience.indexOf(':') + 1)
  if (audience.startsWith('section:'))
    return has(actor, 'teacher', subject) || has(actor, 'homeroom', subject)
  if (audience.startsWith('pupil:')) return subject === actor.person && has(actor, 'student')
  return audience === `self:${actor.person}` && actor.ties.length > 0
}

const has = (actor: Actor, role: Role, target?: string) =>
  actor.ties.some(tie => tie.role === role && (target === undefined || tie.target === target))

/** Adds a mark to a list that several write: in a child's own rows, or on a section's board. */
const addMark: Action<s.From<typeof noting>> = {
  name: 'sim.mark',
  version: 1,
  shape: noting,
  async check({ audience }, actor) {
    return mayMark(audience, actor) ? undefined : refuse('not_yours')
  },
  async change({ mark, id, audience }, _actor, rows) {
    const before = (await rows.get(note, id))?.body as unknown as Note | undefined
    rows.put(note, id, {
      audience: audience as Audience,
      about: id,
      body: noteOf([...(before?.marks ?? []), mark]),
    })
  },
}

/** Takes a row away. */
const removeNote: Action<s.From<typeof noting>> = {
  name: 'sim.remove',
  version: 1,
  shape: noting,
  check: addMark.check,
  async change({ id }, _actor, rows) {
    rows.remove(note, id)
  },
}

export const simulated = [addMark, removeNote]
