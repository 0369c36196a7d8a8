/** What a request says and which letters it carries: the whole phone, whoever wrote them. As plain data. */
import type { Cursor } from '../../storage/board.ts'
import type { Epoch } from '../../storage/vault.ts'
import { limits, wireVersion, type SyncRequest } from '../../wire/sync.ts'
import type { Held } from './taking.ts'

/** What the outbox says of a letter, as far as the asking must know. */
export interface Queued {
  n: number
  place: string
  letter: string
  bytes: { byteLength: number }
  sealed: 0 | 1
}

export interface Asking<Q> {
  request: SyncRequest
  ready: Q[]
  /** Others wait that it had no room for. */
  more: boolean
  held: Map<string, Held>
}

export interface Bag<Q> {
  device: { id: string; publicKey: string }
  /** Whether the school has answered this device before. */
  known: boolean
  /** Of this request, growing. */
  number: number
  cursors: readonly Cursor[]
  /** Lives of schools that the vault remembers, should the board have been thrown away. */
  epochs: readonly Epoch[]
  /** In the order of their numbers. */
  waiting: readonly Q[]
  /** A place that only a typed code names: its letters have no key yet. */
  unknownPlace: string
}

export function asking<Q extends Queued>(bag: Bag<Q>): Asking<Q> {
  const { device, known, number, cursors, epochs, waiting, unknownPlace } = bag
  // A school that came back from an old backup may not know this phone: it is asked by name, and its new life tells so.
  const held = new Map<string, Held>(
    epochs.map(({ place, epoch }) => [place, { cursor: 0, generation: '', epoch }]),
  )
  for (const { place, cursor, generation, epoch } of cursors) held.set(place, { cursor, generation, epoch })
  const sealed = waiting.filter(item => item.sealed && item.place !== unknownPlace)
  const ready = fitting(sealed)
  const request: SyncRequest = {
    w: wireVersion,
    d: device.id,
    ...(!known && { k: device.publicKey }),
    n: number,
    p: [...held].map(([i, { cursor, generation, epoch }]) => ({ i, h: [cursor, generation, epoch] })),
  }
  return { request, ready, more: ready.length < sealed.length, held }
}

/** Bytes left for the head: forty places with their cursors are a tenth of it. */
const headRoom = 64_000
/** Before each frame of the envelope. */
const lengthOfLength = 4

/** The first letters that one request can carry, none skipped; the rest go with the next, which follows at once. */
function fitting<Q extends Queued>(letters: readonly Q[]): Q[] {
  let room = limits.body - headRoom
  const first = letters.slice(0, limits.letters)
  const over = first.findIndex(({ bytes }, i) => {
    room -= bytes.byteLength + lengthOfLength
    return i > 0 && room < 0
  })
  return over === -1 ? first : first.slice(0, over)
}
