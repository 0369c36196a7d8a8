/** The one exchange between a phone and the school: heads of `POST /sync`, request and answer. Frames follow each head. */
import * as s from '../domain/shape.ts'
import { join, toUtf8 } from './bytes.ts'

/**
 * Raised when a head, a letter or a bundle changes its meaning; the hash test in test/wire holds it. A phone that says 2 is
 * answered with bundles of version 2, with `all` in place of a list, and with nothing of a place where nothing is new; to one
 * that says 3, rows that are too many for a head come in slices.
 */
export const wireVersion = 4

/** Bounds on one request. Letters are frames of at most 64 kB. */
export const limits = { body: 4_000_000, letters: 400, letter: 66_000, frame: 8_000_000, profiles: 12 }

/** Bounds on what a phone makes of an answer before it trusts it: a million rows come in 16,000 slices. */
export const mostFrames = 20_000

/** [cursor, generation of audiences, epoch]: what the phone holds of a place. */
const name = s.matching(/^[-0-9A-Za-z_]{0,40}$/)
const holding = s.tuple([s.whole(0, Number.MAX_SAFE_INTEGER), name, name])

export const requestShape = s.object({
  w: s.whole(1, 1000),
  /** Device id: the hash of its public key. */
  d: s.matching(/^[-0-9A-Za-z_]{22}$/),
  /** The device's public key, until the school has answered it once. */
  k: s.optional(s.matching(/^[-0-9A-Za-z_]{87}$/)),
  /** Number of this request, growing. */
  n: s.whole(1, Number.MAX_SAFE_INTEGER),
  /** What the phone holds, by place, as a list of [place, cursor, generation, epoch]. */
  p: s.array(s.object({ i: s.id(), h: holding }), 40),
})
export type SyncRequest = s.From<typeof requestShape>

export interface PlaceAnswer {
  i: string
  /** Epoch: changes when the server was restored from a backup. */
  e: string
  /** Where the answer starts and ends: it applies to a phone whose cursor c has f <= c < t, or from nothing when f is 0. */
  f: number
  t: number
  /** Generation of the phone's audiences after this answer. */
  g: string
  /** Board audiences, only when they changed: rows of others leave the phone. */
  b?: string[]
  /** Board audiences that come whole once more: this phone was away for longer than tombstones are kept. */
  z?: string[]
  /** Forget the board of this place first: another epoch, or a generation that the server does not know. */
  x?: 1
}

export interface SyncAnswer {
  w: number
  /** The server's clock. */
  now: number
  /** Letters that are settled, whatever the verdict; who wrote them reads the verdict in his bundle. */
  s: string[]
  /** All letters of this request are settled: said in place of their list. */
  all?: 1
  /** Letters that could not be taken as their author's, with a code that tells nothing of the content. */
  r?: [letter: string, code: string][]
  /** Frames of the request, counted from 0, that were no letters: they came torn, or have rotted on the phone. */
  u?: number[]
  /** Places that have ended this device, each with the school's signature over {@link endedText}. */
  ended?: { i: string; m: string }[]
  /** Places with news; for a phone that says 2, one that is missing stands where the phone has it. */
  p: PlaceAnswer[]
  /** Board rows by place and noun, as columns of {id, audience, about, v, body} or {id, gone}. */
  rows?: Record<string, Record<string, unknown>>
  /** For each of the first frames: whose bundle it is and of which place. */
  bundles?: { p: string; i: string }[]
  /** For each frame behind them: the place and noun of the rows in it, as columns. A phone reads one after the other. */
  slices?: { i: string; n: string }[]
}

/** What a school signs where it tells a device that it was ended: the place, and the request that it answers. */
export const endedText = (place: string, asked: Uint8Array) => join(toUtf8(`ended ${place}\n`), asked)
