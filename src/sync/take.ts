/**
 * Takes an answer in: all that it changes lands in one transaction of the board, or nothing. What, says core/taking. Rows are
 * read and kept slice by slice inside of that transaction, so that the page can answer a finger meanwhile.
 */
import { readEnvelope } from '../wire/envelope.ts'
import { limits, mostFrames, type SyncAnswer } from '../wire/sync.ts'
import type { SealedBundle } from '../storage/board.ts'
import type { Phone } from '../storage/phone.ts'
import { isAnswer, taking, Unreadable, type Asked, type Taking } from './core/taking.ts'
import { meetEpochs } from './receipts.ts'

/** `letters`: how many of those that were sent got their receipt. */
export type Taken = { ok: true; letters: number; news: boolean; now: number; ended: Ended } | { ok: false }
type Ended = NonNullable<SyncAnswer['ended']>

export async function take(phone: Phone, asked: Asked, bytes: Uint8Array): Promise<Taken> {
  try {
    return await takeIn(phone, asked, bytes)
  } catch (error) {
    if (error instanceof Unreadable) return { ok: false }
    throw error
  }
}

async function takeIn(phone: Phone, asked: Asked, bytes: Uint8Array): Promise<Taken> {
  const envelope = readEnvelope(bytes, { frames: mostFrames, frame: limits.frame })
  if (!envelope.ok || !isAnswer(envelope.head, envelope.frames.length)) return { ok: false }
  const { head, frames } = envelope
  const { board } = phone
  // First, and outside the board: should the phone die in between, work is offered once more, never once less.
  const epochs = await meetEpochs(phone, epochs => taking(asked, head, frames, new Map(), epochs).epochs)
  const tables = [board.rows, board.bundles, board.pages, board.cursors, board.acks, board.kin, board.meta]
  const all = await board.transaction('rw', tables, async () => {
    const all = taking(asked, head, frames, await cursorsOf(phone), epochs)
    await keep(phone, all)
    return all
  })
  return { ok: true, letters: all.letters, news: all.news, now: head.now, ended: head.ended ?? [] }
}

async function cursorsOf({ board }: Phone) {
  return new Map((await board.cursors.toArray()).map(cursor => [cursor.place, cursor]))
}

async function keep({ board }: Phone, { forget, slices, bundles, cursors, acks, kin, contact }: Taking) {
  for (const place of forget.places)
    await board.rows.where('[place+audience]').between([place, ''], [place, '\uffff']).delete()
  for (const { place, audience } of forget.audiences)
    await board.rows.where('[place+audience]').equals([place, audience]).delete()
  for (const place of slices)
    for (const { rows, gone } of place) {
      await board.rows.bulkPut(rows)
      await board.rows.bulkDelete(gone)
    }
  const kept = bundles.map(bundle => ({ ...bundle, bytes: new Uint8Array(bundle.bytes).buffer }))
  await board.bundles.bulkAdd(kept as SealedBundle[])
  await board.cursors.bulkPut(cursors)
  await board.acks.bulkPut(acks)
  if (kin.length > 0) await board.kin.where('letter').anyOf(kin).delete()
  await board.meta.put(contact)
}
