/** Trims the outbox by the receipts that the board holds; what to trim, decides core/trimming. */
import type { Phone } from '../storage/phone.ts'
import { dropUnsent } from '../storage/unsent.ts'
import { inQuarantine, keptFor, trimming } from './core/trimming.ts'

/** The vault first: should the phone die in between, a receipt is read twice, never lost. */
export async function trimOutbox({ vault, board }: Phone, now: number): Promise<void> {
  const acks = await board.acks.toArray()
  const answered = vault.outbox.where('letter').anyOf(acks.map(ack => ack.letter))
  const longAgo = vault.outbox.where('settledAt').between(1, now - keptFor)
  const sent = [...(await answered.toArray()), ...(await longAgo.toArray())]
  const { settled, old, served, kin } = trimming(acks, sent, now)
  await vault.transaction('rw', vault.outbox, async () => {
    await vault.outbox.where('n').anyOf(settled).modify({ settledAt: now })
    await vault.outbox.bulkDelete(old)
  })
  await board.acks.bulkDelete(served)
  if (kin.length > 0) await board.kin.where('letter').anyOf(kin).delete()
  await trimFiles(vault, now - keptFor)
}

/** A file that the school has had for as long is fetched from there when somebody wants to see it. */
async function trimFiles(vault: Phone['vault'], before: number) {
  const old = await vault.uploads.where('doneAt').between(1, before).primaryKeys()
  if (old.length === 0) return
  await vault.transaction('rw', vault.uploads, vault.files, vault.drafts, async () => {
    await vault.uploads.bulkDelete(old)
    await dropUnsent(vault, old)
  })
}

/** Letters of the last 14 days wait again; what the school still knows it settles a second time without effect. */
export async function offerAgain({ vault }: Phone, place: string): Promise<void> {
  await vault.outbox
    .where('settledAt')
    .above(0)
    .filter(item => item.place === place)
    .modify({ settledAt: 0 })
  const files = vault.uploads.where('doneAt').above(0)
  await files.filter(upload => upload.place === place).modify({ doneAt: 0, sent: 0, begun: 0 })
}

/** Letters of a profile that the school keeps in quarantine, with its reason. */
export async function quarantined(
  { vault, board }: Phone,
  profile: string,
): Promise<{ letter: string; code: string }[]> {
  const letters = new Set(
    (await vault.outbox.where('profile').equals(profile).toArray()).map(item => item.letter),
  )
  return (await board.acks.toArray()).filter(ack => letters.has(ack.letter) && inQuarantine.has(ack.code))
}
