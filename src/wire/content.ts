/** The inside of a letter and of a bundle, after opening. */
import * as s from '../domain/shape.ts'
import type { Columns } from './columns.ts'

const key = s.matching(/^[-0-9A-Za-z_]{87}$/)
const hash = s.matching(/^[-0-9A-Za-z_]{22}$/)

/** Who wrote it, on which device, as that device's which number. Device and number together make an action happen once. */
const author = { d: hash, p: hash, n: s.whole(1, Number.MAX_SAFE_INTEGER) }

/** Enrolment: the card's secret and the new public keys. The letter is signed by the key that it brings. */
export const enrolShape = s.object({
  ...author,
  e: s.object({
    card: s.id(),
    secret: s.matching(/^[-0-9A-Za-z_]{8,64}$/),
    device: key,
    inbox: key,
    sign: key,
  }),
})
export type Enrol = s.From<typeof enrolShape>

/** The last word of a profile that leaves its phone: from here on the school sends it nothing more there. */
export const leaveShape = s.object({ ...author, l: s.literal(1) })
export type Leave = s.From<typeof leaveShape>

/** An action: [name, version], its arguments, and what the phone knew of the time when it was tapped. */
export const actShape = s.object({
  ...author,
  a: s.object({ name: s.text(60), v: s.whole(1, 1000) }),
  x: s.lazy(anything),
  t: s.object({
    clock: s.whole(0, Number.MAX_SAFE_INTEGER),
    offset: s.whole(-Number.MAX_SAFE_INTEGER, Number.MAX_SAFE_INTEGER),
    contact: s.whole(0, Number.MAX_SAFE_INTEGER),
  }),
})
export type Act = s.From<typeof actShape>

function anything() {
  return s.anything()
}

/** How many characters of a letter's id stand in a verdict. */
export const letterMark = 6

/** What one profile receives in one answer of one place. */
export interface Bundle {
  person: string
  from: number
  to: number
  /** Forget all sealed rows of this place first. */
  whole?: 1
  /** Audiences that this profile has lost. */
  drop: string[]
  rows: Record<string, Columns>
  /**
   * Verdicts on this profile's acts: [beginning of the letter's id, number, '' when applied else refusal code, field]. The
   * letter is named because the copy of a phone gives the same numbers to other letters.
   */
  verdicts: [letter: string, n: number, code: string, field: string][]
  /** Runs of this device's numbers that were applied so long ago that no verdict on them is kept; refusals are always kept. */
  done?: (readonly [from: number, to: number])[]
}
