import type { Action } from '../action.ts'
import { may } from '../policy/acting.ts'
import { refuse } from '../refusal.ts'
import type * as s from '../shape.ts'
import { arrivalShape } from './shapes.ts'

/** The school has the file that an act named, cleaned and kept; or it came and can't be kept, and its author is told why. */
export const fileArrives: Action<s.From<typeof arrivalShape>> = {
  name: 'files.arrive',
  version: 1,
  shape: arrivalShape,
  async check({ file }, actor, rows) {
    if (!may(actor, 'files.arrive')) return refuse('not_yours')
    const named = await rows.get('file', file)
    if (!named) return refuse('not_found', 'file')
    if (named.body.state !== 'coming') return refuse('already_there', 'file')
  },
  async change({ file, ...came }, _, rows) {
    const { audience, about, body } = (await rows.get('file', file))!
    rows.put('file', file, { audience, about, body: { ...body, ...came } })
  },
}
