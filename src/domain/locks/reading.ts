/** For how long a phone shows what it holds without having spoken with the school (design: keys). Writing goes on for ever. */
import type { Desk } from '../people/person.ts'
import { isStaff } from './secret.ts'

const day = 86_400_000
const limits = { family: 60 * day, staff: 7 * day }

export type Readers = keyof typeof limits
export const readersOf = (desk: Desk): Readers => (isStaff(desk) ? 'staff' : 'family')

/**
 * Whether reading rests until the school is heard again.
 * @param heard when the school was last heard, or the pocket made: by the phone's own clock, milliseconds, as `now`. A clock that
 * was set back does not stop it: this guards a phone that lies somewhere, not a child who wants to learn.
 */
export const rests = (desk: Desk, heard: number, now: number): boolean =>
  now - heard > limits[readersOf(desk)]
