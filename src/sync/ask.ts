/** The request: what this phone holds, and every letter that waits, whoever wrote it. */
import { sign } from '../letters/keys.ts'
import { join, toBase64url, toUtf8 } from '../wire/bytes.ts'
import { writeEnvelope } from '../wire/envelope.ts'
import { limits, wireVersion, type SyncRequest } from '../wire/sync.ts'
import { deviceOf, nextNumber, type Phone } from '../storage/phone.ts'
import type { Waiting } from '../storage/vault.ts'
import { unknownPlace } from './enrol.ts'

/** Bytes left for the head: forty places with their cursors are a tenth of it. */
const headRoom = 64_000
/** Before each frame of the envelope. */
const lengthOfLength = 4

export interface Ask {
  body: Uint8Array<ArrayBuffer>
  signature: string
  /** Letters that this request carries. */
  letters: string[]
  /** Others wait that it had no room for. */
  more: boolean
  /** Cursor and generation of each place as they were asked for: an answer applies only to a phone that still holds them. */
  held: Map<string, { cursor: number; generation: string; epoch: string }>
  /** The phone's clock at the asking. */
  at: number
}

/** undefined when nobody lives on this phone yet. */
export async function ask(phone: Phone): Promise<Ask | undefined> {
  const { vault, board } = phone
  if ((await vault.profiles.count()) === 0) return undefined
  const device = await deviceOf(phone)
  const known = (await board.meta.get('contact'))?.known ?? false
  const held: Ask['held'] = new Map()
  for (const { place, cursor, generation, epoch } of await board.cursors.toArray())
    held.set(place, { cursor, generation, epoch })

  const waiting = await vault.outbox.where('settledAt').equals(0).sortBy('n')
  const sealed = waiting.filter(item => item.sealed && item.place !== unknownPlace)
  const ready = fitting(sealed)
  const request: SyncRequest = {
    w: wireVersion,
    d: device.id,
    ...(!known && { k: device.publicKey }),
    n: await nextNumber(phone, 'requests'),
    p: [...held].map(([i, { cursor, generation, epoch }]) => ({ i, h: [cursor, generation, epoch] })),
  }
  const body = writeEnvelope(
    request,
    ready.map(item => new Uint8Array(item.bytes)),
  )
  const signature = toBase64url(await sign(device.signer, join(toUtf8('POST /sync\n'), body)))
  const letters = ready.map(item => item.letter)
  return { body, signature, letters, more: ready.length < sealed.length, held, at: Date.now() }
}

/** The first letters that one request can carry; the rest go with the next, which follows at once. */
function fitting(letters: Waiting[]): Waiting[] {
  let room = limits.body - headRoom
  return letters.slice(0, limits.letters).filter(({ bytes }, i) => {
    room -= bytes.byteLength + lengthOfLength
    return i === 0 || room >= 0
  })
}
