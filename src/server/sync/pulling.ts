/**
 * What an answer must hold, decided as plain data from what the phone holds and what it may see: no clock, chance or
 * database. Of audiences that it had comes what is newer than its cursor; what it gained comes whole; what it lost leaves.
 */
import type { Audience } from '../../domain/audiences.ts'
import type { PlaceAnswer } from '../../wire/sync.ts'

/** What the phone says that it holds of a place. */
export interface Held {
  cursor: number
  generation: string
  epoch: string
}

/** All that a device may see of a place: the board's audiences, and each profile's own. */
export interface Scope {
  board: Audience[]
  profiles: Record<string, Audience[]>
}

/** Of some audiences the rows since `from`, gone ones too; of others all that stand. */
export interface Wanted {
  since: Audience[]
  whole: Audience[]
}

export interface Pulling {
  answer: PlaceAnswer
  /** Rows and verdicts newer than this are news; 0 when the phone begins anew. */
  from: number
  board: Wanted
  profiles: Record<string, Wanted & { isNew: boolean; drop: Audience[] }>
}

/** Whether the list of audiences that the phone names may be believed: another epoch, or a cursor from the future, may not. */
export const believes = (held: Held, { v, epoch }: { v: number; epoch: string }) =>
  held.epoch === epoch && held.cursor <= v && held.generation !== ''

export interface Pull {
  place: string
  held: Held
  counter: { v: number; epoch: string }
  /** What the phone may see now, and the hash of it. */
  scope: Scope
  generation: string
  /** What it could see when it last asked; undefined when it can't be believed or is not known: it begins anew. */
  before: Scope | undefined
  /** Audiences of which tombstones were collected that this phone has not seen. */
  stale: ReadonlySet<string>
}

export function pulling({ place, held, counter, scope, generation, before, stale }: Pull): Pulling {
  const from = before ? held.cursor : 0
  const old = before ?? { board: [], profiles: {} }
  const wanted = (now: Audience[], had: Audience[]): Wanted => {
    const before = new Set(had)
    const has = (audience: Audience) => before.has(audience) && !stale.has(audience)
    return { since: now.filter(has), whole: now.filter(audience => !has(audience)) }
  }
  const anew = scope.board.filter(audience => stale.has(audience) && old.board.includes(audience))
  const profiles: Pulling['profiles'] = {}
  for (const [profile, own] of Object.entries(scope.profiles)) {
    const had = old.profiles[profile]
    const drop = (had ?? []).filter(audience => stale.has(audience) || !own.includes(audience))
    profiles[profile] = { ...wanted(own, had ?? []), isNew: !had, drop }
  }
  const answer: PlaceAnswer = {
    i: place,
    e: counter.epoch,
    f: from,
    t: counter.v,
    g: generation,
    ...(generation !== held.generation && { b: scope.board }),
    ...(anew.length > 0 && { z: anew }),
    ...(!before && held.cursor > 0 && { x: 1 as const }),
  }
  return { answer, from, board: wanted(scope.board, old.board), profiles }
}
