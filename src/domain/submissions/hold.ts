/** What becomes of work that an ended phone brought too late (held.ts). */
import type { Action } from '../action.ts'
import { fullName } from '../people/person.ts'
import { may } from '../policy/acting.ts'
import type { Reader } from '../reader.ts'
import { refuse } from '../refusal.ts'
import * as s from '../shape.ts'
import { handInShape, writeAttempt } from './hand-in.ts'

const number = s.whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)
const holdShape = s.object({
  letter: s.id(),
  person: s.id(),
  handed: handInShape,
  tap: s.object({ clock: number, offset: number, contact: number }),
})

/** The school lays it before the teachers of the section that the work was given to. */
export const holdWork: Action<s.From<typeof holdShape>> = {
  name: 'submissions.hold',
  version: 1,
  shape: holdShape,
  async check({ letter, person, handed }, actor, rows) {
    if (!may(actor, 'submissions.hold')) return refuse('not_yours')
    if ((await rows.get('held', letter)) || (await rows.get('submission', handed.id)))
      return refuse('already_there', 'letter')
    if (!(await rows.get('person', person))) return refuse('not_found', 'person')
    return (await rows.get('assignment', handed.assignment)) ? undefined : refuse('not_found', 'assignment')
  },
  async change({ letter, person, handed, tap }, _, rows, { now }) {
    const work = (await rows.get('assignment', handed.assignment))!
    const about = (await rows.get('person', person))!
    const { id: submission, assignment, answers } = handed
    rows.put('held', letter, {
      ...{ audience: `watch:${work.body.section}`, about: assignment },
      body: {
        ...{ assignment, person, name: fullName(about.body), submission, answers, tap },
        ...{ arrivedAt: now, outcome: 'waits' },
      },
    })
  },
}

const decideShape = s.object({ letter: s.id() })

/** The teacher knows it for the child's own: it is an attempt like any other, from the hour in which it came. */
export const takeIn: Action<s.From<typeof decideShape>> = {
  name: 'submissions.take-in',
  version: 1,
  shape: decideShape,
  async check({ letter }, actor, rows) {
    const found = await waitingWith(letter, rows)
    if (!found) return refuse('not_found', 'letter')
    if (!may(actor, 'submissions.take-in', { section: found.section })) return refuse('not_yours')
    const there = await rows.get('submission', found.held.body.submission)
    return there ? refuse('already_there', 'letter') : undefined
  },
  async change({ letter }, _, rows) {
    const { audience, about, body } = (await rows.get('held', letter))!
    rows.put('held', letter, { audience, about, body: { ...body, outcome: 'taken' } })
    const { submission: id, assignment, answers, person, tap, arrivedAt: now } = body
    await writeAttempt({ id, assignment, answers }, person, rows, { now, tap })
  },
}

/** It is not the child's; or the school has settled it otherwise. The letter stays with the school. */
export const leaveHeld: Action<s.From<typeof decideShape>> = {
  name: 'submissions.leave-held',
  version: 1,
  shape: decideShape,
  async check({ letter }, actor, rows) {
    const found = await waitingWith(letter, rows)
    if (!found) return refuse('not_found', 'letter')
    return may(actor, 'submissions.leave-held', { section: found.section }) ? undefined : refuse('not_yours')
  },
  async change({ letter }, _, rows) {
    const { audience, about, body } = (await rows.get('held', letter))!
    rows.put('held', letter, { audience, about, body: { ...body, outcome: 'left' } })
  },
}

/** Undefined where nothing waits, or the work is not of a section that the actor can see. */
async function waitingWith(letter: string, rows: Reader) {
  const held = await rows.get('held', letter)
  if (held?.body.outcome !== 'waits') return undefined
  const work = await rows.get('assignment', held.body.assignment)
  return work && { held, section: work.body.section }
}
