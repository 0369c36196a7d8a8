/** The request: what this phone holds, and every letter that waits, whoever wrote it. */
import { sign } from '../letters/keys.ts'
import { join, toBase64url, toUtf8 } from '../wire/bytes.ts'
import { writeEnvelope } from '../wire/envelope.ts'
import { limits, wireVersion, type SyncRequest } from '../wire/sync.ts'
import { deviceOf, nextNumber, type Phone } from '../storage/phone.ts'
import { unknownPlace } from './enrol.ts'

export interface Ask {
  body: Uint8Array<ArrayBuffer>
  signature: string
  /** Letters that this request carries. */
  letters: string[]
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
  const ready = waiting.filter(item => item.sealed && item.place !== unknownPlace).slice(0, limits.letters)
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
  return { body, signature, letters: ready.map(item => item.letter), held, at: Date.now() }
}
