/** Trims the outbox by the receipts that the board holds. What is acknowledged and still queued counts as acknowledged. */
import type { Phone } from '../storage/phone.ts'
import { dropUnsent } from '../storage/unsent.ts'

const keptFor = 14 * 24 * 60 * 60 * 1000

/** Codes after which the school holds the letter though its author is not known to it: sending it again changes nothing. */
const inQuarantine = new Set([
  'unknown_author',
  'card_used_up',
  'card_expired',
  'unknown_card',
  'device_ended',
])

export async function trimOutbox({ vault, board }: Phone, now: number): Promise<void> {
  const acks = await board.acks.toArray()
  for (const { letter, code } of acks) {
    const waiting = await vault.outbox.where('letter').equals(letter).first()
    if (waiting && waiting.settledAt === 0) await vault.outbox.update(waiting.n, { settledAt: now })
    // A refusal that was told in clear stays: the chooser and the author's screens show it.
    if (code !== '') continue
    if (waiting) await forgetQuarantine({ vault, board }, waiting.profile)
    await board.acks.delete(letter)
  }
  await vault.outbox
    .where('settledAt')
    .between(1, now - keptFor)
    .delete()
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

/** The school knows this author now: what it had kept for him has been settled as well. */
async function forgetQuarantine({ vault, board }: Pick<Phone, 'vault' | 'board'>, profile: string) {
  const letters = (await vault.outbox.where('profile').equals(profile).toArray()).map(item => item.letter)
  const kept = await board.acks
    .where('letter')
    .anyOf(letters)
    .filter(ack => inQuarantine.has(ack.code))
    .primaryKeys()
  await board.acks.bulkDelete(kept)
  await board.kin.where('letter').anyOf(kept).delete()
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
