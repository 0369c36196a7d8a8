/** A principal's errand to the office about the school's register: one sealed request, one sealed answer. */
import * as s from '../domain/shape.ts'

/** Bytes of a whole request; a register of 20,000 people is two megabytes as a ZIP. */
export const rosterLimits = { body: 16_000_000 }

const id = s.matching(/^[-0-9A-Za-z_]{1,64}$/)

export const errandShape = s.object({
  /** Device and profile, as in a letter. */
  d: s.matching(/^[-0-9A-Za-z_]{22}$/),
  p: s.matching(/^[-0-9A-Za-z_]{22}$/),
  place: id,
  /** Names this errand; its answer bears the same. */
  id,
  errand: s.variant('do', [
    s.object({ do: s.literal('preview'), name: s.matching(/^\P{Cc}{1,200}$/u) }),
    s.object({ do: s.literal('apply'), preview: id, yes: s.boolean() }),
    s.object({ do: s.literal('undo'), last: id }),
    s.object({ do: s.literal('last') }),
  ]),
})
export type ErrandHead = s.From<typeof errandShape>
export type Errand = ErrandHead['errand']
