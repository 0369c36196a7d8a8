/** The request: what this phone holds, and every letter that waits, whoever wrote it. What it says, decides core/asking. */
import { sign } from '../letters/keys.ts'
import { join, toBase64url, toUtf8 } from '../wire/bytes.ts'
import { writeEnvelope } from '../wire/envelope.ts'
import { deviceOf, nextNumber, type Phone } from '../storage/phone.ts'
import { asking } from './core/asking.ts'
import type { Asked } from './core/taking.ts'
import { unknownPlace } from './enrol.ts'

export interface Ask extends Asked {
  body: Uint8Array<ArrayBuffer>
  signature: string
  /** Letters wait that it had no room for. */
  more: boolean
}

/** undefined when nobody lives on this phone and nothing lies here of those who left. @param shown whether the phone shows its key though the school knows it. */
export async function ask(phone: Phone, { shown = false } = {}): Promise<Ask | undefined> {
  const { vault, board } = phone
  // Letters of whoever has left still go; and a school that comes back from a backup is offered them again.
  if ((await vault.profiles.count()) === 0 && (await vault.outbox.count()) === 0) return undefined
  const device = await deviceOf(phone)
  const epochs = await vault.epochs.toArray()
  const { request, ready, more, held } = asking({
    device,
    known: !shown && ((await board.meta.get('contact'))?.known ?? false),
    number: await nextNumber(phone, 'requests'),
    cursors: await board.cursors.toArray(),
    epochs,
    waiting: await vault.outbox.where('settledAt').equals(0).sortBy('n'),
    unknownPlace,
  })
  const letters = ready.map(item => new Uint8Array(item.bytes))
  const body = writeEnvelope(request, letters)
  const signature = toBase64url(await sign(device.signer, join(toUtf8('POST /sync\n'), body)))
  return {
    body,
    signature,
    letters: ready.map(({ letter, place }) => ({ letter, place })),
    more,
    held,
    epochs: new Map(epochs.map(({ place, epoch }) => [place, epoch])),
    at: Date.now(),
  }
}
